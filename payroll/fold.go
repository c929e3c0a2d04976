package payroll

import "strings"

func FoldType(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
