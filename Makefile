# Doorzet. `make` alone lists what there is to do.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

GO      ?= go
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
COMMIT  := $(shell git rev-parse HEAD 2>/dev/null)
# The moment of the commit, not of the build: the same commit gives the same bytes.
BUILT   := $(shell TZ=UTC git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ 2>/dev/null)
EPOCH   := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# A Debian version begins with a digit.
DEB_VERSION := $(if $(filter v%,$(VERSION)),$(patsubst v%,%,$(VERSION)),0~$(VERSION))
# Without the tables of a debugger (-w), which a clerk never uses; functions and lines in a crash report stay.
LDFLAGS := -w -X main.version=$(VERSION) -X main.commit=$(COMMIT) -X main.built=$(BUILT)
# The version comes from git describe above, so the build does not ask git again.
BUILD   := CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false

# Tools are built from source at these versions; a new number builds anew.
GOLANGCI_VERSION := v2.15.0
GOFUMPT_VERSION  := v0.12.0
GREMLINS_VERSION := v0.6.0
CYCLONEDX_VERSION := v1.10.0
NFPM_VERSION := v2.45.2
VULNCHECK_VERSION := v1.9.0
TOOLS    := .tools
GOLANGCI := $(TOOLS)/golangci-lint-$(GOLANGCI_VERSION)/golangci-lint
GOFUMPT  := $(TOOLS)/gofumpt-$(GOFUMPT_VERSION)/gofumpt
GREMLINS := $(TOOLS)/gremlins-$(GREMLINS_VERSION)/gremlins
CYCLONEDX := $(TOOLS)/cyclonedx-gomod-$(CYCLONEDX_VERSION)/cyclonedx-gomod
NFPM := $(TOOLS)/nfpm-$(NFPM_VERSION)/nfpm
VULNCHECK := $(TOOLS)/govulncheck-$(VULNCHECK_VERSION)/govulncheck

GO_FILES = $(shell find . -name '*.go' -not -path './.*/*')

# Extra flags for a test run: make test GOTESTFLAGS=-v
GOTESTFLAGS ?=
RACE_PKGS   ?= ./...
BENCH       ?= .
BENCH_PKGS  ?= ./...
BENCHTIME   ?= 1s
FUZZ_PKGS   ?= ./...
FUZZTIME    ?= 10m
MUTATE_PKGS  ?= ./payroll ./link
MUTATE_FLAGS ?= --workers 2 --timeout-coefficient 10
TORTURE_PKGS    ?= ./store ./link/... ./payroll/intake
TORTURE_TIMEOUT ?= 8h
# Properties walk the same way each time, so that a change is judged by itself;
# RAPID_SEED=0 lets them walk another way, as the long runs do.
RAPID_SEED ?= 20261127
export RAPID_SEED
# Where the files of a version will be found; the manifests of package managers name it.
RELEASE_URL ?= https://example.org/doorzet/$(VERSION)
PLATFORMS   ?= linux/amd64 linux/arm64 windows/amd64 windows/arm64 darwin/amd64 darwin/arm64

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: build
build: ## build bin/doorzet: static, without cgo
	$(BUILD) -ldflags '$(LDFLAGS)' -o bin/doorzet ./cmd/doorzet

.PHONY: run demo
run: build ## build, then open the demo with the example company and the simulator
	bin/doorzet demo

demo: run ## the same as run

.PHONY: test
test: ## run all tests (needs only Go, git and make)
	CGO_ENABLED=0 $(GO) test $(GOTESTFLAGS) ./...

.PHONY: check
check: fmt-check tidy-check vet lint vuln cross race test-rest ## all that CI checks, with every test under the race detector

.PHONY: test-rest
test-rest: ## run the tests of the link once more, over REST, and briefly in another dialect of it
	DOORZET_TEST_TRANSPORT=rest CGO_ENABLED=0 $(GO) test $(GOTESTFLAGS) ./link -count=1 -parallel 8 -timeout 30m
	DOORZET_TEST_TRANSPORT=rest DOORZET_TEST_DIALECT=other DOORZET_TESTS=brief CGO_ENABLED=0 $(GO) test $(GOTESTFLAGS) ./link -count=1 -parallel 8 -timeout 30m

.PHONY: fmt
fmt: $(GOFUMPT) ## format the Go files
	$(GOFUMPT) -w $(GO_FILES)

.PHONY: fmt-check
fmt-check: $(GOFUMPT) ## say which files are not formatted
	@bad=$$( { gofmt -s -l $(GO_FILES) && $(GOFUMPT) -l $(GO_FILES); } 2>&1 | sed 's,^\./,,' | sort -u ); \
	if [ -n "$$bad" ]; then echo "not formatted, run 'make fmt':"; echo "$$bad"; exit 1; fi

.PHONY: tidy-check
tidy-check: ## say what go mod tidy would change, and that the modules are the ones in go.sum
	$(GO) mod tidy -diff
	$(GO) mod verify

.PHONY: vet
vet: ## run go vet
	$(GO) vet ./...

.PHONY: lint
lint: $(GOLANGCI) ## run golangci-lint with .golangci.yml
	$(GOLANGCI) run ./...

.PHONY: vuln
vuln: $(VULNCHECK) ## look the modules up among known weaknesses, where that list can be had
	@out=$$($(VULNCHECK) ./... 2>&1); rc=$$?; \
	if printf '%s' "$$out" | grep -qiE 'fetching vulnerabilit|no such host|connection refused|dial tcp|proxyconnect|403 Forbidden'; then \
	    echo "the list of known weaknesses cannot be had here: skipped"; \
	else printf '%s\n' "$$out"; exit $$rc; fi

.PHONY: race
race: ## run the tests under the race detector in a random order (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -shuffle=on $(GOTESTFLAGS) $(RACE_PKGS)

.PHONY: cross
cross: ## compile for Windows and macOS
	GOOS=windows GOARCH=amd64 $(BUILD) -o /dev/null ./...
	GOOS=darwin GOARCH=arm64 $(BUILD) -o /dev/null ./...

.PHONY: bench
bench: | bin ## measure speed and print a table (BENCH=regexp, BENCHTIME=1s)
	@CGO_ENABLED=0 $(GO) test -run '^$$' -bench '$(BENCH)' -benchtime $(BENCHTIME) -benchmem -timeout 1h $(BENCH_PKGS) >bin/bench.txt \
	    || { cat bin/bench.txt; exit 1; }
	@awk -f .ci/bench.awk bin/bench.txt

.PHONY: pictures
pictures: ## draw the pictures of docs/ from the real screens
	DOORZET_PICTURES=$(CURDIR)/docs CGO_ENABLED=0 $(GO) test -count=1 -run '^TestPictures$$' ./ui

.PHONY: keys
keys: ## write the tables of keys in docs/keys.md and the manual from the actions of the screens
	DOORZET_WRITE=1 CGO_ENABLED=0 $(GO) test -count=1 -run '^TestKeyReference$$' ./ui

.PHONY: keys-long
keys-long: ## press 100,000 random keys through the whole program
	DOORZET_KEYS=100000 CGO_ENABLED=0 $(GO) test -count=1 -v -timeout 3h -run '^TestRandomKeysOverTheWholeProgram$$' ./ui

.PHONY: torture
torture: export RAPID_SEED := 0
torture: ## the long crash and fault tests, over SOAP and over REST: hours
	DOORZET_TORTURE=long CGO_ENABLED=0 $(GO) test $(TORTURE_PKGS) -run Torture -count=1 -v -timeout $(TORTURE_TIMEOUT)
	DOORZET_TORTURE=long DOORZET_TEST_TRANSPORT=rest CGO_ENABLED=0 $(GO) test ./link ./link/world -run Torture -count=1 -v -timeout $(TORTURE_TIMEOUT)
	RAPID_CHECKS=20000 CGO_ENABLED=0 $(GO) test ./payroll -run '^TestTakingBackRestoresEverySum$$' -count=1 -v -timeout $(TORTURE_TIMEOUT)

.PHONY: fuzz
fuzz: ## run every fuzz test for FUZZTIME (10m)
	FUZZTIME=$(FUZZTIME) .ci/fuzz $(FUZZ_PKGS)

.PHONY: mutate
mutate: $(GREMLINS) ## break the code on purpose and see whether a test notices
	@for pkg in $(MUTATE_PKGS); do echo "== $$pkg"; DOORZET_TESTS=brief GOFLAGS=-count=1 $(GREMLINS) unleash $(MUTATE_FLAGS) $$pkg || exit 1; done

.PHONY: dist
dist: build $(CYCLONEDX) $(NFPM) ## build all that people install, with licences, bill of materials and checksums, in dist/
	rm -rf dist
	mkdir -p dist/completions dist/man
	@for p in $(PLATFORMS); do \
	    os=$${p%/*}; arch=$${p#*/}; name=doorzet-$(VERSION)-$$os-$$arch; \
	    if [ $$os = windows ]; then name=$$name.exe; fi; \
	    echo "dist/$$name"; \
	    GOOS=$$os GOARCH=$$arch $(BUILD) -ldflags '-s -w -buildid= $(LDFLAGS)' -o "dist/$$name" ./cmd/doorzet || exit 1; \
	done
	@for shell in bash zsh fish powershell; do bin/doorzet --lang nl completions $$shell >dist/completions/doorzet.$$shell || exit 1; done
	@bin/doorzet --lang nl man >dist/man/doorzet.1
	@bin/doorzet --lang en man >dist/man/doorzet.en.1
	@cp LICENSE README.md packaging/doorzet.desktop dist/
	@for p in $(PLATFORMS); do \
	    GOOS=$${p%/*} GOARCH=$${p#*/} CGO_ENABLED=0 $(GO) list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}}{{"\t"}}{{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}' ./cmd/doorzet || exit 1; \
	done | $(GO) run ./cmd/release licences >dist/THIRD-PARTY-LICENSES.txt
	@$(CYCLONEDX) app -json -noserial -notimestamp -output dist/doorzet.cdx.json -main cmd/doorzet .
	@$(GO) run ./cmd/release pack -version '$(VERSION)' -built '$(BUILT)' -url '$(RELEASE_URL)'
	@for arch in amd64 arm64; do \
	    [ -e "dist/doorzet-$(VERSION)-linux-$$arch" ] || continue; \
	    cp "dist/doorzet-$(VERSION)-linux-$$arch" dist/.doorzet && \
	    ARCH=$$arch DEB_VERSION='$(DEB_VERSION)' SOURCE_DATE_EPOCH=$(EPOCH) $(NFPM) package -f packaging/nfpm.yaml -p deb -t dist/ >/dev/null || exit 1; \
	done; rm -f dist/.doorzet
	@cd dist && { if command -v sha256sum >/dev/null; then sum=sha256sum; else sum='shasum -a 256'; fi; \
	    find . -type f ! -name 'SHA256SUMS*' | LC_ALL=C sort | sed 's,^\./,,' | xargs $$sum; } >SHA256SUMS.tmp && mv SHA256SUMS.tmp SHA256SUMS
	@cat dist/SHA256SUMS

.PHONY: dist-check
dist-check: ## build the distribution twice and compare: the same commit gives the same bytes
	@$(MAKE) --no-print-directory dist >/dev/null && cp dist/SHA256SUMS bin/SHA256SUMS.first
	@$(MAKE) --no-print-directory dist >/dev/null && cmp dist/SHA256SUMS bin/SHA256SUMS.first
	@cd dist && { if command -v sha256sum >/dev/null; then sha256sum -c --quiet SHA256SUMS; else shasum -a 256 -c SHA256SUMS; fi; }
	@echo "dist is the same twice: $$(wc -l <dist/SHA256SUMS) files"

.PHONY: tools
tools: $(GOLANGCI) $(GOFUMPT) ## build the linter and the formatter into .tools/

.PHONY: clean
clean: ## remove what the build made, tools included
	rm -rf bin dist .tools

bin:
	mkdir -p bin

$(GOLANGCI):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)

$(CYCLONEDX):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@$(CYCLONEDX_VERSION)

$(NFPM):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install github.com/goreleaser/nfpm/v2/cmd/nfpm@$(NFPM_VERSION)

$(VULNCHECK):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install golang.org/x/vuln/cmd/govulncheck@$(VULNCHECK_VERSION)

$(GOFUMPT):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install mvdan.cc/gofumpt@$(GOFUMPT_VERSION)

$(GREMLINS):
	GOBIN="$(CURDIR)/$(@D)" CGO_ENABLED=0 $(GO) install github.com/go-gremlins/gremlins/cmd/gremlins@$(GREMLINS_VERSION)
