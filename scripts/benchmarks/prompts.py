"""Time to count the tokens of a prompt of 32,000 characters of several kinds: whole answers whose picture is kept.

The picture was drawn by a request before, so that what is left is HTTP, JSON and the tokenizer. A short prompt shows
what the rest takes.
"""

import http.client
import json
import random
import statistics
import time

import maquette

TURNS, LENGTH = 9, 32_000
CHANCE = random.Random(0)


def letters(first, last):
    return "".join(chr(CHANCE.randint(first, last)) for _ in range(LENGTH))


PROMPTS = {
    "a short prompt": "a lighthouse at dusk",
    "words": ("word " * LENGTH)[:LENGTH],
    "one letter, repeated": "a" * LENGTH,
    "letters at random": letters(0x61, 0x7A),
    "bytes at random, as Latin-1": letters(0x20, 0xFF),
    "Han at random": letters(0x4E00, 0x9FFF),
    "Hangul at random": letters(0xAC00, 0xD7A3),
}


def times(connection, prompt):
    body = json.dumps({
        "model": "gpt-image-1", "prompt": prompt, "size": "1024x1024", "quality": "low", "output_format": "jpeg",
        "output_compression": 0})
    for _ in range(TURNS + 1):
        start = time.perf_counter()
        connection.request("POST", "/v1/images/generations", body, {
            "Authorization": "Bearer benchmark", "Content-Type": "application/json"})
        assert connection.getresponse().read().startswith(b'{\n  "created"')
        yield (time.perf_counter() - start) * 1000


def main():
    print(f"{'32,000 characters, counted':32} answer     without what a short prompt takes")
    least = None
    with maquette.serving() as server:
        connection = http.client.HTTPConnection(server.address)
        for name, prompt in PROMPTS.items():
            _, *counted = times(connection, prompt)
            median = statistics.median(counted)
            least = least or median
            print(f"{name:32} {median:6.1f} ms {median - least:6.1f} ms", flush=True)


main()
