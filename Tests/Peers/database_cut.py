"""Serves a store on a database over a network of its own that is cut, and tells what came back, as JSON.

The database listens on a socket in a folder; what is sent to a port of the network is passed on to it.

usage: unshare -rn python3 database_cut.py GLOSSD SOCKET DATABASE FOLDER TOKEN
"""

import json
import os
import socket
import sys
import threading
import time

from loopback import network
from served import Server, Writers

glossd, place, database, folder, token = sys.argv[1:]


def pass_on(source, target):
    """Passes on what comes until one side ends."""
    try:
        while block := source.recv(65536):
            target.sendall(block)
    except OSError:
        pass
    for side in (source, target):
        try:
            side.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(listener):
    while True:
        client, _ = listener.accept()
        server = socket.socket(socket.AF_UNIX)
        server.connect(place)
        for pair in ((client, server), (server, client)):
            threading.Thread(target=pass_on, args=pair, daemon=True).start()


network(True)
listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
# A connection that is silent for three seconds is taken for lost.
address = f"postgres://glossary@127.0.0.1:{listener.getsockname()[1]}/{database}?tcp_user_timeout=3000"
server = Server(glossd, address, os.path.join(folder, "log"), "--timeout", "20", "--workers", "3")
seen = {"before": server.add("before", token)[0]}
try:
    writers = Writers(server, token, count=25, timeout=8)
    # Short cuts, over which connections live, and one that they do not outlive.
    for seconds in (0.4, 0.4, 6):
        time.sleep(0.2)
        network(False)
        time.sleep(seconds)
        network(True)
    writers.join()
    seen["acknowledged"] = len(writers.acknowledged)
    for _ in range(20):
        seen["ready"] = server.ask("GET", "/readyz", timeout=5)[0]
        if seen["ready"] == 200:
            break
        time.sleep(0.5)
    seen["lost"] = [words for words in writers.acknowledged if not server.has(words)]
    seen["after"] = server.add("after", token)[0]
    seen["status"] = server.stop()
finally:
    server.process.kill()
print(json.dumps(seen))
