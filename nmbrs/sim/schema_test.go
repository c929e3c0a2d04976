package sim

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// notInV2 names the answers whose v3 shape is known to differ from the v2.1
// description, and why.
func notInV2() map[string]string {
	return map[string]string{
		"Environment_Get":                       "exists in v3 only",
		"Contract_GetAll_AllEmployeesByCompany": "v3 has another item name and three more fields",
		"Contract_GetCurrentPeriod":             "v3 has no Result element and three more fields",
	}
}

// TestAnswersFitTheDescription validates answers against the schemas of the
// v2.1 service descriptions, with the namespace of v3.
func TestAnswersFitTheDescription(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed, so answers cannot be validated")
	}
	wsdls, dir := samples(t, "wsdl"), samples(t, "samples")
	tmp := t.TempDir()
	for _, service := range []string{debtorService, companyService, employeeService} {
		b, err := os.ReadFile(filepath.Join(wsdls, service+".wsdl"))
		must(t, err)
		_, rest, _ := strings.Cut(string(b), "<wsdl:types>")
		schema, _, _ := strings.Cut(rest, "</wsdl:types>")
		schema = strings.ReplaceAll(schema, "/soap/v2.1/", "/soap/v3/")
		schema = strings.Replace(schema, "<s:schema ", `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s1="http://microsoft.com/wsdl/types/" xmlns:tns="`+nsBase+service+`" `, 1)
		// A description may hold a second schema, of the GUID type.
		schema, types, two := strings.Cut(schema, "</s:schema>")
		schema += "</s:schema>"
		if two && strings.TrimSpace(types) != "" {
			types = strings.Replace(types, "<s:schema ", `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" `, 1)
			must(t, os.WriteFile(filepath.Join(tmp, service+".types.xsd"), []byte(strings.TrimSpace(types)), 0o600))
			schema = strings.Replace(schema, `<s:import namespace="http://microsoft.com/wsdl/types/"`,
				`<s:import namespace="http://microsoft.com/wsdl/types/" schemaLocation="`+service+`.types.xsd"`, 1)
		}
		xsd := filepath.Join(tmp, service+".xsd")
		must(t, os.WriteFile(xsd, []byte(schema), 0o600))
		files, err := filepath.Glob(filepath.Join(dir, service+".*.request.xml"))
		must(t, err)
		cmd := []string{"--noout", "--nonet", "--schema", xsd}
		for _, f := range files {
			op := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), service+"."), ".request.xml")
			if notInV2()[op] != "" {
				continue
			}
			req, err := os.ReadFile(f)
			must(t, err)
			r := newRig(t, nil)
			sent := replaceValue(replaceValue(string(req), "DebtorId", "1"), "RunId", "301")
			if strings.HasSuffix(op, "_Update") {
				sent = replaceValue(sent, "Id", map[bool]string{true: "88001234", false: "88001235"}[op[0] == 'H'])
			}
			status, got, err := r.send(service, sent, op)
			if err != nil || status != 200 {
				t.Fatalf("%s: %d %v %s", op, status, err, got)
			}
			_, inner, _ := strings.Cut(got, "<soap:Body>")
			inner, _, _ = strings.Cut(inner, "</soap:Body>")
			inner = strings.Replace(inner, " xmlns=", ` xmlns:xsi="`+nsXSI+`" xmlns=`, 1)
			doc := filepath.Join(tmp, op+".xml")
			must(t, os.WriteFile(doc, []byte(xmlHead+inner), 0o600))
			cmd = append(cmd, doc)
		}
		if out, err := exec.CommandContext(t.Context(), lint, cmd...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", service, err, out)
		}
	}
}
