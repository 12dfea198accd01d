# Thin: the real commands are swift's. `make demo` and `make test` are all a newcomer needs.

PREFIX ?= /usr/local
RELEASE = -c release --static-swift-stdlib
BUILT = .build/release/glossctl
STATIC = $(CURDIR)/.build/static

# GLOSSCTL=FILE installs or packs a program that is ready; else it is built first.
ifdef GLOSSCTL
program =
else
GLOSSCTL = $(BUILT)
program = all
endif

.PHONY: all demo test bench install server install-server uninstall deb dist static docs bootstrap

all: bootstrap
	swift build $(RELEASE) --product glossctl

bootstrap:
	@scripts/bootstrap

# Look-ups both ways, a check of a draft, and a TMX of the term base in demo/.
demo: $(program)
	@scripts/demo $(GLOSSCTL)

test:
	@scripts/bootstrap --tests
	@scripts/postgres run scripts/test

bench: $(program)
	Benchmarks/run $(GLOSSCTL)

# The program with its manual, completions, terms, rules and documents.
install: $(program)
	@scripts/stage "$(GLOSSCTL)" "$(DESTDIR)$(PREFIX)"

# The server, a program of its own, beside the others.
server: bootstrap
	swift build $(RELEASE) --product glossd

install-server: server
	install -D -m 755 .build/release/glossd "$(DESTDIR)$(PREFIX)/bin/glossd"

uninstall:
	@scripts/unstage "$(DESTDIR)$(PREFIX)"

# A Debian package, for the Debian on which it is made.
deb: $(program)
	@scripts/deb "$(GLOSSCTL)"

# A release for any Linux of this architecture: all libraries that can be are part of the program.
dist: $(program:all=static)
	@scripts/dist "$(GLOSSCTL)"

static: bootstrap
	@scripts/static-libraries "$(STATIC)"
	PKG_CONFIG_PATH="$(STATIC)" swift build $(RELEASE) --product glossctl

# The reference of the command line, from its own help.
docs: $(program)
	scripts/manual $(GLOSSCTL) markdown > docs/reference.md
