"""Serves a store on a network of its own that is cut while requests are on their way, and tells what came
back, as JSON.

usage: unshare -rn python3 network_cut.py GLOSSD STORE FOLDER TOKEN
"""

import json
import os
import socket
import sys
import time

from loopback import network
from served import Server, Writers

glossd, store, folder, token = sys.argv[1:]


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
    writers = Writers(server, token, count=15, timeout=4)
    cuts = 0
    while writers.are_busy() and cuts < 5:
        time.sleep(0.15)
        network(False)
        time.sleep(0.3)
        network(True)
        cuts += 1
    writers.join()
    seen["cuts"] = cuts
    seen["acknowledged"] = len(writers.acknowledged)
    seen["lost"] = [words for words in writers.acknowledged if not server.has(words)]
    seen["ready"] = server.ask("GET", "/readyz")[0]
    seen["status"] = server.stop()
    seen["errors"] = [line for line in open(server.log.name) if '"level":"error"' in line]
finally:
    server.process.kill()
print(json.dumps(seen))
