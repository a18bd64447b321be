"""What a test's harness sees and moves: sessions, the journal, the clock, images per minute, and what browsers need."""

import concurrent.futures
import http.client
import json
import subprocess
import urllib.error
import urllib.request

import openai
import pytest
from conftest import Control, encoded, serving
from openai import OpenAI


@pytest.fixture(scope="module")
def url():
    with serving("--images-per-minute", "2") as url:
        yield url


@pytest.fixture
def control(url):
    control = Control(url)
    yield control
    control.post("/reset")


def client(url, key="test", **options):
    return OpenAI(base_url=url, api_key=key, max_retries=0, **options)


def test_the_journal_shows_what_the_client_sent(url, control, photo, mask):
    image = encoded(photo, "JPEG", quality=80)
    client(url).images.edit(
        model="gpt-image-1", prompt="a hat", image=("otter.jpg", image), mask=("mask.png", encoded(mask, "PNG")),
        size="1024x1024", quality="low", output_format="webp", output_compression=40, input_fidelity="high", user="u1")
    [exchange] = control.get("/requests?session=test&endpoint=edits")["requests"]
    assert exchange["parameters"] == {
        "model": "gpt-image-1", "prompt": "a hat", "n": 1, "quality": "low", "output_compression": 40,
        "size": "1024x1024", "background": "opaque", "complexity": None, "input_fidelity": "high",
        "moderation": "auto", "output_format": "webp", "partial_images": 0, "safety_identifier": None,
        "stream": False, "user": "u1"}
    assert [upload["field"] for upload in exchange["uploads"]] == ["image", "mask"]
    assert exchange["uploads"][0]["filename"] == "otter.jpg"
    assert exchange["uploads"][0]["declared_type"] == "image/jpeg"
    assert exchange["uploads"][1]["has_alpha"] is True
    assert exchange["retry_count"] == 0
    assert exchange["usage"]["total_tokens"] > 0
    id = exchange["id"]
    assert control.call("GET", f"/requests/{id}/uploads/0") == image
    assert control.call("GET", f"/requests/{id}/images/0")[8:12] == b"WEBP"


def test_a_refusal_is_in_the_journal(url, control):
    with pytest.raises(openai.BadRequestError) as refusal:
        client(url).images.generate(model="gpt-image-1", prompt="x", response_format="url")
    [exchange] = control.get("/requests?status=400")["requests"]
    assert exchange["error"] == refusal.value.body
    assert exchange["request_id"] == refusal.value.request_id
    assert exchange["parameters"]["response_format"] == "url"


def test_a_link_expires_when_the_test_says_so(url, control):
    link = client(url).images.generate(model="dall-e-2", prompt="an otter", size="256x256").data[0].url
    assert urllib.request.urlopen(link).read().startswith(b"\x89PNG")
    assert control.post("/clock?session=test", {"advance": "61m"}) == {"now": "2026-08-15T01:01:00Z"}
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(link)
    assert refusal.value.code == 403
    assert b"AuthenticationFailed" in refusal.value.read()
    assert control.get("/clock?session=other") == {"now": "2026-08-15T00:00:00Z"}


def test_images_per_minute(url, control):
    maquette = client(url)
    maquette.images.generate(model="dall-e-2", prompt="x", size="256x256", n=2)
    with pytest.raises(openai.RateLimitError) as refusal:
        maquette.images.generate(model="dall-e-2", prompt="x", size="256x256")
    assert refusal.value.code == "rate_limit_exceeded"
    wait = refusal.value.response.headers["Retry-After"]
    assert wait == "30"
    control.post("/clock", {"advance": f"{wait}s"})
    maquette.images.generate(model="dall-e-2", prompt="x", size="256x256")
    usage = control.get("/usage?session=test")
    assert (usage["requests"], usage["images"]) == (3, 3)
    assert usage["models"]["dall-e-2"]["images"] == 3


def test_sessions_by_path_prefix(url, control):
    prefixed = url.removesuffix("/v1") + "/s/one%20test/v1"
    assert client(prefixed, key="whatever").models.list().data
    assert client(url, key="one test").models.list().data
    assert control.get("/sessions") == {"sessions": [{"name": "one test", "requests": 2}]}
    [first, second] = control.get("/requests?session=one+test")["requests"]
    assert first["path"] == "/s/one%20test/v1/models" and second["path"] == "/v1/models"


FAULTS = {"rate_limit": 429, "server_error": 500, "overloaded": 503, "billing": 400, "invalid_key": 401}


def test_forty_parallel_tests_a_hundred_times_do_not_notice_each_other(url, control):
    """Each has its own key, fault, clock and expectations."""
    host = url.removeprefix("http://").removesuffix("/v1")

    def play(number):
        key = f"test-{number}"
        fault, status = list(FAULTS.items())[number % len(FAULTS)]
        connection = http.client.HTTPConnection(host, timeout=60)

        def call(method, path, body=None, **headers):
            data = json.dumps(body) if body else None
            connection.request(method, path, data, {"Content-Type": "application/json", **headers})
            response = connection.getresponse()
            return response.status, response.read()

        def told(path):
            return json.loads(call("GET", f"/_maquette{path}?session={key}")[1])

        def ordered(path, **body):
            assert call("POST", f"/_maquette{path}?session={key}", body)[0] in (200, 201, 204)

        for round in range(100):
            prompt = f"{key}, {round}"
            request = {"prompt": prompt, "model": "dall-e-2", "size": "256x256"}

            def generate():
                return call("POST", "/v1/images/generations", request, Authorization=f"Bearer {key}")

            ordered("/reset")
            ordered("/clock", advance=f"{number}m")
            ordered("/faults", fault=fault, after=1)
            answers = [generate() for _ in range(4)]
            assert [answer[0] for answer in answers] == [200, status, 200, 429]
            link = json.loads(answers[0][1])["data"][0]["url"].split(host)[1]
            assert call("GET", link)[0] == 200
            ordered("/clock", advance="61m")
            assert call("GET", link)[0] == 403
            assert json.loads(generate()[1])["created"] == 1786752000 + 60 * (number + 61)
            journal = told("/requests")["requests"]
            assert [exchange["status"] for exchange in journal] == [200, status, 200, 429, 200, 403, 200]
            assert [exchange["fault"] for exchange in journal] == [None, fault] + [None] * 5
            assert {exchange["session"] for exchange in journal} == {key}
            assert {(exchange["parameters"] or request)["prompt"] for exchange in journal} == {prompt}
            assert told("/faults")["faults"] == []
            assert told("/usage")["images"] == 3

    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        list(pool.map(play, range(40)))


@pytest.mark.parametrize("host, status", [
    ("localhost:4010", 200), ("[::1]", 200), ("images.test", 200), ("evil.example", 403), ("", 403)])
def test_control_calls_must_name_this_machine(host, status):
    with serving("--public-url", "http://images.test:9") as url:
        try:
            Control(url).call("GET", "/health", Host=host)
        except urllib.error.HTTPError as refusal:
            assert refusal.code == status
        else:
            assert status == 200
        link = client(url).images.generate(prompt="x", size="256x256").data[0].url
        assert link.startswith("http://images.test:9/files/img-")


def test_a_browser_may_call_the_api_and_not_control_it(url, control):
    def headers(path, *options):
        result = subprocess.run(
            ["curl", "-s", "-i", "-H", "Origin: http://localhost:5173", *options, control.root + path],
            capture_output=True, text=True, timeout=30, check=True)
        lines = result.stdout.split("\n\n")[0].splitlines()
        fields = dict(line.split(": ", 1) for line in lines[1:])
        return lines[0].split()[1], {name.lower(): value for name, value in fields.items()}

    preflight = [
        "-X", "OPTIONS", "-H", "Access-Control-Request-Method: POST",
        "-H", "Access-Control-Request-Headers: authorization,content-type,x-stainless-os"]
    status, fields = headers("/v1/images/generations", *preflight)
    assert status == "204"
    assert fields["access-control-allow-origin"] == "*"
    assert fields["access-control-allow-headers"] == "authorization,content-type,x-stainless-os"
    status, fields = headers("/v1/models", "-H", "Authorization: Bearer test")
    assert status == "200" and fields["access-control-allow-origin"] == "*"
    for options in [preflight, []]:
        _, fields = headers("/_maquette/requests", *options)
        assert "access-control-allow-origin" not in fields
    assert [exchange["path"] for exchange in control.get("/requests")["requests"]] == ["/v1/models"]


def test_the_journal_has_a_limit():
    with serving("--journal-limit", "2") as url:
        for _ in range(5):
            client(url).models.list()
        assert [exchange["id"] for exchange in Control(url).get("/requests")["requests"]] == [4, 5]
