package ui

import (
	"doorzet/ui/grid"
	"doorzet/ui/theme"
)

// GridStyles gives a grid the looks of the theme; empty is what it says when
// it has no rows.
func GridStyles(t *theme.Theme, empty string) grid.Styles {
	return grid.Styles{
		Head: t.Style(theme.GridHead), Cursor: t.Style(theme.Cursor), CursorRow: t.Style(theme.CursorRow),
		Selection: t.Style(theme.Selection), Mark: t.Glyphs().Ellipsis, Empty: empty,
	}
}
