"""What no request can make the program do: speak to the network, open files, or tell keys in its log."""

import http.client
import os
import re
import subprocess
import urllib.parse

import maquette
import pytest
from conftest import encoded
from maquette import PROGRAM

KEY = "sk-proj-4vNQz7xT1bKc9wLmA0eR"

# A listener's, and no others: nothing here opens a socket or names a peer.
LISTENING = {"accept", "recvfrom", "sendto", "setsockopt", "shutdown"}


def ask(port, method, target, body=None, headers={}):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, target, skip_host="Host" in headers)
    for name, value in {"Authorization": f"Bearer {KEY}", "Content-Length": str(len(body or b"")), **headers}.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    with connection.getresponse() as response:
        response.read()
        return response.status


def form(fields):
    """A multipart body of fields: (name, filename or None, bytes)."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"'.encode()
        + (f'; filename="{filename}"\r\nContent-Type: image/png'.encode() if filename else b"")
        + b"\r\n\r\n" + value + b"\r\n" for name, filename, value in fields]
    return b"".join(parts) + b"--x--\r\n"


def requests(photo):
    """Requests that name files, hosts and links in every place that there is."""
    paths = ["/etc/passwd", "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "%00/etc/passwd",
             "....//....//etc/passwd", "file:///etc/passwd", "~/.ssh/id_rsa", "/proc/self/environ", "C:\\\\boot.ini"]
    for path in paths:
        quoted = urllib.parse.quote(path, safe="/%.:~")
        for prefix in ["/", "/files/", "/v1/files/", "/v1/models/", "/_maquette/requests/", "/s/", "/s/a/v1/files/",
                       "/openai/deployments/"]:
            yield "GET", prefix + quoted, None, {}
        yield "GET", f"/_maquette/requests?session={quoted}", None, {}
    picture = encoded(photo, "PNG", compress_level=0)
    multipart = {"Content-Type": "multipart/form-data; boundary=x"}
    for path in paths:
        # Large enough for a file of their own.
        yield "POST", "/v1/images/edits", form([
            ("model", None, b"gpt-image-1"), ("prompt", None, path.encode()), ("image", path, picture),
            ("image", path, picture)]), multipart
        yield "POST", "/v1/files", form([("purpose", None, b"vision"), ("file", path, picture)]), multipart
    for link in ["file:///etc/passwd", "http://192.0.2.1/a.png", "https://example.com/a.png", "//192.0.2.1/a.png"]:
        body = f'{{"model":"gpt-image-1","prompt":"x","images":[{{"image_url":"{link}"}}]}}'.encode()
        yield "POST", "/v1/images/edits", body, {"Content-Type": "application/json"}
    yield "POST", "/v1/images/generations", b'{"model":"dall-e-2","prompt":"http://192.0.2.1/"}', {
        "Content-Type": "application/json", "Host": "192.0.2.1", "X-Forwarded-Host": "192.0.2.1", "Origin": "http://192.0.2.1"}


def test_no_request_reaches_files_or_the_network(photo, tmp_path):
    trace, spool = tmp_path / "trace", tmp_path / "spool"
    spool.mkdir()
    server = maquette.Server(
        ["strace", "-D", "-f", "-qq", "-s", "200", "-e", "trace=%network,%file,write", "-o", trace,
         PROGRAM, "serve", "--port", "0", "--log", "off"],
        env={**os.environ, "TMPDIR": str(spool)})
    statuses = {ask(server.port, *request) for request in requests(photo)}
    server.stop()
    assert statuses <= {200, 400, 403, 404}, statuses
    # The tracer writes its last lines when the program has ended.
    for _ in range(100):
        lines = trace.read_text().splitlines()
        if lines and "exited" in lines[-1]:
            break
    calls = [match for line in lines if (match := re.match(r"\d+ +(\w+)\((.*)", line))]
    ready = next(index for index, call in enumerate(calls) if call[1] == "write" and "base_url=" in call[2])
    assert any(call[1] == "socket" for call in calls[:ready]), "the trace shows sockets"
    assert not any(call[1] == "connect" for call in calls)
    # A file of its own for each body that needs one, whose name is gone at once.
    files = []
    for call in calls[ready + 1:]:
        if call[1] in LISTENING:
            # Sent to whoever is connected, and nobody else.
            assert call[1] != "sendto" or "NULL, 0)" in call[2] or "unfinished" in call[2], call[0]
        elif call[1] != "write":
            path = re.search(r'"([^"]*)"', call[2])[1]
            if path == "/proc/sys/vm/overcommit_memory":
                # The allocator of the C library looks there before it gives memory back.
                continue
            assert path.startswith(f"{spool}/maquette-"), call[0]
            files.append((call[1], path))
    opened = [path for call, path in files if call == "openat"]
    assert opened and len(files) == 2 * len(opened)
    assert sorted(path for call, path in files if call == "unlink") == sorted(opened)
    assert list(spool.iterdir()) == []


def test_the_program_cannot_connect():
    symbols = subprocess.run(["nm", "-D", "--undefined-only", PROGRAM], capture_output=True, text=True)
    names = {line.split()[-1].split("@")[0] for line in symbols.stdout.splitlines() if line.strip()}
    if "accept" not in names:
        pytest.skip("a program without shared libraries names nothing")
    assert not names & {"connect", "getaddrinfo", "gethostbyname", "gethostbyname_r", "res_query", "sendmsg", "system", "popen"}


@pytest.mark.parametrize("format", ["text", "json"])
def test_keys_are_masked_in_the_log(format):
    server = maquette.start("--log", format, "--api-key", "another", stderr=subprocess.PIPE)
    body = b'{"prompt":"x","style":"' + KEY.encode() + b'"}'
    json_type = {"Content-Type": "application/json"}
    asked = [
        ("GET", "/v1/models", None, {}),
        ("GET", "/v1/models", None, {"Authorization": KEY}),
        ("GET", f"/s/{KEY}/v1/models", None, {}),
        ("GET", f"/s/{KEY}/v1/models", None, {"Authorization": "Bearer another"}),
        ("GET", f"/s/{KEY}", None, {}),
        ("GET", f"/s/{KEY}/elsewhere", None, {}),
        ("GET", f"/v1/models?api_key={KEY}", None, {}),
        ("POST", f"/s/{KEY}/v1/images/generations", body[:10], {**json_type, "Authorization": "Bearer another"}),
        ("POST", "/openai/v1/images/generations", b"{}", {**json_type, "api-key": KEY, "Authorization": ""}),
        ("GET", f"/_maquette/requests?session={KEY}", None, {})]
    statuses = {ask(server.port, *request) for request in asked}
    assert {200, 401} <= statuses
    _, log = server.stop()
    assert f"/s/sk-proj-{'*' * (len(KEY) - 12)}A0eR/v1/models" in log
    assert KEY not in log and KEY[8:] not in log


def test_keys_are_whole_where_tests_need_them():
    """The journal is for those who made the session, and names it as they did."""
    with maquette.serving() as server:
        ask(server.port, "GET", "/v1/models")
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", f"/_maquette/requests?session={KEY}")
        assert KEY in connection.getresponse().read().decode()
