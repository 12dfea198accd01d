"""Serves a store on a network of its own that is cut while requests are on their way, and tells what came
back, as JSON.

usage: unshare -rn python3 network_cut.py GLOSSD STORE FOLDER TOKEN
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

glossd, store, folder, token = sys.argv[1:]
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1


def network(up):
    """Takes the loopback interface up or down."""
    with socket.socket() as handle:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(handle, SIOCGIFFLAGS, request))[1]
        flags = flags | IFF_UP if up else flags & ~IFF_UP
        fcntl.ioctl(handle, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags))


def begin(words):
    """Sends the head and half of the body of a request; returns the connection and the rest."""
    texts = [{"language": "en", "text": words}, {"language": "id", "text": "Pasal " + words}]
    body = json.dumps({"variants": texts}).encode()
    head = (
        f"POST /api/v2/units HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection = socket.create_connection(("127.0.0.1", server.port), 20)
    connection.sendall(head.encode() + body[:20])
    return connection, body[20:]


def status(connection):
    """The status of the answer; 0 where none came."""
    try:
        answer = b""
        while block := connection.recv(65536):
            answer += block
        return int(answer.split()[1]) if answer else 0
    except OSError:
        return 0


network(True)
server = Server(glossd, store, os.path.join(folder, "log"), "--timeout", "8", "--max-connections", "64")
seen = {}
try:
    # A short cut: the halves of a request meet, and its answer comes.
    connection, rest = begin("short cut")
    network(False)
    connection.sendall(rest)
    seen["refusedMeanwhile"] = server.ask("GET", "/healthz", timeout=1)[0]
    time.sleep(1)
    network(True)
    seen["shortCut"] = status(connection)
    # A long cut, with many requests half sent: nothing of them is kept, and nobody stands in the way.
    halves = [begin(f"long cut {number}") for number in range(40)]
    network(False)
    time.sleep(12)
    network(True)
    for connection, _ in halves:
        connection.close()
    seen["afterLongCut"] = [server.ask("GET", "/api/v2/lookup?q=TPPO")[0] for _ in range(3)]
    seen["keptOfHalves"] = server.has("long cut 1")
    # Writers go on over several cuts: whatever was acknowledged is there.
    acknowledged, lock = [], threading.Lock()

    def write(writer):
        for number in range(15):
            words = f"Clause {writer} {number}"
            if server.add(words, token, timeout=4)[0] == 201:
                with lock:
                    acknowledged.append(words)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    cuts = 0
    while any(thread.is_alive() for thread in writers) and cuts < 5:
        time.sleep(0.15)
        network(False)
        time.sleep(0.3)
        network(True)
        cuts += 1
    for thread in writers:
        thread.join()
    seen["cuts"] = cuts
    seen["acknowledged"] = len(acknowledged)
    seen["lost"] = [words for words in acknowledged if not server.has(words)]
    seen["ready"] = server.ask("GET", "/readyz")[0]
    seen["status"] = server.stop()
    seen["errors"] = [line for line in open(server.log.name) if '"level":"error"' in line]
finally:
    server.process.kill()
print(json.dumps(seen))
