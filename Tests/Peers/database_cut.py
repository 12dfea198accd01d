"""Serves a store on a database over a network of its own that is cut, and tells what came back, as JSON.

The database listens on a socket in a folder; what is sent to a port of the network is passed on to it.

usage: unshare -rn python3 database_cut.py GLOSSD SOCKET DATABASE FOLDER TOKEN
"""

import fcntl
import json
import os
import socket
import struct
import sys
import threading
import time

from served import Server

glossd, place, database, folder, token = sys.argv[1:]
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1


def network(up):
    """Takes the loopback interface up or down."""
    with socket.socket() as handle:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(handle, SIOCGIFFLAGS, request))[1]
        flags = flags | IFF_UP if up else flags & ~IFF_UP
        fcntl.ioctl(handle, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags))


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
    acknowledged, lock = [], threading.Lock()

    def write(writer):
        for number in range(25):
            words = f"Clause {writer} {number}"
            if server.add(words, token, timeout=8)[0] == 201:
                with lock:
                    acknowledged.append(words)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    # Short cuts, over which connections live, and one that they do not outlive.
    for seconds in (0.4, 0.4, 6):
        time.sleep(0.2)
        network(False)
        time.sleep(seconds)
        network(True)
    for thread in writers:
        thread.join()
    seen["acknowledged"] = len(acknowledged)
    for _ in range(20):
        seen["ready"] = server.ask("GET", "/readyz", timeout=5)[0]
        if seen["ready"] == 200:
            break
        time.sleep(0.5)
    seen["lost"] = [words for words in acknowledged if not server.has(words)]
    seen["after"] = server.add("after", token)[0]
    seen["status"] = server.stop()
finally:
    server.process.kill()
print(json.dumps(seen))
