"""Faults, as the official Python client and a raw socket meet them."""

import json
import socket
import urllib.error
import urllib.request

import openai
import pytest
from conftest import Control, opened, serving
from openai import OpenAI

REQUEST = dict(model="gpt-image-1", prompt="an otter", size="1024x1024", quality="low")
LINKS = dict(model="dall-e-2", prompt="an otter", size="256x256")


class Faults(Control):
    """A server, its control calls, and a client of a session of its own."""

    def __init__(self, base_url):
        super().__init__(base_url)
        self.base_url = base_url
        self.address = ("127.0.0.1", int(self.root.rsplit(":", 1)[1]))

    def control(self, method, path, **body):
        return json.loads(self.call(method, path, body or None))

    def client(self, key, **options):
        return OpenAI(base_url=self.base_url, api_key=key, **{"max_retries": 0, **options})

    def queue(self, key, **fault):
        return self.control("POST", f"/faults?session={key}", **fault)["id"]

    def journal(self, key):
        return self.control("GET", f"/requests?session={key}")["requests"]

    def images(self, key):
        return self.control("GET", f"/usage?session={key}")["images"]


@pytest.fixture(scope="module")
def faults():
    with serving("--pictures", "flat") as url:
        yield Faults(url)


def generate(client, **request):
    return client.images.generate(**{**REQUEST, **request})


# Refusals: the class that the client raises, and what it says.

@pytest.mark.parametrize("fault, error, status, code", [
    ("invalid_key", openai.AuthenticationError, 401, "invalid_api_key"),
    ("unverified_org", openai.PermissionDeniedError, 403, None),
    ("rate_limit", openai.RateLimitError, 429, "rate_limit_exceeded"),
    ("quota", openai.RateLimitError, 429, "insufficient_quota"),
    ("billing", openai.BadRequestError, 400, "billing_hard_limit_reached"),
    ("moderation", openai.BadRequestError, 400, "moderation_blocked"),
    ("moderation_output", openai.BadRequestError, 400, "moderation_blocked"),
    ("server_error", openai.InternalServerError, 500, "server_error"),
    ("overloaded", openai.InternalServerError, 503, None),
    ("bad_gateway", openai.InternalServerError, 502, None),
    ("gateway_timeout", openai.InternalServerError, 504, None),
])
def test_refusals(faults, fault, error, status, code):
    faults.queue(fault, fault=fault)
    with pytest.raises(error) as refusal:
        generate(faults.client(fault))
    assert (refusal.value.status_code, refusal.value.code) == (status, code)
    assert (refusal.value.request_id is None) == fault.endswith(("gateway", "gateway_timeout"))
    if fault.startswith("moderation"):
        stage = refusal.value.body["moderation_details"]["moderation_stage"]
        assert stage == ("output" if fault.endswith("output") else "input")
    if fault == "overloaded":
        assert refusal.value.body == "Too many concurrent requests"
    [exchange] = faults.journal(fault)
    assert (exchange["fault"], exchange["status"], exchange["images"]) == (fault, status, 0)
    assert faults.images(fault) == 0
    generate(faults.client(fault))
    assert faults.images(fault) == 1


# The wire.

@pytest.mark.parametrize("fault, error, images", [
    ("reset", openai.APIConnectionError, 0),
    ("empty", openai.APIConnectionError, 0),
    ("garbage", openai.APIConnectionError, 0),
    ("timeout", openai.APITimeoutError, 0),
    ("truncated", openai.APIConnectionError, 1),
    ("answer_lost", openai.APIConnectionError, 1),
])
def test_broken_connections(faults, fault, error, images):
    faults.queue(fault, fault=fault)
    with pytest.raises(error):
        generate(faults.client(fault, timeout=5 if fault == "timeout" else 60))
    [exchange] = faults.journal(fault)
    assert exchange["fault"] == fault
    assert exchange["status"] == (200 if fault == "truncated" else None)
    assert faults.images(fault) == images


def test_a_slow_answer_comes_whole(faults):
    faults.queue("slow", fault="slow", over="200ms")
    assert opened(generate(faults.client("slow")).data[0]).size == (1024, 1024)


# Retries.

def test_max_retries_meet_two_rate_limits_and_then_succeed(faults):
    faults.queue("retries", fault="rate_limit", times=2)
    answer = generate(faults.client("retries", max_retries=2))
    assert opened(answer.data[0]).size == (1024, 1024)
    exchanges = faults.journal("retries")
    assert [exchange["status"] for exchange in exchanges] == [429, 429, 200]
    assert [exchange["fault"] for exchange in exchanges] == ["rate_limit", "rate_limit", None]
    assert [exchange["retry_count"] for exchange in exchanges] == [0, 1, 2]
    assert faults.images("retries") == 1


def test_one_rate_limit_too_many(faults):
    faults.queue("too-many", fault="rate_limit", times=3, retry_after=1)
    with pytest.raises(openai.RateLimitError) as refusal:
        generate(faults.client("too-many", max_retries=1))
    assert refusal.value.response.headers["retry-after"] == "1"
    assert len(faults.journal("too-many")) == 2
    [waiting] = faults.control("GET", "/faults?session=too-many")["faults"]
    assert (waiting["fault"], waiting["times"]) == ("rate_limit", 1)
    faults.control("DELETE", f"/faults/{waiting['id']}")


def test_what_is_not_worth_a_retry_is_not_retried(faults):
    faults.queue("once", fault="billing")
    with pytest.raises(openai.BadRequestError):
        generate(faults.client("once", max_retries=2))
    assert len(faults.journal("once")) == 1


def test_a_lost_answer_is_paid_for_twice(faults):
    faults.queue("lost", fault="answer_lost")
    answer = generate(faults.client("lost", max_retries=1))
    assert len(answer.data) == 1
    exchanges = faults.journal("lost")
    assert [exchange["images"] for exchange in exchanges] == [1, 1]
    assert exchanges[0]["digest"] == exchanges[1]["digest"]
    assert faults.images("lost") == 2
    cost = faults.control("GET", "/usage?session=lost")["cost_usd"]
    assert cost == pytest.approx(2 * exchanges[1]["cost_usd"])


# Answers that parse and mislead.

def test_malformed_json(faults):
    faults.queue("malformed", fault="malformed_json")
    with pytest.raises(json.JSONDecodeError):
        generate(faults.client("malformed"))
    assert faults.images("malformed") == 1


def test_no_data(faults):
    faults.queue("empty-data", fault="empty_data")
    answer = generate(faults.client("empty-data"))
    assert answer.data == []
    assert answer.usage.total_tokens > 0


@pytest.mark.parametrize("request_", [REQUEST, LINKS], ids=["base64", "links"])
def test_an_item_without_a_picture(faults, request_):
    faults.queue("missing", fault="missing_image")
    first, second = faults.client("missing").images.generate(**request_, n=2).data
    assert (first.b64_json, first.url) == (None, None)
    assert second.b64_json or second.url


def test_a_corrupt_picture(faults):
    faults.queue("corrupt", fault="corrupt_image")
    answer = generate(faults.client("corrupt"))
    with pytest.raises(OSError):
        opened(answer.data[0])


@pytest.mark.parametrize("format, other", [("png", "WEBP"), ("jpeg", "PNG"), ("webp", "PNG")])
def test_a_picture_in_another_format(faults, format, other):
    faults.queue("format", fault="wrong_format")
    client = faults.client("format")
    wrong, right = (generate(client, output_format=format) for _ in range(2))
    assert (wrong.output_format, right.output_format) == (format, format)
    assert opened(wrong.data[0]).format == other
    assert opened(right.data[0]).format == format.upper()
    assert wrong.usage == right.usage


# Streams.

def events(faults, key, **options):
    return generate(faults.client(key, **options), stream=True, partial_images=2)


def test_an_error_in_a_stream(faults):
    faults.queue("stream-error", fault="stream_error")
    stream = events(faults, "stream-error")
    assert next(stream).type == "image_generation.partial_image"
    with pytest.raises(openai.APIError) as error:
        next(stream)
    assert error.value.code == "image_generation_failed"
    assert faults.images("stream-error") == 0


def test_a_cut_stream(faults):
    faults.queue("stream-cut", fault="stream_cut")
    stream = events(faults, "stream-cut")
    assert next(stream).type == "image_generation.partial_image"
    with pytest.raises(openai.APIConnectionError):
        next(stream)
    assert faults.images("stream-cut") == 1


def test_a_stalled_stream(faults):
    faults.queue("stream-stall", fault="stream_stall")
    stream = events(faults, "stream-stall", timeout=openai.Timeout(60, read=5))
    assert next(stream).type == "image_generation.partial_image"
    with pytest.raises(openai.APITimeoutError):
        next(stream)


def test_a_stream_without_an_end(faults):
    faults.queue("no-completed", fault="stream_no_completed")
    types = [event.type for event in events(faults, "no-completed")]
    assert types == ["image_generation.partial_image"] * 2


# Links.

def test_a_forbidden_link(faults):
    faults.queue("link", fault="url_forbidden")
    client = faults.client("link")
    refused, good = (client.images.generate(**LINKS).data[0].url for _ in range(2))
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(refused)
    assert refusal.value.code == 403
    assert b"<Code>AuthenticationFailed</Code>" in refusal.value.read()
    with urllib.request.urlopen(good) as response:
        assert response.headers["Content-Type"] == "image/png"


# Other ways of asking.

def test_by_header_and_by_prompt(faults):
    client = faults.client("ways")
    with pytest.raises(openai.RateLimitError) as refusal:
        client.images.generate(**REQUEST, extra_headers={"X-Maquette-Fault": "rate_limit;retry-after=2"})
    assert refusal.value.response.headers["retry-after"] == "2"
    with pytest.raises(openai.InternalServerError):
        generate(client, prompt="an otter [[maquette:server_error]]")
    with pytest.raises(openai.BadRequestError, match="there is no fault 'rate_limt'. The faults are invalid_key, "):
        generate(client, prompt="an otter [[maquette:rate_limt]]")
    assert [exchange["fault"] for exchange in faults.journal("ways")] == ["rate_limit", "server_error", None]


def test_another_session_notices_nothing(faults):
    faults.queue("mine", fault="server_error", times=2)
    generate(faults.client("yours"))
    for _ in range(2):
        with pytest.raises(openai.InternalServerError):
            generate(faults.client("mine"))
    generate(faults.client("mine"))


# The bytes.

def exchange(faults, fault, **request):
    """Sends a request over a socket and yields what can be read, and how that ends."""
    body = json.dumps(REQUEST | request).encode()
    with socket.create_connection(faults.address, timeout=2) as connection:
        connection.sendall(
            b"POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer raw\r\n"
            b"Connection: close\r\nContent-Type: application/json\r\nX-Maquette-Fault: %s\r\nContent-Length: %d\r\n\r\n%s"
            % (fault.encode(), len(body), body))
        received = b""
        while True:
            try:
                part = connection.recv(1 << 16)
            except ConnectionResetError:
                return received, "reset"
            except TimeoutError:
                return received, "silence"
            if not part:
                return received, "end"
            received += part


def test_nothing_is_sent(faults):
    assert exchange(faults, "reset") == (b"", "reset")
    assert exchange(faults, "answer_lost") == (b"", "reset")
    assert exchange(faults, "empty") == (b"", "end")
    assert exchange(faults, "timeout") == (b"", "silence")


def test_garbage_is_no_http(faults):
    received, ending = exchange(faults, "garbage")
    assert ending == "end"
    assert received and not received.startswith(b"HTTP/")


def test_half_a_body(faults):
    received, ending = exchange(faults, "truncated")
    head, body = received.split(b"\r\n\r\n", 1)
    [length] = [int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")]
    assert (len(body), ending) == (length // 2, "reset")


@pytest.mark.parametrize("fault, ending", [
    ("stream_error", "end"), ("stream_cut", "reset"), ("stream_stall", "silence"), ("stream_no_completed", "end"),
])
def test_broken_streams(faults, fault, ending):
    received, end = exchange(faults, fault, stream=True, partial_images=1)
    assert end == ending
    assert received.count(b"event: image_generation.partial_image\n") == 1
    assert (b"event: error\n" in received) == (fault == "stream_error")
    assert (b"event: image_generation.completed\n" in received) == (fault == "stream_cut")
    assert b'"usage"' not in received


def test_exact_bodies(faults):
    for fault, line, body in [
        ("overloaded", b"HTTP/1.1 503 Service Unavailable", b'{"error": "Too many concurrent requests"}'),
        ("billing", b"HTTP/1.1 400 Bad Request", b"""{
  "error": {
    "message": "Billing hard limit has been reached",
    "type": "image_generation_user_error",
    "param": null,
    "code": "billing_hard_limit_reached"
  }
}"""),
        ("bad_gateway", b"HTTP/1.1 502 Bad Gateway", b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
         b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n"),
    ]:
        received, ending = exchange(faults, fault)
        assert ending == "end"
        assert received.startswith(line + b"\r\n")
        assert received.split(b"\r\n\r\n", 1)[1] == body
