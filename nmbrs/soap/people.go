package soap

import (
	"context"
	"fmt"

	"doorzet/nmbrs"
)

// wirePerson is an entry of a personal history, without what must not be kept.
type wirePerson struct {
	since
	DisplayName    wireText
	EmployeeNumber wireText
	FirstName      wireText
	Prefix         wireText
	LastName       wireText
	Nickname       wireText
	EmailPrivate   wireText
	EmailWork      wireText
}

func (w *wirePerson) named() bool {
	return w.EmployeeNumber.seen.seen || w.LastName.seen.seen || w.FirstName.seen.seen || w.DisplayName.seen.seen
}

func (w *wirePerson) info(id nmbrs.EmployeeID) nmbrs.PersonalInfo {
	return nmbrs.PersonalInfo{
		Employee: id, Number: w.EmployeeNumber.val,
		FirstName: w.FirstName.val, Prefix: w.Prefix.val, LastName: w.LastName.val, Nickname: w.Nickname.val,
		EmailWork: w.EmailWork.val, EmailHome: w.EmailPrivate.val,
	}
}

// wirePersonItem is one employee: with a history, or, as the call without
// citizen service numbers may have it, with the fields themselves.
type wirePersonItem struct {
	owner
	wirePerson
	List nested[wirePerson] `xml:"EmployeePersonalInfos"`
}

func (w wirePersonItem) value() ([]nmbrs.PersonalInfo, error) {
	id, err := w.employee()
	if err != nil {
		return nil, err
	}
	if w.List.list == nil {
		if !w.named() {
			return nil, fmt.Errorf("EmployeePersonalInfos: %w", errMissing)
		}
		return []nmbrs.PersonalInfo{w.info(id)}, nil
	}
	var latest *wirePerson
	for i := range w.List.list {
		p := &w.List.list[i]
		if !p.named() {
			return nil, fmt.Errorf("EmployeeNumber: %w", errMissing)
		}
		if latest == nil || p.newer(&latest.since) {
			latest = p
		}
	}
	if latest == nil {
		return nil, nil
	}
	return []nmbrs.PersonalInfo{latest.info(id)}, nil
}

// People gives names and e-mails: by the call without citizen service numbers,
// else from the history of personal data, else from the flat call.
func (c *staffCalls) People(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	ways := []struct {
		call string
		read func() ([]nmbrs.PersonalInfo, error)
	}{
		{bulkOp(opPeople).call(), func() ([]nmbrs.PersonalInfo, error) {
			return flatten(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(opPeople), companyIDMixed, company))
		}},
		{bulkOp(opPeopleAll).call(), func() ([]nmbrs.PersonalInfo, error) {
			return flatten(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(opPeopleAll), companyIDUpper, company))
		}},
		{bulkOp(opFlat).call(), func() ([]nmbrs.PersonalInfo, error) { return c.flatPeople(ctx, company) }},
	}
	var skipped []nmbrs.Skipped
	for _, way := range ways {
		people, err := way.read()
		if err == nil {
			return people, skipped, nil
		}
		if hopeless(ctx, err) {
			return nil, skipped, err
		}
		skipped = append(skipped, nmbrs.Skipped{Call: way.call, Err: err})
	}
	return nil, skipped, skipped[len(skipped)-1].Err
}

// flatPeople reads names from the flat call, which has no nickname.
func (c *staffCalls) flatPeople(ctx context.Context, company nmbrs.CompanyID) ([]nmbrs.PersonalInfo, error) {
	rows, err := c.flat(ctx, company)
	if err != nil {
		return nil, err
	}
	people := make([]nmbrs.PersonalInfo, 0, len(rows))
	for i := range rows {
		w := &rows[i]
		id, err := w.employee()
		if err != nil {
			return nil, err
		}
		people = append(people, nmbrs.PersonalInfo{
			Employee: id, Number: w.EmployeeNumber.val,
			FirstName: w.FirstName.val, Prefix: w.Prefix.val, LastName: w.LastName.val,
			EmailWork: w.EmailWork.val, EmailHome: w.EmailPrivate.val,
		})
	}
	return people, nil
}
