package nmbrs

import (
	"context"
	"errors"
)

// Surveyor can ask a server what no public source tells of it. It writes, and
// takes back what it wrote: it is for a test company alone. Only REST has it.
type Surveyor interface {
	// Survey asks the questions of docs/questions-for-nmbrs.md with one employee
	// who has no rows and no days in the period, except those of an earlier survey.
	// The answers hold names of fields and the forms of values, never a value of
	// a person. ErrSurveyBusy means that nothing was written; ErrSurveyLeft that not
	// all could be taken back.
	Survey(ctx context.Context, t SurveyTarget) ([]SurveyAnswer, error)
}

// SurveyTarget says with what a survey is made.
type SurveyTarget struct {
	Company  CompanyID
	Employee EmployeeID
	Period   Period
	// HourCode and WageCode take one cent of an hour or a piece; 0 leaves the kind out.
	HourCode, WageCode int
	// Mark is the comment of every row that the survey makes: dz: and 26 letters.
	Mark string
}

// SurveyAnswer is what came of one call. It is the same whoever the employee is.
type SurveyAnswer struct {
	// Question is its number in docs/questions-for-nmbrs.md.
	Question int `json:"question"`
	// Asked is the call and what was special about it.
	Asked string `json:"asked"`
	// Status is that of the answer, 0 where there was none.
	Status int `json:"status"`
	// Shape is the form of its body: names of fields with what kind of value.
	Shape any `json:"shape,omitempty"`
	// Found is the conclusion, "" where the answer speaks for itself.
	Found string `json:"found,omitempty"`
}

// What can stop a survey.
var (
	// ErrSurveyBusy: the employee has rows or days that are not of a survey.
	ErrSurveyBusy = errors.New("nmbrs: the employee has rows or days of somebody")
	// ErrSurveyLeft: not all that the survey wrote could be taken back.
	ErrSurveyLeft = errors.New("nmbrs: something of the survey is still there")
)
