package store

// Area is the part of the work that a change belongs to. Undo stays within one:
// what was done elsewhere is taken back there.
type Area string

// The areas, each the name of the screen on which its changes are made.
const (
	AreaHours      Area = "hours"
	AreaPeople     Area = "people"
	AreaCodes      Area = "codes"
	AreaSurcharges Area = "surcharges"
	AreaCentres    Area = "centres"
	AreaMatrix     Area = "matrix"
	AreaPeriod     Area = "period"
)

// Areas lists them all.
func Areas() []Area {
	return []Area{AreaHours, AreaPeople, AreaCodes, AreaSurcharges, AreaCentres, AreaMatrix, AreaPeriod}
}

// areaOf tells where a change belongs that was kept without its area, by what it
// was called and what it changed: choices to the screen that offers them, lines
// and notes to the hours.
func areaOf(e UndoEntry) Area {
	switch e.Label {
	case "link-name", "basis":
		return AreaPeople
	case "surcharge", "surcharge-end", "holidays":
		return AreaSurcharges
	case "cost-centre":
		return AreaCentres
	case "goes-along", "extra-type", "finding":
		return AreaMatrix
	case "deadline":
		return AreaPeriod
	}
	if e.Settings != nil {
		return AreaCodes
	}
	return AreaHours
}

// giveAreas is the step to schema 8: every change that can be taken back gets the
// area that it belongs to.
func (t *tx) giveAreas() error {
	keys, err := t.companyKeys()
	if err != nil {
		return err
	}
	for _, key := range keys {
		c := &Company{key: key}
		olds, err := c.undoes(t)
		if err != nil {
			return err
		}
		all, err := c.table(t, bucketUndo)
		if err != nil {
			return err
		}
		for _, old := range olds {
			old.Area = areaOf(old)
			if err := all.put(number(old.ID), old); err != nil {
				return err
			}
		}
	}
	return nil
}
