"""The program beside a stub of FastAPI and Pillow (peer.py), both in one run: what counts are the ratios.

Every figure is of whole exchanges over HTTP. wrk, which asks over and over for one answer on 16 connections, shares
the machine's cores with the server that it measures, ours and theirs alike.
"""

import contextlib
import http.client
import io
import json
import os
import pathlib
import re
import statistics
import subprocess
import threading
import time

from comparison import header, ours, row, running, theirs
from PIL import Image

HERE = pathlib.Path(__file__).parent
HEADERS = {"Authorization": "Bearer benchmark", "Content-Type": "application/json"}
PROMPT = "a lighthouse on a cliff at dusk, in the style of a travel poster"
STARTS, DRAWINGS, UPLOADS, RATES, SECONDS = 15, 15, 5, 5, 2
UPLOAD = 49_000_000


def milliseconds(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def exchanged(connection, method, path, body=None, headers=HEADERS):
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    answer = response.read()
    assert response.status == 200, answer[:400]
    return answer


def first_answer(start):
    with contextlib.ExitStack() as stack:
        def ask():
            server = stack.enter_context(running(start, "poster"))
            exchanged(http.client.HTTPConnection(server.address), "GET", "/v1/models")
        return milliseconds(ask)


def idle_megabytes(start):
    with running(start, "poster") as server:
        exchanged(http.client.HTTPConnection(server.address), "GET", "/v1/models")
        time.sleep(0.2)
        return server.resident_kb / 1000


def generation(prompt):
    return json.dumps({"model": "gpt-image-1.5", "prompt": prompt, "size": "1024x1024"})


def answers_per_second(start, rendering, parameters):
    """The rate of one answer, and its length in bytes."""
    body = json.dumps({"model": "gpt-image-1.5", "prompt": PROMPT, "size": "1024x1024", **parameters})
    with running(start, rendering) as server:
        length = len(exchanged(http.client.HTTPConnection(server.address), "POST", "/v1/images/generations", body))
        return statistics.median(requests_per_second(server, body) for _ in range(RATES)), length


def requests_per_second(server, body):
    report = subprocess.run(
        ["wrk", "-t2", "-c16", f"-d{SECONDS}s", "-s", HERE / "post.lua", f"{server.base_url}/images/generations"],
        env={**os.environ, "BODY": body}, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in report, report
    return float(re.search(r"Requests/sec:\s*([\d.]+)", report)[1])


def drawing_milliseconds(start):
    with running(start, "poster") as server:
        connection = http.client.HTTPConnection(server.address)
        def draw(number):
            exchanged(connection, "POST", "/v1/images/generations", generation(f"{number}: {PROMPT}"))
        draw("warm-up")
        return statistics.median(milliseconds(lambda: draw(turn)) for turn in range(DRAWINGS))


def upload():
    """A PNG of 49 MB, nearly all of them in a chunk that says nothing of the picture."""
    file = io.BytesIO()
    Image.effect_noise((1024, 1024), 60).convert("RGB").save(file, "PNG")
    return file.getvalue() + bytes(UPLOAD - len(file.getvalue()))


def edit(count):
    """The body of an edit of `count` such pictures, in pieces."""
    yield b'--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n' + PROMPT.encode()
    picture = upload()
    for number in range(count):
        yield (f'\r\n--x\r\nContent-Disposition: form-data; name="image"; filename="{number}.png"\r\n'
               "Content-Type: image/png\r\n\r\n").encode()
        yield picture
    yield b"\r\n--x--\r\n"


def send(server, pieces):
    exchanged(
        http.client.HTTPConnection(server.address), "POST", "/v1/images/edits", pieces,
        {"Authorization": "Bearer benchmark", "Content-Type": "multipart/form-data; boundary=x",
         "Content-Length": str(sum(map(len, pieces)))})


def upload_milliseconds(start):
    pieces = list(edit(1))
    with running(start, "flat") as server:
        send(server, pieces)
        return statistics.median(milliseconds(lambda: send(server, pieces)) for _ in range(UPLOADS))


def megabytes_of_sixteen(start):
    """How far the resident memory rises while 16 uploads of 49 MB come in one request."""
    pieces = list(edit(16))
    with running(start, "flat") as server:
        send(server, list(edit(1)))
        before = peak = server.resident_kb
        client = threading.Thread(target=send, args=(server, pieces))
        client.start()
        while client.is_alive():
            peak = max(peak, server.resident_kb)
            time.sleep(0.01)
        return (peak - before) / 1000


def kilobytes(length):
    return f"{length / 1000:,.1f} kB"


def main():
    header()
    row("start to first answer", "ms", *(
        statistics.median(first_answer(start) for _ in range(turns)) for start, turns in ((ours, STARTS), (theirs, 3))))
    row("memory when idle", "MB", idle_megabytes(ours), idle_megabytes(theirs))
    for rendering, parameters in [
        ("poster", {"model": "dall-e-2", "response_format": "url"}),
        ("poster", {"output_format": "jpeg", "output_compression": 95}),
        ("realistic", {}),
    ]:
        (rate, length), (their_rate, their_length) = (
            answers_per_second(start, rendering, parameters) for start in (ours, theirs))
        row(f"kept answers: {kilobytes(length)}, theirs {kilobytes(their_length)}", "1/s", rate, their_rate, True)
    row("a picture that is new", "ms", drawing_milliseconds(ours), drawing_milliseconds(theirs))
    row("an edit of one upload of 49 MB", "ms", upload_milliseconds(ours), upload_milliseconds(theirs))
    row("memory for 16 such uploads", "MB", megabytes_of_sixteen(ours), megabytes_of_sixteen(theirs))


if __name__ == "__main__":
    main()
