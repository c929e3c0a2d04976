// Package soap speaks to Nmbrs over SOAP v3 and is one of the transports
// behind nmbrs.Client.
//
// It writes SOAP 1.1 and reads 1.1 and 1.2. A read is tried up to three times;
// a write leaves the machine once at most, and an answer to it is believed
// only when it is whole, in the right place and in the right shape. What is
// not believed is nmbrs.ClassUnsure: the caller has to look what happened.
//
// Shapes come from the public v2.1 descriptions and from the pages under
// https://api.nmbrs.nl/soap/v3; where those are silent the decoder goes by the
// required fields of an item and not by the item's name. Nmbrs ends SOAP on
// 1 March 2027.
package soap
