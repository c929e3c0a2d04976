#!/usr/bin/env bash
# Walks the demo from the start to white rows by keys alone, in a real terminal
# of tmux, at the smallest size and at a wide one.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v tmux >/dev/null || { echo "tmux is not installed"; exit 1; }
[ -x bin/doorzet ] || make -s build
export LC_ALL=C.UTF-8 TERM=xterm-256color

socket="doorzet-ci-$$"
t() { tmux -L "$socket" "$@"; }
trap 't kill-server 2>/dev/null || true' EXIT

screen() { t capture-pane -p -t demo; }

# see waits until the screen shows a text.
see() {
	local i
	for i in $(seq 1 300); do
		if screen | grep -qF -- "$1"; then return 0; fi
		read -rt 0.1 <> <(:) || true
	done
	echo "the screen does not show: $1"
	screen
	exit 1
}

press() { t send-keys -t demo "$@"; }

walk() {
	local w=$1 h=$2
	t new-session -d -s demo -x "$w" -y "$h" "bin/doorzet demo --lang nl; echo ended with \$?; cat"
	see 'Welkom bij Doorzet'
	sleep 1 # what opens by itself ignores keys for a moment
	press Enter; see 'Volgende stap: Medewerkers'
	see 'Rondleiding 1 van 7: druk op 3 voor Medewerkers'
	press Enter; see 'Nog geen medewerkers'
	see 'Rondleiding 1 van 7: r haalt'
	press r; see 'Verschil met Nmbrs'
	press A; see 'Overgenomen uit Nmbrs'
	press 4; see 'Eerste gewerkte dag'
	press o; see 'Verloningsperiodes vastleggen?'
	press Tab Enter; see 'nu in Nmbrs'
	press 6; see 'oefenbestand'
	press Enter; see 'geweigerd 1'
	press Enter; see 'Uren inlezen?'
	press Tab Enter; see 'is ingelezen'
	press 5; see 'Codes'
	press r; see '2100'
	press S; see '4 van 4 codes gekoppeld'
	press d; see 'Gewerkte dagen: gaan mee'
	press 7; see 'goedgekeurd'
	press A; see 'Alles goedkeuren?'
	press Tab Enter; see 'spatie keuren'
	press 8; see 'te sturen'
	press Enter; see 'Eerste keer doorzetten'
	press Down Enter; see 'Doorzetten naar Nmbrs?'
	press Tab Enter; see 'Teruggelezen uit Nmbrs'
	press 7; see '✓ + Anouk'
	screen
	see 'Rondleiding 7 van 7: druk op 9'
	press F2
	press 9; see 'Alles staat in Nmbrs zoals het is doorgezet'
	screen
	press q; see 'ended with 0'
	t kill-session -t demo
	echo "demo walked from start to white rows at ${w}x${h}"
}

walk 80 24
walk 120 40
