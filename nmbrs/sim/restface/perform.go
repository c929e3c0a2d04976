package restface

import (
	"errors"

	"doorzet/nmbrs/sim/faults"
)

// performREST does the work with the given effect and gives the answer, with
// its document for those faults that alter it.
func (s *Face) performREST(c *restCall, logged int, d faults.Doing, work restWork) (faults.Answer, any) {
	s.Lock()
	defer s.Unlock()
	rec := s.Entry(logged)
	res, err := work(c)
	var f *restError
	if errors.As(err, &f) {
		rec.Outcome, rec.Code = "fault", f.status
		return f.answer(s.dialect()), nil
	}
	rec.Outcome = "answered"
	s.Apply(rec, d.Of(res.apply, res.again), d.Effect, d.Late)
	return jsonAnswer(res.status, s.spelt(c, res.doc)), res.doc
}

// spelt gives a document of the API the spelling of the dialect; that of the
// authority is fixed by its standard.
func (s *Face) spelt(c *restCall, doc any) any {
	if s.dialect().pascal && c.op.Service != oauthService && doc != nil {
		return capitals(doc)
	}
	return doc
}
