package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

const about = "Reviews hours and pushes them through to Nmbrs, once and provably"

// brew is the formula of Homebrew.
var brew = template.Must(template.New("formula").Parse(`class Doorzet < Formula
  desc "{{.About}}"
  homepage "{{.URL}}"
  version "{{.Version}}"
{{range .Systems}}
  on_{{.Name}} do
{{- range .Archives}}
    on_{{.Processor}} do
      url "{{$.URL}}/{{.File}}"
      sha256 "{{.Sum}}"
    end
{{- end}}
  end
{{end}}
  def install
    bin.install "doorzet"
    man1.install "man/doorzet.1"
    bash_completion.install "completions/doorzet.bash" => "doorzet"
    zsh_completion.install "completions/doorzet.zsh" => "_doorzet"
    fish_completion.install "completions/doorzet.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/doorzet version")
  end
end
`)) //nolint:gochecknoglobals // parsed once, never changed

type brewArchive struct{ Processor, File, Sum string }

type brewSystem struct {
	Name     string
	Archives []brewArchive
}

// manifests writes the formula of Homebrew and the manifest of Scoop for the
// archives that were made.
func (p packing) manifests(sums map[string]packed) error {
	url := strings.TrimRight(p.url, "/")
	doc := struct {
		About, URL, Version string
		Systems             []brewSystem
	}{about, url, strings.TrimPrefix(p.version, "v"), nil}
	for _, system := range [][2]string{{"macos", "darwin"}, {"linux", "linux"}} {
		s := brewSystem{Name: system[0]}
		for _, cpu := range [][2]string{{"arm", "arm64"}, {"intel", "amd64"}} {
			if a, ok := sums[system[1]+"/"+cpu[1]]; ok {
				s.Archives = append(s.Archives, brewArchive{cpu[0], a.name, a.sum})
			}
		}
		if len(s.Archives) > 0 {
			doc.Systems = append(doc.Systems, s)
		}
	}
	var formula strings.Builder
	if err := brew.Execute(&formula, doc); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(p.dir, "doorzet.rb"), []byte(formula.String()), 0o600); err != nil {
		return err
	}
	return p.scoop(url, doc.Version, sums)
}

type scoopArch struct {
	URL        string `json:"url"`
	Hash       string `json:"hash"`
	ExtractDir string `json:"extract_dir"`
}

// scoop writes the manifest of Scoop, for Windows.
func (p packing) scoop(url, version string, sums map[string]packed) error {
	m := struct {
		Version      string               `json:"version"`
		Description  string               `json:"description"`
		Homepage     string               `json:"homepage"`
		License      string               `json:"license"`
		Architecture map[string]scoopArch `json:"architecture"`
		Bin          string               `json:"bin"`
		Shortcuts    [][2]string          `json:"shortcuts"`
	}{
		Version: version, Description: about, Homepage: url, License: "MIT",
		Architecture: map[string]scoopArch{}, Bin: "doorzet.exe", Shortcuts: [][2]string{{"doorzet.exe", "Doorzet"}},
	}
	for name, arch := range map[string]string{"64bit": "amd64", "arm64": "arm64"} {
		if a, ok := sums["windows/"+arch]; ok {
			m.Architecture[name] = scoopArch{url + "/" + a.name, a.sum, strings.TrimSuffix(a.name, ".zip")}
		}
	}
	b, err := json.MarshalIndent(m, "", "    ")
	if err != nil {
		return fmt.Errorf("manifest of Scoop: %w", err)
	}
	return os.WriteFile(filepath.Join(p.dir, "doorzet.json"), append(b, '\n'), 0o600)
}
