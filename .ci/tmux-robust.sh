#!/usr/bin/env bash
# What a terminal can do to the program: other sizes at any moment, the shell in
# between, no colours, plain characters, a window that is too small, a hang-up.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v tmux >/dev/null || { echo "tmux is not installed"; exit 1; }
[ -x bin/doorzet ] || make -s build
export LC_ALL=C.UTF-8 TERM=xterm-256color

socket="doorzet-robust-$$"
t() { tmux -L "$socket" "$@"; }
trap 't kill-server 2>/dev/null || true' EXIT

t start-server ';' set-option -g exit-empty off

screen() { t capture-pane -p -t demo; }

# see waits until the screen shows a text, gone until it does not.
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

gone() {
	local i
	for i in $(seq 1 300); do
		if ! screen | grep -qF -- "$1"; then return 0; fi
		read -rt 0.1 <> <(:) || true
	done
	echo "the screen still shows: $1"
	screen
	exit 1
}

press() { t send-keys -t demo "$@"; }
size() { t resize-window -t demo -x "$1" -y "$2"; }

# begin starts the demo inside a shell, so that there is one to go back to.
begin() {
	t new-session -d -s demo -x 80 -y 24 "env PS1='shell> ' $1 bash --norc -i"
	see 'shell>'
	press "bin/doorzet demo --lang nl $2" Enter
	see 'Welkom bij Doorzet'
	sleep 1 # what opens by itself ignores keys for a moment
	press Enter
	see 'Volgende stap'
}

finish() {
	press q
	see 'shell>'
	press 'echo left with $?' Enter
	see 'left with 0'
	t kill-session -t demo
}

# Every size from the smallest to a wall of a screen, and one that is too small.
begin "" ""
press 7
see 'Uren'
for wh in "300 100" "81 25" "120 40" "200 24" "80 100" "80 24"; do
	read -r w h <<<"$wh"
	size "$w" "$h"
	see 'stoppen'
done
size 60 20
see 'te klein'
size 80 24
see 'nog te keuren'
# To the shell and back: the screen is as it was.
press C-z
see 'Stopped'
press 'fg' Enter
see 'nog te keuren'
press F1
see 'Hulp: Uren'
press Escape
gone 'Hulp: Uren'
finish
echo "sizes, the shell in between and help: as they should be"

# Without colours nothing of a colour is sent; signs and words stay.
for how in "env NO_COLOR=1|" "|--no-color" "|--ascii --no-color"; do
	begin "${how%%|*}" "${how##*|}"
	press 7
	see 'nog te keuren'
	if t capture-pane -e -p -t demo | grep -qP '\x1b\[[0-9;]*(3[0-7]|4[0-7]|38;|48;|9[0-7])[;m]'; then
		echo "a colour was sent with: $how"
		t capture-pane -e -p -t demo | head -5 | cat -v
		exit 1
	fi
	case "$how" in
	*--ascii*)
		if screen | grep -qP '[^\x00-\x7f]'; then
			echo "a character beyond ASCII was sent:"
			screen
			exit 1
		fi
		;;
	esac
	finish
done
echo "no colours and plain characters: as they should be"

# A lost connection ends the program; nothing of it stays behind.
begin "" ""
pid=$(t list-panes -t demo -F '#{pane_pid}')
child=$(ps -o pid= --ppid "$pid" | head -1 | tr -d ' ')
t kill-session -t demo
for i in $(seq 1 100); do
	if ! kill -0 "$child" 2>/dev/null; then break; fi
	read -rt 0.1 <> <(:) || true
done
if kill -0 "$child" 2>/dev/null; then
	echo "the program goes on after its terminal has gone"
	kill "$child"
	exit 1
fi
echo "a lost terminal ends the program"
