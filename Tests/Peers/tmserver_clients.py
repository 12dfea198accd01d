"""Runs amaGama's own tests of its addresses, and Weblate's own client of tmserver, against real servers,
and tells how each went, as JSON.

usage: tmserver_clients.py GLOSSD GLOSSCTL FOLDER amagama|weblate SOURCES

SOURCES is a checkout of amaGama, or a folder with Weblate's package. Nothing of theirs is changed; what they
would do within one process is done by HTTP.
"""

import importlib.util
import json
import os
import subprocess
import sys
import traceback
import types

from served import Server

glossd, glossctl, folder, client, sources = sys.argv[1:]
servers = []


def place():
    """The path of a fresh store, and a token that may write to it."""
    name = os.path.join(folder, f"store-{len(servers)}-{os.urandom(4).hex()}.db")
    made = subprocess.run(
        [glossctl, "token", "add", "writer", "--db", name], capture_output=True, text=True, check=True
    )
    return name, made.stdout.strip()


def serve(store, *options):
    """A server of a store."""
    servers.append(Server(glossd, store, os.path.join(folder, f"log-{len(servers)}"), *options))
    return servers[-1]


def put(server, token, source, target, source_language, target_language):
    """Adds a unit as a client of the protocol does."""
    path = f"/tmserver/{source_language}/{target_language}/unit/x"
    status, body = server.ask("PUT", path, {"source": source, "target": target}, token)
    assert status == 200, body


def run(tests):
    """The outcome of each of some named functions."""
    outcomes = {}
    for name, test in tests:
        try:
            test()
            outcomes[name] = "passed"
        except Exception:
            outcomes[name] = traceback.format_exc(limit=-3)
        while servers:
            servers.pop().stop()
    return outcomes


# MARK: amaGama


class Response:
    """What a test client of Flask gives."""

    def __init__(self, status, text):
        self.status_code, self.data = status, text.encode()

    @property
    def json(self):
        return json.loads(self.data)


class Application:
    """What amaGama's tests take for its application: a server with a fresh store, whose pages can be
    turned on, and that translates from English, as theirs is set up."""

    def __init__(self):
        self.store, self.token = place()
        self.tmdb = self
        self.start("--no-pages")

    def start(self, *options):
        self.server = serve(self.store, "--source-language", "en", *options)

    def register_blueprint(self, _, url_prefix):
        assert url_prefix == ""
        self.server.stop()
        self.start("--pages")

    def test_client(self):
        return self

    def get(self, path):
        return Response(*self.server.ask("GET", path))

    def app_context(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def add_test_unit(self, source, target, slang="en", tlang="af"):
        put(self.server, self.token, source, target, slang, tlang)


def amagama():
    # The part of amaGama that one test names when it turns the pages on.
    for name in ("amagama", "amagama.views"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["amagama.views"].web = types.SimpleNamespace(web_ui=None)
    path = os.path.join(sources, "amagama", "tests", "test_urls.py")
    spec = importlib.util.spec_from_file_location("test_urls", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tests = module.TestURLs()
    names = [name for name in dir(tests) if name.startswith("test_")]
    return run((name, lambda name=name: getattr(tests, name)(Application())) for name in names)


# MARK: Weblate


def machinery():
    """Weblate's class; what it takes from the rest of Weblate, which needs a database, stands in."""
    import django
    import requests
    from django.conf import settings

    settings.configure(
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}, USE_I18N=False
    )
    django.setup()
    package = types.ModuleType("weblate")
    package.__path__ = [os.path.join(sources, "weblate")]
    sys.modules["weblate"] = package

    def stand_in(name, **members):
        module = types.ModuleType(name)
        module.__path__ = []
        module.__dict__.update(members)
        sys.modules[name] = module

    def fail(cause, **_):
        raise AssertionError(cause)

    def request(method, url, raise_for_status=True, **options):
        response = requests.request(method, url, **options)
        if raise_for_status:
            response.raise_for_status()
        return response

    def digest(*values):
        return str(values)

    for name in ("checks", "lang", "utils"):
        stand_in(f"weblate.{name}")
    stand_in("weblate.checks.utils", highlight_string=None)
    stand_in("weblate.lang.models", Language=object, PluralMapper=object)
    stand_in("weblate.machinery.forms", BaseMachineryForm=object, URLMachineryForm=object)
    stand_in("weblate.utils.errors", report_error=fail)
    stand_in("weblate.utils.hash", calculate_dict_hash=digest, calculate_hash=digest, hash_to_checksum=digest)
    stand_in("weblate.utils.requests", request=request)
    stand_in("weblate.utils.similarity", Comparer=object)
    stand_in("weblate.utils.site", get_site_url=lambda: "http://weblate.example")
    from weblate.machinery.tmserver import TMServerTranslation

    return TMServerTranslation


def weblate():
    made = machinery()

    def service(prefix):
        store, token = place()
        server = serve(store)
        for source, target, language in [
            ("Hello", "Ahoj", "cs"),
            ("Hello", "Halo", "id"),
            ("Migrant workers and/or their families", "Pekerja migran dan/atau keluarganya", "id"),
            ("See https://example.org/a//b?c=d#e", "Lihat https://example.org/a//b?c=d#e", "id"),
        ]:
            put(server, token, source, target, "en", language)
        # Its cache is of one process; each server has a service of its own.
        machine = made({"url": f"http://127.0.0.1:{server.port}{prefix}"})
        machine.delete_cache()
        return machine

    def ask(machine, text, language="id", threshold=75):
        return list(machine.download_translations("en", language, text, None, None, threshold))

    def languages(prefix):
        machine = service(prefix)
        machine.validate_settings()
        assert machine.is_supported("en", machine.map_language_code("id")), machine.supported_languages
        assert machine.is_supported("en", "cs")
        assert not machine.is_supported("en", "de")

    def translations(prefix):
        # What Weblate's own test of the class expects, by the numbers of its fixture.
        machine = service(prefix)
        found = ask(machine, "Hello", "cs")
        assert found == [{"text": "Ahoj", "quality": 100, "service": "tmserver", "source": "Hello"}], found
        assert ask(machine, "test", "de") == []
        assert ask(machine, "Nothing like it at all") == []
        close = ask(machine, "Migrant workers and their families")
        assert [line["text"] for line in close] == ["Pekerja migran dan/atau keluarganya"], close
        assert 75 <= close[0]["quality"] < 100
        assert ask(machine, "Migrant workers and their families", threshold=close[0]["quality"] + 1) == []

    def texts(prefix):
        machine = service(prefix)
        for text in ("Migrant workers and/or their families", "See https://example.org/a//b?c=d#e"):
            found = ask(machine, text)
            assert [line["quality"] for line in found] == [100], (text, found)
        for text in ("a?b#c/d%e\r\nf", "/", "//", "a/../b", "%2F", "100 %", "ünïcödé ☃", "x" * 10_000):
            ask(machine, text)

    return run(
        (f"{test.__name__} {prefix}", lambda test=test, prefix=prefix: test(prefix))
        for test in (languages, translations, texts)
        for prefix in ("/tmserver", "/tmserver/", "/api/v1", "/api/v1/")
    )


try:
    outcomes = amagama() if client == "amagama" else weblate()
finally:
    for server in servers:
        server.process.kill()
json.dump(outcomes, sys.stdout)
