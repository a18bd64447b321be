#!/usr/bin/env python3
"""Many paced streams open at once, of the program and of the stub: how late events come, and what they cost the server.

    scripts/benchmarks/streams.py [--streams N] [--pause MS] [--format FORMAT] [--distinct] [--hang-up]

Requests are sent on open connections, evenly within two and a half of the four pauses that a stream takes: all of them
are open at once, and what is measured is no burst of this client's. Each event is due a whole number of pauses after
its request was sent, so that what the client is late counts too. A first round warms the server up.
"""

import argparse
import json
import select
import socket
import statistics
import time

from comparison import header, ours, row, running, theirs

PARTIALS = 3


class Stream:
    """One client: notes when the head and each event are there, looking at as few bytes as will do."""

    def __init__(self, port, prompt, format, hangs_up):
        body = {
            "model": "gpt-image-1", "prompt": prompt, "size": "1024x1024", "quality": "low", "output_format": format,
            "stream": True, "partial_images": PARTIALS}
        if format != "png":
            # The smallest events there are: it is about pace, and not about how many bytes this machine can move.
            body["output_compression"] = 0
        self.body = json.dumps(body).encode()
        self.hangs_up = hangs_up
        self.sent = None
        self.has_head = False
        self.events = []
        self.tail = b""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)

    def send(self):
        self.sent = time.monotonic()
        self.socket.send(
            b"POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\n"
            b"Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%b"
            % (len(self.body), self.body))

    def receive(self):
        """Reads what has come; returns whether there will be more."""
        data = self.socket.recv(1 << 20)
        now = time.monotonic()
        if not self.has_head:
            assert data.startswith(b"HTTP/1.1 200 "), data[:400]
            self.has_head = True
        # What ends an event may come in pieces.
        self.events += [now] * (self.tail + data).count(b"}\n\n")
        self.tail = data[-2:]
        return bool(data) and not (self.hangs_up and len(self.events) == 2)


def run(options, server):
    """Runs all the streams; returns them and the most memory that the server had meanwhile, in kilobytes."""
    streams = [
        Stream(
            server.port, f"stream {number}" if options.distinct else "stream", options.format,
            options.hang_up and number % 2 == 1)
        for number in range(options.streams)]
    poller = select.epoll()
    waiting = {stream.socket.fileno(): stream for stream in streams}
    for number in waiting:
        poller.register(number, select.EPOLLIN)
    spacing = 2.5 * options.pause / 1000 / options.streams
    start = time.monotonic()
    unsent = streams[::-1]
    peak, next_look = 0, start
    while waiting:
        now = time.monotonic()
        while unsent and now >= start + (options.streams - len(unsent)) * spacing:
            unsent.pop().send()
        if now >= next_look:
            next_look = now + 0.1
            peak = max(peak, server.resident_kb)
        for number, _ in poller.poll(spacing if unsent else 0.1):
            if not waiting[number].receive():
                waiting.pop(number).socket.close()
    return streams, peak


def measure(options, start):
    """What a round costs and how late its events are, by the name and the unit of each figure."""
    with running(start, options.pictures, options.pause) as server:
        run(options, server)
        time.sleep(1)
        cpu_before = server.cpu_seconds
        streams, peak = run(options, server)
        cpu = server.cpu_seconds - cpu_before
    last_start = max(stream.sent for stream in streams)
    assert all(stream.events[-1] > last_start for stream in streams if not stream.hangs_up), "not all were open at once"
    assert all(len(stream.events) >= 2 if stream.hangs_up else len(stream.events) == PARTIALS + 1 for stream in streams)
    late = sorted(
        (event - stream.sent) * 1000 - number * options.pause
        for stream in streams for number, event in enumerate(stream.events, 1))
    return {
        ("an event is late by, in the median", "ms"): statistics.median(late),
        ("99 of 100 events, by no more than", "ms"): late[len(late) * 99 // 100],
        ("the latest event, by", "ms"): late[-1],
        ("processor time of the server", "s"): cpu,
        ("memory, at most", "MB"): peak / 1000,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--pause", type=int, default=200, help="milliseconds between events")
    parser.add_argument("--distinct", action="store_true", help="a prompt of its own for each stream")
    parser.add_argument("--hang-up", action="store_true", help="every second client leaves after two events")
    parser.add_argument("--pictures", default="flat")
    parser.add_argument("--format", default="webp")
    options = parser.parse_args()
    header(f"{options.streams:,} streams, {options.pause} ms{', half hang up' if options.hang_up else ''}")
    figures, their_figures = measure(options, ours), measure(options, theirs)
    for (name, unit), figure in figures.items():
        row(name, unit, figure, their_figures[name, unit])


if __name__ == "__main__":
    main()
