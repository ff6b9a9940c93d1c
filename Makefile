# Everything that is done with this repository; `make help` lists it. On a machine with nothing but
# Swift, the first target that builds installs the two libraries and says so.

# Here a warning is an error; set to 0 for a compiler that warns of more than ours.
export ARCHLINT_STRICT ?= 1

swift-sources := Package.swift Sources Tests policies
binary := .build/debug/archlint
release-binary := .build-release/release/archlint
# Exclusive access is checked in every debug build and test; at run time it costs a twentieth.
release-options := --scratch-path .build-release --static-swift-stdlib \
  -Xswiftc -static-executable -Xswiftc -enforce-exclusivity=unchecked
packages := libyaml-dev libre2-dev pkg-config
python-tools := .build-tools/bin

.DEFAULT_GOAL := help
.PHONY: help build scan test lint format docs schemas snapshots release bench references hooks check dependencies

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: dependencies ## build the program and the tests, for debugging
	swift build --build-tests

scan: dependencies ## build, and scan the example with sixteen mistakes in it
	swift build --product archlint
	@echo '$(binary) scan fixtures/shop-broken' >&2
	@$(binary) scan fixtures/shop-broken || { status=$$?; test $$status -eq 1 || exit $$status; \
	  echo 'The exit status of such a scan is 1: there are findings.' >&2; }

test: dependencies ## build, and run all tests
	swift test

lint: ## say where the sources are not formatted
	swift format lint --strict --parallel --recursive $(swift-sources)

format: ## format the sources
	swift format format --in-place --parallel --recursive $(swift-sources)

docs: dependencies ## write docs/policies, docs/graph.md, docs/cel.md and docs/pictures anew, by the program itself
	swift build --product archlint
	$(binary) docs docs
	$(binary) graph fixtures/shop --output svg=docs/pictures/shop.svg
	$(binary) graph fixtures/shop-broken --output svg=docs/pictures/shop-broken.svg

schemas: ## write the resources' schemas anew: make schemas INPUTS='--kubernetes 1.37=FILE …'
	python3 .github/schemas.py $(INPUTS)

snapshots: dependencies ## record anew what the tests compare with; look at the difference
	ARCHLINT_RECORD=1 swift test

release: dependencies ## build the one file that runs on any Debian-like machine
	swift build -c release --product archlint $(release-options)
	strip $(release-binary)
	@ls -l $(release-binary) | awk '{ printf "$(release-binary): %.1f MB, statically linked\n", $$5 / 1e6 }'

# The tool's malloc, which counts, stands beside the C library's: the linker takes the first of two.
bench: release ## measure the release build on this machine
	swift build -c release --product MeasureEvaluation $(release-options) \
	  -Xlinker -z -Xlinker muldefs
	python3 .github/bench.py $(release-binary) $(dir $(release-binary))MeasureEvaluation

references: dependencies ## write docs/references.md anew, from the plans in PLANS and APPLIED
	swift build --product MeasureReferences
	python3 .github/references/table.py .build/debug/MeasureReferences $(PLANS) $(APPLIED) > .build/references.md
	mv .build/references.md docs/references.md

hooks: dependencies $(python-tools)/pre-commit ## try the pre-commit hooks and check the action
	$(python-tools)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(python-tools)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(python-tools)/pre-commit validate-manifest .pre-commit-hooks.yaml
	$(python-tools)/zizmor --offline --pedantic .github/workflows action.yml
	swift build --product archlint
	PATH="$(CURDIR)/$(python-tools):$(CURDIR)/.build/debug:$$PATH" .github/try-hooks.sh

check: lint test docs ## exactly what continuous integration runs
	git diff --exit-code
	@test -z "$$(git status --porcelain docs fixtures)" || { git status --short docs fixtures; exit 1; }

$(python-tools)/pre-commit:
	python3 -m venv .build-tools
	$(python-tools)/pip install --quiet pre-commit check-jsonschema zizmor

# What a C compiler finds in any case is not asked for: Swift itself needs it.
dependencies:
	@if pkg-config --exists yaml-0.1 re2 2> /dev/null; then exit 0; fi; \
	if ! command -v apt-get > /dev/null; then \
	  echo 'install libyaml and RE2, with their headers, and pkg-config; then run make again' >&2; \
	  exit 1; \
	fi; \
	as_root=; if [ "$$(id -u)" -ne 0 ]; then as_root=sudo; fi; \
	echo "installing $(packages) by $$as_root apt-get" >&2; \
	$$as_root apt-get update -q && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(packages)
