# make run      from a fresh clone to a sample company's paid month
# make test     everything: build, tests, checks; with CI=true also under sanitizers, and the fuzzers
# make build    the program and the tests
# make sanitize the unit tests under address and undefined-behaviour sanitizers
# make bench    the table of speeds, each beside its reference; also as build/bench.json
# make fuzz     every fuzzer for FUZZ_SECONDS (60)
# make soak     every command killed KILLS times (200), a thousand in all
# make format   brings the sources into .clang-format's shape; make format-check only looks
# make clean    removes build/

release := build/release
FUZZ_SECONDS ?= 60
KILLS ?= 200
sources = $(shell git ls-files '*.cpp' '*.h')

.PHONY: run test build sanitize bench fuzz soak format format-check clean packages

run: packages
	cmake --preset release
	ninja -C $(release) fenhao
	scripts/run-sample $(release)/bin/fenhao

test: build $(if $(filter true,$(CI)),sanitize fuzz)
	ctest --test-dir $(release) -j2 --output-on-failure

build: packages
	cmake --preset release
	ninja -C $(release)

sanitize: packages
	cmake --preset sanitize
	ninja -C build/sanitize all_tests
	LSAN_OPTIONS=suppressions=$(CURDIR)/cmake/leaks.supp:print_suppressions=0 ctest --test-dir build/sanitize -L unit -j2 --output-on-failure

bench: packages
	cmake --preset release
	ninja -C $(release) fenhao fenhao_bench
	if command -v npm >/dev/null; then npm ci --prefix bench/rivals --ignore-scripts --no-audit --no-fund; fi
	$(release)/bin/fenhao_bench --json build/bench.json

fuzz:
	scripts/install-packages --fuzz
	cmake --preset fuzz
	ninja -C build/fuzz fuzzers
	tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS)

soak: build
	FENHAO_TIMES=$(KILLS) ctest --test-dir $(release) -R 'fault\.kill\.' -j2 --output-on-failure
	grep -h 'times over' $(release)/Testing/Temporary/LastTest.log

packages:
	scripts/install-packages

format:
	clang-format -i $(sources)

format-check:
	clang-format --dry-run -Werror $(sources)

clean:
	rm -rf build
