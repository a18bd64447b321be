"""Serves a crowd of good and bad clients, and watches answers, memory and descriptors.

    scripts/soak [--minutes M] [--clients N] [--seed N]

Clients that ask, stream, upload, send what is no request, ask for faults, read slowly, and hang up anywhere, each drawn
from the seed. Every answer is compared with what the same request got before the crowd came, and that with what its
pictures are. Before that the server's caches are filled, so that what is measured is not their growth. Ten times all
clients rest, and the server is looked at. The exit status is 1 when an answer was wrong, when a connection or a file
stayed open, or when memory at rest grew by more than 10% and 16 MB over what it was before the crowd came.
"""

import argparse
import asyncio
import base64
import collections
import io
import json
import pathlib
import random
import re
import socket
import struct
import sys
import time

import maquette
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[1]
JSON = "application/json"


# What is asked

class Ask:
    """A request and, once it is known, the answer that it must get."""

    def __init__(self, name, target, body=b"", type=JSON, method="POST", fault=None, key="soak", check=None):
        self.name, self.check, self.answer = f"{name} {fault or target}", check, None
        fields = [f"{method} {target} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {key}"]
        if fault:
            fields.append(f"X-Maquette-Fault: {fault}")
        if body:
            fields.append(f"Content-Type: {type}")
        self.fields, self.body = fields, body

    def bytes(self, chunked=False, extra=()):
        """The request on the wire; `chunked` sends the body in chunks of 100 kB."""
        if chunked:
            parts = [self.body[start:start + 100_000] for start in range(0, len(self.body), 100_000)]
            body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
            framing = "Transfer-Encoding: chunked"
        else:
            body, framing = self.body, f"Content-Length: {len(self.body)}"
        return "\r\n".join([*self.fields, *extra, framing, "", ""]).encode() + body


def generation(prompt, fault=None, check=None, name="generation", **fields):
    body = {"model": "gpt-image-1", "prompt": prompt, "quality": "low", **fields}
    return Ask(name, "/v1/images/generations", json.dumps(body).encode(), fault=fault, check=check)


def edit(images, prompt="mend it", check=None):
    boundary = "soak"
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in [("model", "gpt-image-1"), ("prompt", prompt), ("quality", "low")]]
    parts += [f'--{boundary}\r\nContent-Disposition: form-data; name="image[]"; filename="../../{number}.png"\r\n'
              "Content-Type: image/png\r\n\r\n".encode() + image + b"\r\n" for number, image in enumerate(images)]
    return Ask("upload", "/v1/images/edits", b"".join(parts) + f"--{boundary}--\r\n".encode(),
               f"multipart/form-data; boundary={boundary}", check=check)


def noise(generator, edge=1024):
    buffer = io.BytesIO()
    Image.frombytes("RGB", (edge, edge), generator.randbytes(edge * edge * 3)).save(buffer, "PNG", compress_level=0)
    return buffer.getvalue()


def pictures(count, size, format="PNG"):
    """A check that an answer holds so many pictures of a size and format."""
    def check(answer):
        data = json.loads(answer.body)["data"]
        assert answer.status == 200 and len(data) == count
        for item in data:
            image = Image.open(io.BytesIO(base64.b64decode(item["b64_json"], validate=True)))
            image.load()
            assert (image.size, image.format) == (size, format)
    return check


def refusal(status, code=None):
    def check(answer):
        assert answer.status == status, answer.status
        error = json.loads(answer.body)["error"]
        assert code is None or error["code"] == code
    return check


def status(expected):
    def check(answer):
        assert answer.status == expected, answer.status
    return check


def events(partials):
    def check(answer):
        names = re.findall(rb"^event: image_generation\.(\w+)$", answer.body, re.M)
        assert answer.status == 200 and names == [b"partial_image"] * partials + [b"completed"], names
    return check


def broken(answer):
    """A check that an answer does not come to its end."""
    assert answer.status is None or answer.is_cut


def asks(generator):
    """The requests of each kind of client."""
    sizes = ["1024x1024", "1536x1024", "1024x1536"]
    generations = []
    for number in range(24):
        size, format, count = sizes[number % 3], ["png", "jpeg", "webp"][number // 3 % 3], 1 + number % 2
        generations.append(generation(
            f"picture {number}", size=size, output_format=format, n=count,
            check=pictures(count, tuple(map(int, size.split("x"))), format.upper())))
    valid = generations + [
        Ask("models", "/v1/models", method="GET", check=status(200)),
        Ask("model", "/v1/models/gpt-image-1", method="GET", check=status(200)),
        Ask("health", "/_maquette/health", method="GET", check=status(200))]
    invalid = [
        generation("x", name="refusal", style="vivid", check=refusal(400, "unknown_parameter")),
        generation("x", name="refusal", size="1x1", check=refusal(400)),
        generation("", name="refusal", check=refusal(400)),
        generation("x" * 32_001, name="refusal", check=refusal(400)),
        generation("x", name="refusal", model="gpt-image-0", check=refusal(400)),
        Ask("refusal", "/v1/images/generations", b"{", check=refusal(400)),
        Ask("refusal", "/v1/images/generations", b"[" * 100_000, check=refusal(400)),
        Ask("refusal", "/v1/images/edits", b"--x\r\n\r\n", "multipart/form-data; boundary=y", check=refusal(400)),
        Ask("refusal", "/v1/images/generations", b"{}", key="", check=refusal(401)),
        Ask("refusal", "/v1/%2e%2e/etc/passwd", method="GET", check=refusal(404)),
        Ask("refusal", "/v1/models", method="DELETE", check=refusal(405)),
        edit([b"no picture" * 1000], check=refusal(400)),
        edit([noise(generator)[:100_000]], check=refusal(400))]
    streams = [
        generation(f"stream {number}", name="stream", stream=True, partial_images=number % 4, check=events(number % 4))
        for number in range(8)]
    noises = [noise(generator) for _ in range(16)]
    uploads = [edit(noises[:count], f"edit {count}", check=pictures(1, (1024, 1024))) for count in [1, 2, 5, 16]]
    faults = [generation("x", fault, name="fault", size="1024x1024", check=check) for fault, check in {
        "invalid_key": refusal(401), "unverified_org": refusal(403), "rate_limit": refusal(429, "rate_limit_exceeded"),
        "quota": refusal(429, "insufficient_quota"), "billing": refusal(400, "billing_hard_limit_reached"),
        "moderation": refusal(400, "moderation_blocked"), "moderation_output": refusal(400, "moderation_blocked"),
        "server_error": refusal(500), "overloaded": status(503), "bad_gateway": status(502),
        "gateway_timeout": status(504), "reset": broken, "empty": broken, "truncated": broken, "answer_lost": broken,
        "garbage": broken, "timeout": broken, "slow;over=300ms": pictures(1, (1024, 1024)), "malformed_json": status(200),
        "empty_data": status(200), "missing_image": status(200), "corrupt_image": status(200),
        "wrong_format": pictures(1, (1024, 1024), "WEBP")}.items()]
    faults += [
        generation("x", fault, name="fault", stream=True, partial_images=2, check=check) for fault, check in {
            "stream_error": status(200), "stream_no_completed": status(200), "stream_cut": broken,
            "stream_stall": broken}.items()]
    return {"valid": valid, "invalid": invalid, "streaming": streams, "uploading": uploads, "faulted": faults}


# What is sent and what comes

class Answer:
    """An answer, or as much of one as came."""

    def __init__(self):
        self.status, self.body, self.is_cut = None, b"", False

    def __repr__(self):
        return f"{self.status} {'cut ' if self.is_cut else ''}{len(self.body)} bytes {self.body[:60]}"

    def __eq__(self, other):
        return self.comparable == other.comparable

    @property
    def comparable(self):
        """What is the same each time: how much of a broken answer comes is a matter of luck, and requests are numbered."""
        if self.is_cut:
            return ()
        return (self.status, re.sub(rb"req_[0-9a-f]{32}", b"req_", self.body))


class Client:
    """A connection."""

    # A server that says nothing for so long, in seconds, says nothing more; it is given longer when there is a crowd.
    patience = 60

    async def open(self, port, buffer=None):
        raw = socket.socket()
        raw.setblocking(False)
        if buffer:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", port))
        self.reader, self.writer = await asyncio.open_connection(sock=raw, limit=1 << 26)
        return self

    def close(self, reset=False):
        if reset:
            if not self.writer.transport.is_closing():
                raw = self.writer.get_extra_info("socket")
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.writer.transport.abort()
        else:
            self.writer.close()

    async def send(self, data):
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, patience=None):
        answer = Answer()
        try:
            async with asyncio.timeout(patience or self.patience):
                await self.read(answer)
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError, ValueError):
            answer.is_cut = True
        return answer

    async def read(self, answer):
        head = b"HTTP/1.1 100"
        while head.startswith(b"HTTP/1.1 100"):
            head = await self.reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 "):
            raise ValueError("no HTTP")
        answer.status = int(head.split()[1])
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
        if fields.get(b"transfer-encoding") == b"chunked":
            while size := int(await self.reader.readuntil(b"\r\n"), 16):
                answer.body += await self.reader.readexactly(size)
                await self.reader.readexactly(2)
            await self.reader.readexactly(2)
        else:
            answer.body = await self.reader.readexactly(int(fields.get(b"content-length", 0)))


def raw_requests():
    """The rows of Fixtures/http: bytes, the number of answers, and the status of a refusal after them or nil."""
    characters = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}

    def decoded(text):
        parts = re.split(r"(\\x..|\\\{.*?\*\d+\}|\\.)", text)
        return b"".join(
            part.encode() if not part.startswith("\\") else
            bytes([int(part[2:], 16)]) if part[1] == "x" else
            decoded(part[2:-1].rsplit("*", 1)[0]) * int(part[2:-1].rsplit("*", 1)[1]) if part[1] == "{" else
            characters[part[1]] for part in parts)

    for file in sorted((ROOT / "Fixtures/http").glob("*.txt")):
        for row in file.read_text().split("\n\n"):
            lines = row.splitlines()
            if lines and not lines[0].startswith("#"):
                sent = decoded("".join(line[2:] for line in lines if line.startswith("> ")))
                answered = [line.split()[1] for line in lines if line.startswith("= ")]
                refused = [int(line.split()[1]) for line in lines if line.startswith("! ")]
                # The body of an answer to HEAD does not come, and this client does not know that.
                if "HEAD" not in answered:
                    yield sent, len(answered), refused[0] if refused else None


class Crowd:
    """Clients that come and go."""

    def __init__(self, port, generator, kinds):
        self.port, self.kinds, self.generator = port, kinds, generator
        self.raw = list(raw_requests())
        self.right, self.wrong = collections.Counter(), []
        self.is_resting, self.fresh = False, 0

    def record(self, kind, is_right, what):
        if is_right:
            self.right[kind] += 1
        else:
            self.wrong.append(f"{kind}: {what}")

    async def learn(self):
        """Asks everything once, one after the other, and looks closely at the answers."""
        for kind, asks in self.kinds.items():
            for ask in asks:
                client = await Client().open(self.port)
                await client.send(ask.bytes())
                # Silence is what some faults are about.
                ask.answer = await client.answer(2 if kind == "faulted" else None)
                client.close()
                try:
                    ask.check(ask.answer)
                except Exception as problem:
                    self.wrong.append(f"{ask.name} {ask.body[:100]} got {ask.answer}: {problem!r}")

    async def fill(self):
        """Fills the caches of pictures and uploads."""
        client = await Client().open(self.port)
        for number in range(700):
            await client.send(generation(f"filling {number}").bytes())
            await client.answer()
        for number in range(50):
            await client.send(edit([noise(self.generator)], f"filling {number}").bytes())
            await client.answer()
        client.close()

    async def live(self, number, end):
        """One client after the other, until the end."""
        generator = random.Random(self.generator.random())
        while time.monotonic() < end:
            if self.is_resting:
                await asyncio.sleep(0.05)
                continue
            behave = generator.choices(
                [self.ask, self.ask_anew, self.send_raw, self.hang_up, self.read_slowly, self.dawdle], [12, 2, 4, 6, 1, 1])[0]
            try:
                await behave(generator)
            except (ConnectionError, OSError) as problem:
                self.wrong.append(f"{behave.__name__}: {problem!r}")

    def pick(self, generator, kinds=("valid", "invalid", "streaming", "uploading", "faulted")):
        kind = generator.choices(kinds, [{"uploading": 1}.get(kind, 6) for kind in kinds])[0]
        return kind, generator.choice(self.kinds[kind])

    async def ask(self, generator):
        """Some requests on one connection."""
        client = await Client().open(self.port)
        for _ in range(generator.randint(1, 5)):
            kind, ask = self.pick(generator)
            expects = generator.random() < 0.2
            await client.send(ask.bytes(generator.random() < 0.3, ["Expect: 100-continue"] if expects else []))
            answer = await client.answer(0.5 if ask.answer.is_cut else None)
            self.record(kind, answer == ask.answer, f"{ask.name} got {answer}, and not {ask.answer}")
            if answer.is_cut or answer.status is None:
                break
        client.close()

    async def ask_anew(self, generator):
        """A picture that nobody has asked for before, twice."""
        self.fresh += 1
        prompt, answers = f"fresh {self.fresh}", []
        for _ in range(2):
            client = await Client().open(self.port)
            await client.send(generation(prompt).bytes())
            answers.append(await client.answer())
            client.close()
        self.record("valid", answers[0].status == 200 and answers[0] == answers[1], prompt)

    async def send_raw(self, generator):
        """Bytes of Fixtures/http, in portions."""
        sent, answered, refused = generator.choice(self.raw)
        client = await Client().open(self.port)
        statuses = []
        try:
            at = 0
            while at < len(sent):
                size = generator.randint(1, max(40, len(sent) // 4))
                await client.send(sent[at:at + size])
                at += size
            client.writer.write_eof()
        except (ConnectionError, OSError):
            # Refused before it was all sent.
            pass
        for _ in range(answered + (refused is not None)):
            statuses.append((await client.answer()).status)
        is_right = None not in statuses and (refused is None or statuses[-1] == refused)
        is_right = is_right and await client.reader.read() == b""
        self.record("invalid", is_right, f"{sent[:80]} got {statuses}, and not {answered} answers and {refused}")
        client.close()

    async def hang_up(self, generator):
        """Leaves somewhere within the request or its answer, politely or not."""
        _, ask = self.pick(generator)
        client = await Client().open(self.port)
        data = ask.bytes(generator.random() < 0.3)
        if generator.random() < 0.5:
            await client.send(data[:generator.randrange(len(data))])
        else:
            await client.send(data)
            try:
                async with asyncio.timeout(generator.random() * 0.2):
                    await client.reader.readexactly(generator.randrange(1, 200_000))
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
                pass
        client.close(reset=generator.random() < 0.5)
        self.right["hung up"] += 1

    async def read_slowly(self, generator):
        """Reads an answer a little at a time, through a small window."""
        ask = generator.choice(self.kinds["valid"][:24])
        client = await Client().open(self.port, buffer=8192)
        await client.send(ask.bytes(extra=["Connection: close"]))
        data = b""
        while portion := await client.reader.read(32_768):
            data += portion
            await asyncio.sleep(0.002)
        client.close()
        self.record("valid", data.endswith(ask.answer.body), "read slowly")

    async def dawdle(self, generator):
        """Sends a request a few bytes at a time."""
        ask = generator.choice(self.kinds["valid"][:24])
        client = await Client().open(self.port)
        data = ask.bytes()
        for at in range(0, len(data), 8):
            await client.send(data[at:at + 8])
            await asyncio.sleep(0.005)
        self.record("valid", await client.answer() == ask.answer, "sent slowly")
        client.close()


# The soak

def tell(minutes, crowd, seen):
    print(f"{minutes:7.1f} {sum(crowd.right.values()):9} {len(crowd.wrong):6} {seen['resident']:12.1f}"
          f" {seen['anonymous']:12.1f} {seen['descriptors']:12} {seen['threads']:8}", flush=True)


def figures(server):
    """What the system knows about a server; memory in MB."""
    return {"resident": server.resident_kb / 1024, "anonymous": server.anonymous_kb / 1024,
            "descriptors": server.descriptor_count, "threads": server.thread_count}


async def rested(server, descriptors):
    """The server's figures once its connections are gone, or after ten seconds."""
    for _ in range(100):
        if server.descriptor_count <= descriptors:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)
    return figures(server)


async def soak(server, options):
    generator = random.Random(options.seed)
    crowd = Crowd(server.port, generator, asks(generator))
    first = figures(server)
    await crowd.learn()
    await crowd.fill()
    before = await rested(server, first["descriptors"])
    print("minutes   answers  wrong  resident MB anonymous MB  descriptors  threads")
    tell(0, crowd, before)
    start = time.monotonic()
    end = start + options.minutes * 60
    clients = [asyncio.create_task(crowd.live(number, end)) for number in range(options.clients)]
    peak = before
    for rest in range(1, 11):
        while (now := time.monotonic()) < start + rest * options.minutes * 6 - 0.1:
            await asyncio.sleep(min(0.25, max(0.01, start + rest * options.minutes * 6 - now)))
            peak = {name: max(peak[name], value) for name, value in figures(server).items()}
        crowd.is_resting = True
        if rest == 10:
            await asyncio.gather(*clients)
        after = await rested(server, first["descriptors"])
        tell((time.monotonic() - start) / 60, crowd, after)
        crowd.is_resting = False
    print("in between, at most:")
    tell(options.minutes, crowd, peak)
    print("right:", ", ".join(f"{count} {kind}" for kind, count in crowd.right.most_common()))
    problems = crowd.wrong[:20]
    if after["descriptors"] > first["descriptors"]:
        problems.append(f"{after['descriptors'] - first['descriptors']} descriptors did not come back")
    if after["anonymous"] > before["anonymous"] * 1.1 + 16:
        problems.append(f"anonymous memory at rest grew from {before['anonymous']:.1f} to {after['anonymous']:.1f} MB")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=24, help="clients at a time")
    parser.add_argument("--seed", type=int, default=1, help="what all clients are drawn from")
    options = parser.parse_args()
    with maquette.serving("--latency", "10ms") as server:
        problems = asyncio.run(soak(server, options))
    for problem in problems:
        print(f"wrong: {problem}", file=sys.stderr)
    raise SystemExit(1 if problems else 0)


if __name__ == "__main__":
    main()
