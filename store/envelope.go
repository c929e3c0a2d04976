package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"

	"doorzet/payroll"
)

// envelopeVersion is the only version of the envelope so far.
const envelopeVersion = 1

// envelopeHead is the length of version byte and checksum.
const envelopeHead = 5

var (
	errEnvelope = errors.New("store: checksum does not fit")
	errVersion  = errors.New("store: unknown envelope version")
	errTrailing = errors.New("store: bytes after the record")
	errOlder    = errors.New("store: what stands here is older than the file's header")
)

// checksum covers the bucket's name, the key and the payload, so that a value
// that ends up in another place is noticed too.
func checksum(bucket string, key, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	// One piece is summed faster than five: names and most keys are short.
	var room [96]byte
	head := append(room[:0], envelopeVersion)
	head = append(head, bucket...)
	length := uint16(len(key)) //nolint:gosec // bbolt takes no key above 32 KiB
	head = binary.BigEndian.AppendUint16(append(head, 0), length)
	head = append(head, key...)
	return crc32.Update(crc32.Update(0, table, head), table, payload)
}

// seal wraps a payload.
func seal(bucket string, key, payload []byte) []byte {
	out := make([]byte, envelopeHead, envelopeHead+len(payload))
	out[0] = envelopeVersion
	binary.BigEndian.PutUint32(out[1:], checksum(bucket, key, payload))
	return append(out, payload...)
}

// unseal gives the payload of an envelope, or says why it cannot be believed.
func unseal(bucket string, key, value []byte) ([]byte, error) {
	if len(value) < envelopeHead {
		return nil, errEnvelope
	}
	if value[0] != envelopeVersion {
		return nil, errVersion
	}
	payload := value[envelopeHead:]
	if binary.BigEndian.Uint32(value[1:]) != checksum(bucket, key, payload) {
		return nil, errEnvelope
	}
	return payload, nil
}

// sealOf reads the checksum of a wrapped value.
func sealOf(value []byte) uint32 {
	if len(value) < envelopeHead {
		return 0
	}
	return binary.BigEndian.Uint32(value[1:])
}

// decode reads JSON and refuses fields that it does not know.
func decode(payload []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(payload))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("store: read record: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errTrailing
	}
	return nil
}

// damaged names a record that is not what was written.
func damaged(bucket string, key []byte, err error) *payroll.Problem {
	return payroll.NewProblem(CodeDamaged, "bucket", bucket, "key", showKey(key)).Because(err)
}

// showKey writes a key so that no byte of it can reach a terminal raw.
func showKey(key []byte) string {
	quoted := strconv.QuoteToASCII(string(key))
	return quoted[1 : len(quoted)-1]
}
