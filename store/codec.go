package store

import (
	"encoding/json"
	"fmt"

	"doorzet/payroll"
)

// encodeLine writes a line's payload.
func encodeLine(l payroll.Line) ([]byte, error) {
	payload, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("store: write line: %w", err)
	}
	return payload, nil
}

// decodeLine reads a line's payload.
func decodeLine(payload []byte, l *payroll.Line) error {
	if err := json.Unmarshal(payload, l); err != nil {
		return fmt.Errorf("store: read line: %w", err)
	}
	return nil
}
