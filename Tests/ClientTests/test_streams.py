"""Streams of partial pictures, through the official Python client and through curl."""

import asyncio
import json
import socket
import subprocess
import time

import maquette
import pytest
from conftest import encoded, opened, serving
from openai import AsyncOpenAI, OpenAI

REQUEST = dict(model="gpt-image-1", prompt="an otter", size="1024x1024", quality="low")
PAUSE = 0.5
BODY = '{"model":"gpt-image-1","prompt":"an otter","size":"1024x1024","quality":"low","stream":true,"partial_images":3}'


@pytest.fixture(scope="module")
def paced_url():
    with serving("--latency", f"{PAUSE * 1000:.0f}ms", "--pictures", "flat") as url:
        yield url


def names(prefix, partial_count):
    return [f"{prefix}.partial_image"] * partial_count + [f"{prefix}.completed"]


def check_times(times, start):
    """No event is early, and the first one is there before the last one is due."""
    assert len(times) == 4
    for number, arrival in enumerate(times, 1):
        assert arrival - start >= number * PAUSE
    assert times[0] - start < 4 * PAUSE


def check(events, prefix, partial_count, answer):
    """What every stream promises, of the events of one and the answer to the same request without `stream`."""
    assert [event.type for event in events] == names(prefix, partial_count)
    assert [event.sequence_number for event in events] == list(range(partial_count + 1))
    assert [event.partial_image_index for event in events[:-1]] == list(range(partial_count))
    for event in events:
        image = opened(event)
        assert (image.format.lower(), image.size) == (event.output_format, (1024, 1024))
        assert (event.size, event.quality, event.background) == ("1024x1024", "low", "opaque")
    assert events[-1].b64_json == answer.data[0].b64_json
    usage = events[-1].usage
    assert usage.total_tokens == usage.input_tokens + usage.output_tokens


@pytest.mark.parametrize("partial_count, format", [(0, "png"), (1, "webp"), (2, "jpeg"), (3, "png")])
def test_generation(client, partial_count, format):
    request = REQUEST | dict(output_format=format)
    events = list(client.images.generate(**request, stream=True, partial_images=partial_count))
    check(events, "image_generation", partial_count, client.images.generate(**request))


@pytest.mark.parametrize("partial_count, format", [(0, "webp"), (1, "png"), (3, "jpeg")])
def test_edit(client, photo, mask, partial_count, format):
    request = REQUEST | dict(
        image=("photo.png", encoded(photo, "PNG")), mask=("mask.png", encoded(mask, "PNG")), output_format=format)
    events = list(client.images.edit(**request, stream=True, partial_images=partial_count))
    check(events, "image_edit", partial_count, client.images.edit(**request))


def test_events_arrive_one_by_one(paced_url):
    client = OpenAI(base_url=paced_url, api_key="test", max_retries=0)
    start = time.monotonic()
    stream = client.images.generate(**REQUEST, stream=True, partial_images=3)
    check_times([time.monotonic() for _ in stream], start)


def test_asynchronous_streams_run_side_by_side(paced_url, photo):
    client = AsyncOpenAI(base_url=paced_url, api_key="test", max_retries=0)
    requests = [lambda: client.images.generate(**REQUEST, stream=True, partial_images=2)] * 10
    requests += [lambda: client.images.edit(
        **REQUEST, image=("photo.png", encoded(photo, "PNG")), stream=True, partial_images=2)] * 10
    arrivals = []

    async def read(number, request):
        async for event in await request():
            arrivals.append((number, event.type))

    async def read_all():
        await asyncio.gather(*(read(number, request) for number, request in enumerate(requests)))

    asyncio.run(read_all())
    for number in range(20):
        prefix = "image_generation" if number < 10 else "image_edit"
        assert [type for stream, type in arrivals if stream == number] == names(prefix, 2)
    # One after the other, seven of them would make up the first twenty events.
    assert len({stream for stream, _ in arrivals[:20]}) > 7


def test_curl_prints_each_event_when_it_comes(paced_url):
    start = time.monotonic()
    process = subprocess.Popen(
        ["curl", "-sN", f"{paced_url}/images/generations", "-H", "Authorization: Bearer test",
         "-H", "Content-Type: application/json", "-d", BODY],
        stdout=subprocess.PIPE, text=True)
    lines, times = [], []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("event: "):
            times.append(time.monotonic())
    assert process.wait() == 0
    assert [line.removeprefix("event: ").strip() for line in lines[::3]] == names("image_generation", 3)
    assert all(line.startswith("data: {") for line in lines[1::3])
    assert set(lines[2::3]) == {"\n"}
    check_times(times, start)


def test_an_ordinary_answer_waits_too(paced_url):
    client = OpenAI(base_url=paced_url, api_key="test", max_retries=0)
    start = time.monotonic()
    client.images.generate(**REQUEST)
    assert time.monotonic() - start >= PAUSE


def test_a_client_that_gives_up_leaves_the_others_alone(paced_url):
    client = OpenAI(base_url=paced_url, api_key="test", max_retries=0)
    kept = client.images.generate(**REQUEST, stream=True, partial_images=3)
    left = client.images.generate(**REQUEST, stream=True, partial_images=3)
    assert next(left).type == "image_generation.partial_image"
    left.close()
    assert [event.type for event in kept] == names("image_generation", 3)


def test_the_log_tells_of_a_client_that_hung_up():
    server = maquette.start("--latency", "1h", "--log", "json", stderr=subprocess.PIPE)
    try:
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(
                b"POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test\r\n"
                b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY.encode()))
            head = connection.recv(65536)
        line = json.loads(server.process.stderr.readline())
    finally:
        server.stop()
    assert (line["status"], line["delivery"], line["bytes_sent"]) == (200, "hung_up", len(head))
