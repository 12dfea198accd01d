"""A server that a script starts in namespaces of its own, and how it is asked."""

import json
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request


class Server:
    """glossd on a store, at a port of its choice."""

    def __init__(self, program, store, log, *options):
        self.log = open(log, "w")
        command = [program, "--port", "0", "--db", store, "--log-format", "json", *options]
        self.process = subprocess.Popen(command, stderr=self.log)
        self.port = None
        for _ in range(600):
            for line in open(log):
                if "http://127.0.0.1:" in line:
                    self.port = int(line.split("http://127.0.0.1:")[1].split("/")[0])
            if self.port or self.process.poll() is not None:
                break
            time.sleep(0.05)
        if not self.port:
            raise SystemExit("glossd did not start: " + open(log).read())

    def ask(self, method, path, body=None, token=None, timeout=60, headers={}):
        """Returns the status and the body; status 0 where nothing came."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode(),
            method=method,
            headers={"Content-Type": "application/json", **headers},
        )
        if token:
            request.add_header("Authorization", "Bearer " + token)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (OSError, ValueError):
            return 0, ""

    def add(self, source, token, timeout=60):
        """Adds a unit; returns the status and the body."""
        texts = [{"language": "en", "text": source}, {"language": "id", "text": "Pasal " + source}]
        return self.ask("POST", "/api/v2/units", {"variants": texts}, token, timeout)

    def has(self, source):
        """Whether the memory answers with a unit."""
        query = urllib.parse.urlencode({"q": source, "min": 100})
        return "Pasal " + source in self.ask("GET", "/api/v2/match?" + query)[1]

    def stop(self):
        """Ends it as an operator would and returns its status."""
        self.process.terminate()
        return self.process.wait(60)


class Writers:
    """Four clients that add units at once, and what was acknowledged to them."""

    def __init__(self, server, token, count, timeout):
        self.acknowledged = []
        self.threads = [
            threading.Thread(target=self.write, args=(server, token, writer, count, timeout))
            for writer in range(4)
        ]
        for thread in self.threads:
            thread.start()

    def write(self, server, token, writer, count, timeout):
        for number in range(count):
            words = f"Clause {writer} {number}"
            if server.add(words, token, timeout)[0] == 201:
                self.acknowledged.append(words)

    def are_busy(self):
        return any(thread.is_alive() for thread in self.threads)

    def join(self):
        for thread in self.threads:
            thread.join()
