"""Picture files as other programs see them: what they are, and what they say of where they come from."""

import base64
import hashlib
import io
import json
import re
import subprocess
import xml.etree.ElementTree

import maquette
import pytest
from conftest import ROOT, encoded, opened, serving
from openai import OpenAI
from PIL import Image

FORMATS = ["png", "jpeg", "webp"]


def file_of(client, **parameters):
    answer = client.images.generate(**{
        "model": "gpt-image-1.5", "prompt": "a <b>lighthouse</b> & a fjörd", "quality": "low", "size": "1024x1024",
        **parameters})
    return base64.b64decode(answer.data[0].b64_json)


def embedded(file):
    """The provenance as Pillow finds it."""
    image = Image.open(io.BytesIO(file))
    if image.format == "PNG":
        return image.text["maquette"]
    if image.format == "WEBP":
        packet = xml.etree.ElementTree.fromstring(image.info["xmp"])
        return packet.find(".//{urn:maquette:}provenance").text
    [segment] = [content for marker, content in image.applist if marker.startswith("APP") and b"maquette" in content[:9]]
    return segment[segment.index(b"{"):].decode()


def inspected(*paths):
    return subprocess.run([maquette.PROGRAM, "inspect", *map(str, paths)], capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("size, quality", [("1024x1024", "low"), ("1536x1024", "high")])
def test_a_file_is_what_was_asked_for(client, format, size, quality):
    image = Image.open(io.BytesIO(file_of(client, output_format=format, size=size, quality=quality)))
    image.load()
    assert (image.format.lower(), image.mode, f"{image.width}x{image.height}") == (format, "RGB", size)


@pytest.mark.parametrize("format", ["png", "webp"])
def test_transparency_is_real_and_soft(client, format):
    image = Image.open(io.BytesIO(file_of(client, output_format=format, background="transparent")))
    assert image.mode == "RGBA"
    alphas = image.getchannel("A").histogram()
    assert alphas[0] > image.width * image.height // 20
    assert alphas[255] > image.width * image.height // 4
    assert sum(alphas[1:255]) > 100


@pytest.mark.parametrize("format", ["jpeg", "webp"])
def test_compression_changes_the_size(client, format):
    sizes = [len(file_of(client, output_format=format, output_compression=level)) for level in range(0, 101, 20)]
    assert sizes == sorted(set(sizes))
    assert sizes[0] * 3 < sizes[-1]


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_tells_its_request(client, format, tmp_path):
    file = file_of(client, output_format=format)
    provenance = json.loads(embedded(file))
    assert provenance["prompt"] == "a <b>lighthouse</b> & a fjörd"
    assert provenance["prompt_sha256"] == hashlib.sha256(provenance["prompt"].encode()).hexdigest()
    assert provenance["parameters"]["output_format"] == format
    assert re.fullmatch("[0-9a-f]{64}", provenance["digest"])
    path = tmp_path / f"picture.{format}"
    path.write_bytes(file)
    run = inspected(path)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout) == provenance
    assert run.stdout.count("\n") == 1


def test_an_edit_names_its_sources(client, photo, mask):
    source, area = encoded(photo, "PNG"), encoded(mask, "PNG")
    answer = client.images.edit(
        model="gpt-image-1", image=[("one.png", source), ("two.png", area)], mask=("mask.png", area), prompt="x")
    provenance = json.loads(embedded(base64.b64decode(answer.data[0].b64_json)))
    assert [source["field"] for source in provenance["sources"]] == ["image[0]", "image[1]", "mask"]
    assert provenance["sources"][0] == {
        "field": "image[0]", "sha256": hashlib.sha256(source).hexdigest(), "width": 1024, "height": 1024}


def test_inspect_says_which_files_are_not_ours(client, photo, tmp_path):
    ours = tmp_path / "ours.png"
    ours.write_bytes(file_of(client))
    foreign, text, missing = tmp_path / "foreign.png", tmp_path / "notes.txt", tmp_path / "missing.png"
    foreign.write_bytes(encoded(photo, "PNG"))
    text.write_text("no picture")
    run = inspected(foreign, ours, text, missing)
    assert run.returncode == 1
    assert json.loads(run.stdout)["maquette"] == 1
    lines = run.stderr.splitlines()
    assert lines[0] == f"maquette: {foreign}: this picture was not drawn by Maquette, or its metadata was removed"
    assert lines[1] == f"maquette: {text}: no PNG, JPEG or WebP"
    assert lines[2] == f"maquette: {missing}: No such file or directory"


@pytest.mark.parametrize("arguments, says", [([], "inspect needs a file"), (["--deep"], "there is no option '--deep'")])
def test_inspect_wants_files(arguments, says):
    run = inspected(*arguments)
    assert run.returncode == 2
    assert says in run.stderr
    assert run.stderr.count("\n") == 1


def test_what_is_drawn_and_what_is_found_are_the_same(client):
    drawn = [file_of(client, prompt=f"picture {index}") for index in range(3)]
    assert [file_of(client, prompt=f"picture {index}") for index in range(3)] == drawn
    assert len(set(drawn)) == 3
    with serving() as other:
        anew = OpenAI(base_url=other, api_key="other", max_retries=0)
        assert [file_of(anew, prompt=f"picture {index}") for index in reversed(range(3))] == drawn[::-1]


def test_pictures_open_at_their_size(client):
    answer = client.images.generate(model="gpt-image-2", prompt="x", size="3840x2160", quality="low")
    assert opened(answer.data[0]).size == (3840, 2160)


@pytest.mark.parametrize("golden", json.loads((ROOT / "Fixtures" / "goldens.json").read_text()))
def test_pixels_are_those_of_other_builds(client, golden):
    request = golden["request"]
    if request["model"].startswith("dall-e"):
        request = {**request, "response_format": "b64_json"}
    image = opened(client.images.generate(**request).data[0])
    assert hashlib.sha256(image.convert("RGBA").tobytes()).hexdigest() == golden["pixels"]
