"""What happens when a client takes too much or too long, or the system gives too little: a 503 or 408, and life goes on."""

import contextlib
import http.client
import json
import random
import resource
import socket
import time

import maquette
import pytest
from conftest import encoded
from PIL import Image


def connect(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.connect()
    return connection


@contextlib.contextmanager
def confined(*options, limit=None, value=None):
    """Lends a server, perhaps one with a lowered limit of the system's."""
    def lower():
        if limit is not None:
            resource.setrlimit(limit, (value, value))
    server = maquette.start(*options, preexec_fn=lower)
    try:
        yield server
    finally:
        server.stop()
    assert server.process.returncode == 0


def healthy(connection):
    connection.request("GET", "/_maquette/health")
    with connection.getresponse() as response:
        return response.status, json.loads(response.read())


def upload(connection, size):
    """Posts a body that is refused, once it has come whole, for what it is."""
    connection.request(
        "POST", "/v1/images/edits", b"x" * size,
        {"Content-Type": "multipart/form-data; boundary=y", "Authorization": "Bearer any"})
    with connection.getresponse() as response:
        return response.status, json.loads(response.read())["error"]["message"]


def test_without_descriptors():
    with confined(limit=resource.RLIMIT_NOFILE, value=48) as server:
        served, refused = [], []
        while len(refused) < 4:
            connection = connect(server)
            status, answer = healthy(connection)
            (served if status == 200 else refused).append(connection)
        assert status == 503 and "no file descriptor left" in answer["error"]["message"]
        assert answer["error"]["type"] == "server_error"
        assert len(served) > 24
        # Others wait, which costs the server next to nothing.
        waiting = [connect(server) for _ in range(8)]
        before = server.cpu_seconds
        time.sleep(1)
        assert server.cpu_seconds - before < 0.25
        # Those who have a connection are served, but for a body that needs a file.
        assert all(healthy(connection)[0] == 200 for connection in served)
        assert upload(served.pop(), 6_000_000) == (
            503, "The request body could not be kept: Too many open files.")
        for connection in served[8:] + refused + waiting:
            connection.close()
        for connection in served[:8]:
            assert upload(connection, 6_000_000)[0] == 400
        assert healthy(connect(server))[0] == 200


def test_without_disk():
    with confined(limit=resource.RLIMIT_FSIZE, value=1_000_000) as server:
        other = connect(server)
        assert upload(connect(server), 6_000_000) == (503, "The request body could not be kept: File too large.")
        assert upload(other, 3_000_000)[0] == 400
        assert healthy(other)[0] == 200


def test_without_memory():
    with confined() as server:
        other = connect(server)
        assert upload(other, 6_000_000)[0] == 400
        limit = server.virtual_kb * 1024 + (64 << 20)
        resource.prlimit(server.process.pid, resource.RLIMIT_AS, (limit, limit))
        assert upload(connect(server), 100_000_000) == (
            503, "The request body could not be kept: Cannot allocate memory.")
        assert upload(other, 6_000_000)[0] == 400


def edit_of_sixteen(picture, prompt):
    """The body of an edit of the same picture sixteen times, in pieces."""
    yield f'--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n{prompt}'.encode()
    for number in range(16):
        yield (f'\r\n--x\r\nContent-Disposition: form-data; name="image[]"; filename="{number}.png"\r\n'
               "Content-Type: image/png\r\n\r\n").encode()
        yield picture
    yield b"\r\n--x--\r\n"


def test_memory_for_uploads():
    noise = Image.frombytes("RGB", (4000, 4000), random.Random(9).randbytes(48_000_000))
    picture = encoded(noise, "PNG", compress_level=0)
    with confined("--pictures", "flat") as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        assert healthy(connection)[0] == 200
        before = server.resident_kb
        for turn in range(2):
            body = list(edit_of_sixteen(picture, f"{turn}"))
            connection.request("POST", "/v1/images/edits", body, {
                "Content-Type": "multipart/form-data; boundary=x", "Authorization": "Bearer any",
                "Content-Length": str(sum(map(len, body)))})
            with connection.getresponse() as response:
                answer = response.read()
                assert response.status == 200, answer
            assert server.peak_resident_kb - before < 200_000
            # An answer is on its way before its request is put away.
            deadline = time.monotonic() + 20
            while server.resident_kb - before > 40_000:
                assert time.monotonic() < deadline, "memory does not come back"
                time.sleep(0.05)
        # What is kept of an upload takes no memory, and is there.
        connection.request("GET", "/_maquette/requests/1/uploads/15")
        with connection.getresponse() as response:
            assert response.read() == picture


def test_connections():
    with confined("--max-connections", "3") as server:
        served = [connect(server) for _ in range(3)]
        assert all(healthy(connection)[0] == 200 for connection in served)
        status, answer = healthy(connect(server))
        assert (status, answer["error"]["message"]) == (503, "There are 3 connections to this server already.")
        assert all(healthy(connection)[0] == 200 for connection in served)


def test_uploads():
    with confined("--max-upload", "1MB") as server:
        first = connect(server)
        first.putrequest("POST", "/v1/images/edits")
        first.putheader("Content-Length", "900000")
        first.endheaders(b"x" * 800_000)
        while healthy(other := connect(server)) and (answer := upload(other, 300_000))[0] != 503:
            other.close()
        assert answer[1] == "The request body could not be kept: more than 1000000 bytes are being uploaded at once."
        first.send(b"x" * 100_000)
        with first.getresponse() as response:
            assert response.status == 401
        assert upload(connect(server), 1_000_001) == (413, "The request body is larger than 1000000 bytes.")


@pytest.mark.parametrize("options, sent, answer", [
    (["--idle-timeout", "100ms"], b"", b""),
    (["--request-timeout", "100ms"], b"GET / HT", b"HTTP/1.1 408 "),
    (["--request-timeout", "100ms"], b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx", b"HTTP/1.1 408 "),
])
def test_time_runs_out(options, sent, answer):
    with confined(*options) as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        client.sendall(sent)
        received = b""
        while data := client.recv(4096):
            received += data
        assert received.startswith(answer) and bool(received) == bool(answer)
