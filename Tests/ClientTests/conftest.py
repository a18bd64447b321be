"""A running server and the official client, for tests that see Maquette as its users do."""

import base64
import contextlib
import io
import json
import pathlib
import urllib.request

import maquette
import pytest
from openai import OpenAI
from PIL import Image, ImageDraw

ROOT = pathlib.Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def serving(*options, **environment):
    """Lends the base URL of a server."""
    with maquette.serving(*options, **environment) as server:
        yield server.base_url


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


@pytest.fixture(scope="session")
def base_url():
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def client(base_url):
    return OpenAI(base_url=base_url, api_key="test", max_retries=0)


def encoded(image, format, **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def opened(data):
    """The picture in base64 of an answer, decoded to its pixels."""
    image = Image.open(io.BytesIO(base64.b64decode(data.b64_json, validate=True)))
    image.load()
    return image


@pytest.fixture(scope="session")
def photo():
    """A picture with something to recognise: a disc on a ground that grows lighter."""
    image = Image.linear_gradient("L").resize((1024, 1024)).convert("RGB")
    ImageDraw.Draw(image).ellipse((100, 300, 500, 700), fill=(200, 60, 40))
    return image


@pytest.fixture(scope="session")
def mask():
    """A mask for `photo` whose right half is to be redrawn."""
    image = Image.new("RGBA", (1024, 1024), (0, 0, 0, 255))
    image.paste((0, 0, 0, 0), (512, 0, 1024, 1024))
    return image
