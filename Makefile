# Thin: the real commands are swift's. `make demo` and `make test` are all a newcomer needs.

PREFIX ?= /usr/local
RELEASE = -c release --static-swift-stdlib
GLOSSCTL = .build/release/glossctl

.PHONY: all demo test bench install bootstrap

all: bootstrap
	swift build $(RELEASE) --product glossctl

bootstrap:
	@scripts/bootstrap

# Look-ups both ways, a check of a draft, and a TMX of the term base in demo/.
demo: all
	@scripts/demo $(GLOSSCTL)

test:
	@scripts/bootstrap --tests
	swift test

bench: all
	Benchmarks/run $(GLOSSCTL)

install: all
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(GLOSSCTL) "$(DESTDIR)$(PREFIX)/bin/glossctl"
