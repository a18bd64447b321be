"""The program: its options, its streams, its exit statuses, and its promise of equal bytes."""

import datetime
import json
import signal
import socket
import subprocess
import urllib.error
import urllib.request

import maquette
import openai
import pytest
from conftest import serving
from openai import OpenAI

BODY = json.dumps({"model": "gpt-image-1", "prompt": "a lighthouse", "quality": "low", "n": 2}).encode()


def posted(base_url, key="test", body=BODY):
    request = urllib.request.Request(
        f"{base_url}/images/generations", body,
        {"Content-Type": "application/json", "Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(request) as response:
        return response.read()


def run(*arguments, **environment):
    return subprocess.run([maquette.PROGRAM, *arguments], capture_output=True, text=True, timeout=30, env=environment)


def test_two_processes_give_the_same_bytes(base_url):
    first = posted(base_url)
    assert posted(base_url) == first
    with serving() as other:
        assert posted(other) == first
    with serving("--seed", "7") as other:
        assert posted(other) != first


def test_environment_variables_are_options_and_flags_win():
    with serving(MAQUETTE_SEED="7") as seven, serving("--seed=7") as flag:
        assert posted(seven) == posted(flag)
    with serving("--seed", "0", MAQUETTE_SEED="7") as zero, serving() as default:
        assert posted(zero) == posted(default)


@pytest.mark.parametrize("options, environment", [
    (["--api-key", "one", "--api-key", "two"], {}),
    ([], {"MAQUETTE_API_KEY": "one,two"}),
])
def test_keys(options, environment):
    with serving(*options, **environment) as url:
        for key in ["one", "two"]:
            posted(url, key)
        with pytest.raises(openai.AuthenticationError) as refusal:
            OpenAI(base_url=url, api_key="sk-1234567890abcdef", max_retries=0).models.list()
        assert "sk-12345*******cdef" in str(refusal.value)
        assert refusal.value.response.headers["WWW-Authenticate"] == 'Bearer realm="OpenAI API"'


@pytest.mark.parametrize("options, environment, status", [
    (["--profile", "contract"], {}, 200),
    ([], {"MAQUETTE_PROFILE": "contract"}, 200),
    (["--profile", "strict"], {"MAQUETTE_PROFILE": "contract"}, 400),
    ([], {}, 400),
])
def test_profile(options, environment, status):
    body = json.dumps({"model": "gpt-image-1", "prompt": "x", "style": "vivid"}).encode()
    with serving(*options, **environment) as url:
        try:
            posted(url, body=body)
        except urllib.error.HTTPError as refusal:
            assert refusal.code == status
        else:
            assert status == 200


def test_clock():
    with serving("--clock", "2026-09-01T12:00:00+02:00") as url:
        assert json.loads(posted(url))["created"] == 1788256800


def asked(url, path):
    with urllib.request.urlopen(url.removesuffix("/v1") + path) as response:
        return json.load(response)


@pytest.mark.parametrize("options, environment, now", [
    (["--as-of", "2025-05-10"], {}, "2025-05-10T12:00:00Z"),
    ([], {"MAQUETTE_AS_OF": "2025-05-10"}, "2025-05-10T12:00:00Z"),
    (["--as-of", "documented"], {"MAQUETTE_AS_OF": "2025-05-10"}, "2026-08-15T00:00:00Z"),
    (["--clock", "frozen", "--as-of", "2025-05-10"], {}, "2025-05-10T12:00:00Z"),
    (["--clock", "2026-09-01T00:00:00Z", "--as-of", "2025-05-10"], {}, "2026-09-01T00:00:00Z"),
])
def test_the_clock_follows_the_day(options, environment, now):
    with serving(*options, **environment) as url:
        assert asked(url, "/_maquette/clock")["now"] == now
        assert (b'"output_format"' in posted(url)) == (now == "2026-08-15T00:00:00Z")


@pytest.mark.parametrize("clock", ["frozen", "system"])
def test_today(clock):
    with serving("--as-of", "today", "--clock", clock) as url:
        today = datetime.datetime.now(datetime.UTC).date()
        assert asked(url, "/_maquette/clock")["now"][:10] in {str(today), str(today - datetime.timedelta(days=1))}
        # Retired in October 2026.
        with pytest.raises(urllib.error.HTTPError):
            posted(url)


def test_chronology():
    lines = run("chronology", "--from", "2026-10-23", "--to=2026-10-23").stdout.splitlines()
    assert lines == [
        "2026-10-23  model      gpt-image-1 is retired.",
        "                       official: real-api.md, 7.2; latest-sdk.md. Not in the documented API.",
    ]
    with serving() as url:
        changes = asked(url, "/_maquette/chronology")["changes"]
    every = run("chronology").stdout.splitlines()
    assert [line[:10] for line in every if line[0] != " "] == [change["day"] for change in changes]


def test_a_link_that_a_frozen_clock_outlived(base_url):
    with serving("--clock", "2026-09-01T00:00:00Z") as early, serving("--clock", "2026-09-01T01:00:00Z") as late:
        url = OpenAI(base_url=early, api_key="test").images.generate(prompt="x", size="256x256").data[0].url
        path = url[url.index("/files/"):]
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(late.removesuffix("/v1") + path)
    assert refusal.value.code == 403
    assert b"Signed expiry time [Tue, 01 Sep 2026 01:00:00 GMT]" in refusal.value.read()


def test_help_and_version():
    assert run("--version").stdout.startswith("maquette ")
    assert "maquette serve" in run("--help").stdout
    text = run("serve", "--help").stdout
    for option in ["--host", "--port", "--profile", "--seed", "--clock", "--latency", "--api-key", "--log"]:
        assert option in text


@pytest.mark.parametrize("arguments, environment, message", [
    (["frobnicate"], {}, "there is no command 'frobnicate'"),
    (["serve", "--prot", "1"], {}, "there is no option '--prot'"),
    (["serve", "--port"], {}, "--port needs a value"),
    (["serve", "--port", "70000"], {}, "--port: '70000' is not a port from 0 to 65535"),
    (["serve", "--seed", "-1"], {}, "--seed: '-1' is not a whole number"),
    (["serve", "--profile", "loose"], {}, "--profile: 'loose' is not strict or contract"),
    (["serve", "--as-of", "2026-02-30"], {}, "--as-of: '2026-02-30' is not documented, today, or a day"),
    (["chronology", "--from", "x"], {}, "--from: 'x' is not a day"),
    (["chronology", "--to"], {}, "--to needs a value"),
    (["chronology", "--since", "x"], {}, "there is no option '--since'"),
    (["serve", "--clock", "noon"], {}, "--clock: 'noon' is not frozen, system"),
    (["serve", "--latency", "1.5s"], {}, "--latency: '1.5s' is not none, realistic, or a duration"),
    (["serve", "--images-per-minute", "-1"], {}, "--images-per-minute: '-1' is not a whole number"),
    (["serve", "--journal-limit", "0"], {}, "--journal-limit: '0' is not a whole number from 1"),
    (["serve", "--public-url", "images.test"], {}, "--public-url: 'images.test' is not an address"),
    (["serve", "--log=loud"], {}, "--log: 'loud' is not text, json or off"),
    (["serve"], {"MAQUETTE_PORT": "x"}, "MAQUETTE_PORT: 'x' is not a port"),
])
def test_wrong_usage_is_one_line_and_status_2(arguments, environment, message):
    result = run(*arguments, **environment)
    assert result.returncode == 2
    assert result.stdout == ""
    assert message in result.stderr and result.stderr.count("\n") == 1


def test_a_port_in_use_is_one_line_and_status_1():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("serve", "--port", port)
    assert result.returncode == 1
    assert result.stdout == ""
    assert port in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("host", ["::1", "localhost"])
def test_other_loopback_addresses(host):
    with serving("--host", host) as url:
        posted(url)


def test_an_address_that_others_reach_is_warned_of():
    server = maquette.start("--host", "0.0.0.0", stderr=subprocess.PIPE)
    server.process.send_signal(signal.SIGINT)
    _, errors = server.process.communicate(timeout=30)
    assert server.process.returncode == 0
    assert "warning" in errors


@pytest.mark.parametrize("options, is_told", [
    (["--images-per-minute", "5"], True), (["--images-per-minute", "5", "--clock", "system"], False), ([], False)])
def test_a_limit_on_a_clock_that_stands_still_is_told_of(options, is_told):
    _, errors = maquette.start(*options, stderr=subprocess.PIPE).stop()
    assert ("the clock stands still" in errors) == is_told


@pytest.mark.parametrize("format", ["text", "json"])
def test_log(format):
    server = maquette.start("--log", format, stderr=subprocess.PIPE)
    posted(server.base_url)
    with pytest.raises(urllib.error.HTTPError):
        posted(server.base_url, body=b"{}")
    _, log = server.stop()
    # They came by two connections, of which either may be closed first.
    first, second = sorted(log.splitlines(), key=lambda line: "Missing" in line)
    if format == "json":
        assert json.loads(first)["model"] == "gpt-image-1"
        assert json.loads(first)["images"] == 2
        assert json.loads(second)["status"] == 400
        assert json.loads(second)["error"] == "Missing required parameter: 'prompt'."
    else:
        assert first == "2026-08-15T00:00:00Z POST /v1/images/generations 200 gpt-image-1 2 images"
        assert second.endswith("400 \"Missing required parameter: 'prompt'.\"")
