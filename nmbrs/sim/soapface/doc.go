// Package soapface speaks SOAP v3 over the office of the simulated Nmbrs, with its
// own reading and writing of XML: a mistake shared with the client would hide itself.
package soapface
