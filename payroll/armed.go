package payroll

// Armed tells whether a person confirmed a correction of the line that the next
// sending does: what was sent of it stands in Nmbrs otherwise, or was taken back
// since.
func (v *Verdict) Armed() bool {
	switch v.State {
	case StateChanged:
		return v.corrects()
	case StateReady:
		return v.cover != nil && v.cover.sent > 0 && v.cover.sent < v.Line.Version && v.Line.Corrected == v.Line.Version
	default:
		return false
	}
}
