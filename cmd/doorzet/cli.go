package main

import (
	"context"
)

// globals are the flags that every command takes.
type globals struct {
	Data    string `help:"${f_data}" placeholder:"DIR"`
	Company string `help:"${f_company}" placeholder:"ID"`
	Lang    string `help:"${f_lang}" placeholder:"nl|en"`
	JSON    bool   `name:"json" help:"${f_json}"`
	Debug   bool   `help:"${f_debug}"`
	Actor   string `help:"${f_actor}" placeholder:"NAME"`
	ASCII   bool   `name:"ascii" help:"${f_ascii}"`
	NoColor bool   `help:"${f_nocolor}"`
}

// cli is the grammar of the command line.
type cli struct {
	globals `group:"flags"`

	Screen screenCmd `cmd:"" default:"1" hidden:""`

	Demo demoCmd `cmd:"" help:"${c_demo}"`
	Sim  simCmd  `cmd:"" help:"${c_sim}"`

	Activate activateCmd `cmd:"" help:"${c_activate}"`
	Move     moveCmd     `cmd:"" help:"${c_move}"`
	Consents consentsCmd `cmd:"" help:"${c_consents}"`
	Probe    probeCmd    `cmd:"" help:"${c_probe}"`
	Rights   rightsCmd   `cmd:"" help:"${c_rights}"`
	Sync     syncCmd     `cmd:"" help:"${c_sync}"`
	Period   periodCmd   `cmd:"" help:"${c_period}"`
	Codes    codesCmd    `cmd:"" help:"${c_codes}"`
	Import   importCmd   `cmd:"" help:"${c_import}"`
	People   peopleCmd   `cmd:"" help:"${c_people}"`
	Venues   venuesCmd   `cmd:"" help:"${c_venues}"`
	Profiles profilesCmd `cmd:"" help:"${c_profiles}"`
	Eitje    eitjeCmd    `cmd:"" help:"${c_eitje}"`

	Surcharges surchargesCmd `cmd:"" help:"${c_surcharges}"`
	Holidays   holidaysCmd   `cmd:"" help:"${c_holidays}"`
	Matrix     matrixCmd     `cmd:"" help:"${c_matrix}"`
	Centres    centresCmd    `cmd:"" help:"${c_centres}"`

	Lines    linesCmd    `cmd:"" help:"${c_lines}"`
	Approve  approveCmd  `cmd:"" help:"${c_approve}"`
	Withdraw withdrawCmd `cmd:"" help:"${c_withdraw}"`
	Correct  correctCmd  `cmd:"" help:"${c_correct}"`
	Choose   chooseCmd   `cmd:"" help:"${c_choose}"`

	Elsewhere  elsewhereCmd  `cmd:"" help:"${c_elsewhere}"`
	Seen       seenCmd       `cmd:"" help:"${c_seen}"`
	Stragglers stragglersCmd `cmd:"" help:"${c_stragglers}"`
	Explain    explainCmd    `cmd:"" help:"${c_explain}"`

	Plan    planCmd    `cmd:"" help:"${c_plan}"`
	Export  exportCmd  `cmd:"" help:"${c_export}"`
	Verify  verifyCmd  `cmd:"" help:"${c_verify}"`
	Batches batchesCmd `cmd:"" help:"${c_batches}"`
	Doubts  doubtsCmd  `cmd:"" help:"${c_doubts}"`
	Rows    rowsCmd    `cmd:"" help:"${c_rows}"`
	Resolve resolveCmd `cmd:"" help:"${c_resolve}"`
	Undo    undoCmd    `cmd:"" help:"${c_undo}"`

	Report reportCmd `cmd:"" help:"${c_report}"`
	Sheet  sheetCmd  `cmd:"" help:"${c_sheet}"`

	Log      logCmd      `cmd:"" help:"${c_log}"`
	Backup   backupCmd   `cmd:"" help:"${c_backup}"`
	Restore  restoreCmd  `cmd:"" help:"${c_restore}"`
	Check    checkCmd    `cmd:"" help:"${c_check}"`
	Pages    pagesCmd    `cmd:"" name:"check-pages" hidden:""`
	Settings settingsCmd `cmd:"" help:"${c_settings}"`
	Purge    purgeCmd    `cmd:"" help:"${c_purge}"`
	Version  versionCmd  `cmd:"" help:"${c_version}"`

	Completions completionsCmd `cmd:"" help:"${c_completions}"`
	Man         manCmd         `cmd:"" help:"${c_man}"`
}

// command is what every subcommand does. The reply is printed once, as JSON or
// as text; an error is worded instead of it.
type command interface {
	run(ctx context.Context, a *app) (reply, error)
}

// reply is the outcome of a command.
type reply struct {
	// data is the JSON document; nil when the command wrote its own output.
	data any
	// page writes the same for a person.
	page func(*page)
	exit int
}

// The exit codes of the command line.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitParts  = 3 // refusals, conflicts or differences
	exitPerson = 4 // unsure, or a person must choose
)
