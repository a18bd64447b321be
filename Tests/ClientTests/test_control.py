"""What a test's harness sees and moves: sessions, the journal, the clock, images per minute, and what browsers need."""

import concurrent.futures
import json
import subprocess
import urllib.error
import urllib.request

import openai
import pytest
from conftest import encoded, serving
from openai import OpenAI


class Control:
    """The control API of one server."""

    def __init__(self, base_url):
        self.root = base_url.removesuffix("/v1")

    def call(self, method, path, body=None, **headers):
        request = urllib.request.Request(
            f"{self.root}/_maquette{path}", json.dumps(body).encode() if body is not None else None,
            headers, method=method)
        with urllib.request.urlopen(request) as response:
            return response.read()

    def get(self, path):
        return json.loads(self.call("GET", path))

    def post(self, path, body=None):
        return json.loads(self.call("POST", path, body))


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
        "size": "1024x1024", "background": "opaque", "input_fidelity": "high", "moderation": "auto",
        "output_format": "webp", "partial_images": 0, "stream": False, "user": "u1"}
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


def test_parallel_tests_do_not_notice_each_other(url, control):
    def play(number):
        key = f"test-{number}"
        maquette = client(url, key)
        control.post(f"/clock?session={key}", {"advance": f"{number}m"})
        created = []
        for _ in range(2):
            created.append(maquette.images.generate(model="dall-e-2", prompt=key, size="256x256").created)
        with pytest.raises(openai.RateLimitError):
            maquette.images.generate(model="dall-e-2", prompt=key, size="256x256")
        assert created == [1786752000 + 60 * number] * 2
        journal = control.get(f"/requests?session={key}")["requests"]
        assert [exchange["status"] for exchange in journal] == [200, 200, 429]
        assert all(exchange["parameters"]["prompt"] == key for exchange in journal)

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
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
