package sim

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"doorzet/internal/shared"
	"doorzet/nmbrs/sim/office"
	"doorzet/nmbrs/sim/soapface"
)

// v3Differences turns the schemas of v2.1 into what is known of v3: the
// documented differences, and the answers that exist in v3 only. The namespace
// has been renamed before.
func v3Differences(service, schema string) string {
	types := map[string]string{
		office.DebtorService: mappingTypes + response("Environment_Get", `<s:sequence>`+
			field("Domain", "s:string")+field("SubDomain", "s:string")+`</s:sequence>`) +
			response("Converter_GetDebtors_IntToGuid", mappingResult),
		office.CompanyService: mappingTypes + response("Converter_GetByCompany_IntToGuid", mappingResult),
		office.EmployeeService: response("EmployeeType_GetList", `<s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="EmployeeType" nillable="true">`+
			`<s:complexType><s:sequence>`+field("Id", "s:int")+field("Description", "s:string")+`</s:sequence></s:complexType></s:element></s:sequence>`) +
			response("Contract_GetAll", `<s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="EmployeeContract" nillable="true" type="tns:EmployeeContract"/></s:sequence>`) +
			response("PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany", `<s:sequence><s:element minOccurs="0" maxOccurs="unbounded" name="PersonalInfoItem" nillable="true" type="tns:PersonalInfoItem"/></s:sequence>`) +
			response("DaysVarWorked_Get", workedResult) + response("DaysVarWorked_GetCurrent", workedResult) +
			`<s:element name="DaysVarWorked_SetResponse"><s:complexType/></s:element><s:element name="DaysVarWorked_SetCurrentResponse"><s:complexType/></s:element>`,
	}
	for _, edit := range [][2]string{
		{`name="EmployeeContractItem" nillable="true"`, `name="EmployeeContractItemGlobal" nillable="true"`},
		{`maxOccurs="1" name="Contract_GetCurrentPeriodResult"`, `maxOccurs="unbounded" name="EmployeeContractItem"`},
		{
			`name="EmploymentSequenceTaxId" type="s:int" />
          <s:element minOccurs="1" maxOccurs="1" name="Indefinite" nillable="true" type="s:boolean" />
        </s:sequence>
      </s:complexType>
      <s:complexType name="ArrayOfEmployeeContractItem">`,
			`name="EmploymentSequenceTaxId" type="s:int" />
          <s:element minOccurs="1" maxOccurs="1" name="Indefinite" nillable="true" type="s:boolean" />
          <s:element minOccurs="1" maxOccurs="1" name="PhaseClassification" type="s:int" />
          <s:element minOccurs="1" maxOccurs="1" name="WrittenContract" type="s:boolean" />
          <s:element minOccurs="0" maxOccurs="1" name="HoursPerWeek" nillable="true" type="s:decimal" />
        </s:sequence>
      </s:complexType>
      <s:complexType name="ArrayOfEmployeeContractItem">`,
		},
	} {
		schema = strings.Replace(schema, edit[0], edit[1], 1)
	}
	return strings.Replace(schema, "</s:schema>", types[service]+"</s:schema>", 1)
}

const (
	mappingTypes = `<s:complexType name="v3Mapping"><s:sequence><s:element name="IdInt" type="s:int"/><s:element name="IdGuid">` +
		`<s:simpleType><s:restriction base="s:string"><s:pattern value="[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/></s:restriction></s:simpleType></s:element></s:sequence></s:complexType>`
	mappingResult = `<s:sequence><s:element name="Entity" type="s:string"/><s:element minOccurs="0" name="Mappings"><s:complexType><s:sequence>` +
		`<s:element minOccurs="0" maxOccurs="unbounded" name="Mapping" type="tns:v3Mapping"/></s:sequence></s:complexType></s:element></s:sequence>`
	workedResult = `<s:sequence><s:element name="Days" type="s:int"/><s:element name="PlusMinusDaysForWageComp" type="s:int"/></s:sequence>`
)

func field(name, kind string) string { return `<s:element name="` + name + `" type="` + kind + `"/>` }

// response describes an answer that exists in v3 only.
func response(op, content string) string {
	return `<s:element name="` + op + `Response"><s:complexType><s:sequence><s:element minOccurs="0" name="` + op +
		`Result"><s:complexType>` + content + `</s:complexType></s:element></s:sequence></s:complexType></s:element>`
}

// schemaOf writes the schema of a service to a file.
func schemaOf(t *testing.T, service, dir string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared.Dir(t, "nmbrs", "wsdl"), service+".wsdl"))
	must(t, err)
	_, rest, _ := strings.Cut(strings.ReplaceAll(string(b), "\r\n", "\n"), "<wsdl:types>")
	schema, _, _ := strings.Cut(rest, "</wsdl:types>")
	schema = strings.ReplaceAll(schema, "/soap/v2.1/", "/soap/v3/")
	schema = strings.Replace(schema, "<s:schema ", `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:s1="http://microsoft.com/wsdl/types/" xmlns:tns="`+nsBase+service+`" `, 1)
	// A description may hold a second schema, of the GUID type.
	schema, types, two := strings.Cut(schema, "</s:schema>")
	schema += "</s:schema>"
	if two && strings.TrimSpace(types) != "" {
		types = strings.Replace(types, "<s:schema ", `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" `, 1)
		must(t, os.WriteFile(filepath.Join(dir, service+".types.xsd"), []byte(strings.TrimSpace(types)), 0o600))
		schema = strings.Replace(schema, `<s:import namespace="http://microsoft.com/wsdl/types/"`,
			`<s:import namespace="http://microsoft.com/wsdl/types/" schemaLocation="`+service+`.types.xsd"`, 1)
	}
	xsd := filepath.Join(dir, service+".xsd")
	must(t, os.WriteFile(xsd, []byte(v3Differences(service, schema)), 0o600))
	return xsd
}

// requestOf gives a request for an operation: the sample, or for what exists
// in v3 only one made here.
func requestOf(t *testing.T, op office.Operation) string {
	t.Helper()
	parameters := map[string]string{
		"EmployeeType_GetList": "", "Converter_GetDebtors_IntToGuid": "",
		"Converter_GetByCompany_IntToGuid":                    "<Entity>Employee</Entity><CompanyId>54613</CompanyId>",
		"Contract_GetAll":                                     "<EmployeeId>503293</EmployeeId>",
		"PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany": "<CompanyId>54613</CompanyId>",
		"DaysVarWorked_Get":                                   "<EmployeeId>503293</EmployeeId>" + aPeriod,
		"DaysVarWorked_GetCurrent":                            "<EmployeeId>503293</EmployeeId>",
		"DaysVarWorked_Set":                                   "<EmployeeId>503293</EmployeeId><Days>4</Days><PlusMinusDaysForWageComp>1</PlusMinusDaysForWageComp>" + aPeriod,
		"DaysVarWorked_SetCurrent":                            "<EmployeeId>503293</EmployeeId><Days>4</Days><PlusMinusDaysForWageComp>1</PlusMinusDaysForWageComp>",
	}
	if inner, ok := parameters[op.Name]; ok {
		return strings.ReplaceAll(body(op.Name, inner), nsBase+office.EmployeeService, nsBase+op.Service)
	}
	b, err := os.ReadFile(filepath.Join(shared.Dir(t, "nmbrs", "samples"), op.Service+"."+op.Name+".request.xml"))
	must(t, err)
	sent := replaceValue(replaceValue(string(b), "DebtorId", "1"), "RunId", "301")
	if strings.HasSuffix(op.Name, "_Update") {
		sent = replaceValue(sent, "Id", map[bool]string{true: "88001234", false: "88001235"}[op.Name[0] == 'H'])
	}
	return sent
}

// TestAnswersFitTheDescription validates the answer to every operation, under
// several switches, against the schemas of the v2.1 service descriptions with
// the namespace and the documented differences of v3, and prints them.
func TestAnswersFitTheDescription(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed, so answers cannot be validated")
	}
	ways := []struct {
		name string
		set  func(*ScenarioOptions)
	}{
		{"plain", func(*ScenarioOptions) {}},
		{"nil items, year 1, nil hours", func(o *ScenarioOptions) { o.NilItems, o.ZeroDates, o.NilHours = true, true, true }},
		{"absent empty lists, SOAP 1.2", func(o *ScenarioOptions) { o.EmptyList, o.SOAPEnvelope = "absent", "1.2" }},
	}
	tmp := t.TempDir()
	checked := 0
	for _, service := range []string{office.DebtorService, office.CompanyService, office.EmployeeService} {
		xsd := schemaOf(t, service, tmp)
		for _, op := range soapface.Operations() {
			if op.Service != service {
				continue
			}
			checked++
			cmd := []string{"--noout", "--nonet", "--schema", xsd}
			for i, way := range ways {
				r := newRig(t, func(sc *Scenario) { way.set(&sc.Options) })
				status, got, err := r.send(service, requestOf(t, op.Operation), op.Name)
				if err != nil || status != 200 {
					t.Fatalf("%s, %s: %d %v %s", op.Name, way.name, status, err, got)
				}
				_, inner, _ := strings.Cut(got, "<soap:Body>")
				inner, _, _ = strings.Cut(inner, "</soap:Body>")
				inner = strings.Replace(inner, " xmlns=", ` xmlns:xsi="`+nsXSI+`" xmlns=`, 1)
				doc := filepath.Join(tmp, op.Name+strconv.Itoa(i)+".xml")
				must(t, os.WriteFile(doc, []byte(xmlHead+inner), 0o600))
				cmd = append(cmd, doc)
			}
			said := "valid"
			if out, err := exec.CommandContext(t.Context(), lint, cmd...).CombinedOutput(); err != nil {
				said = "WRONG"
				t.Errorf("%s.%s: %v\n%s", service, op.Name, err, out)
			}
			t.Logf("%-86s %s", service+"."+op.Name, said)
		}
	}
	if checked != len(soapface.Operations()) {
		t.Errorf("checked %d operations of %d", checked, len(soapface.Operations()))
	}
}

// TestAnswerCheckCanFail makes sure that the check above sees a wrong answer.
func TestAnswerCheckCanFail(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed, so answers cannot be validated")
	}
	tmp := t.TempDir()
	xsd := schemaOf(t, office.EmployeeService, tmp)
	for name, inner := range map[string]string{
		"DaysVar_Get":       "<DaysVar_GetResult>four</DaysVar_GetResult>",
		"DaysVarWorked_Get": "<DaysVarWorked_GetResult><Days>4</Days></DaysVarWorked_GetResult>",
	} {
		doc := filepath.Join(tmp, name+".xml")
		must(t, os.WriteFile(doc, []byte(`<`+name+`Response xmlns="`+nsBase+office.EmployeeService+`">`+inner+`</`+name+`Response>`), 0o600))
		if err := exec.CommandContext(t.Context(), lint, "--noout", "--nonet", "--schema", xsd, doc).Run(); err == nil {
			t.Errorf("%s: a wrong answer was taken for valid", name)
		}
	}
}
