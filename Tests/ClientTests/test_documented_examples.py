"""The curl examples of the API's documentation, with only the host changed."""

import json
import subprocess

import pytest
from conftest import encoded
from PIL import Image


@pytest.fixture(scope="module")
def folder(tmp_path_factory, photo, mask):
    folder = tmp_path_factory.mktemp("examples")
    for name in ["body-lotion", "bath-bomb", "incense-kit", "soap", "otter"]:
        (folder / f"{name}.png").write_bytes(encoded(photo, "PNG"))
    mask.save(folder / "mask.png")
    return folder


GENERATIONS = """
curl https://api.openai.com/v1/images/generations \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -d '{
    "model": "MODEL",
    "prompt": "A cute baby sea otter",
    "n": 1,
    "size": "1024x1024"
  }'
"""

EDITS = """
curl -X POST "https://api.openai.com/v1/images/edits" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -F "model=gpt-image-1.5" \
  -F "image[]=@body-lotion.png" \
  -F "image[]=@bath-bomb.png" \
  -F "image[]=@incense-kit.png" \
  -F "image[]=@soap.png" \
  -F 'prompt=Create a lovely gift basket with these four items in it'
"""

EDITS_TO_FILE = """
curl -s -D >(grep -i x-request-id >&2) \
  -o >(jq -r '.data[0].b64_json' | base64 --decode > gift-basket.png) \
  -X POST "https://api.openai.com/v1/images/edits" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -F "model=gpt-image-1" \
  -F "image[]=@body-lotion.png" \
  -F "image[]=@bath-bomb.png" \
  -F "image[]=@incense-kit.png" \
  -F "image[]=@soap.png" \
  -F 'prompt=Create a lovely gift basket with these four items in it'
"""

EDITS_WITH_MASK = """
curl https://api.openai.com/v1/images/edits \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -F image="@otter.png" \
  -F mask="@mask.png" \
  -F prompt="A cute baby sea otter wearing a beret" \
  -F n=2 \
  -F size="1024x1024"
"""

VARIATIONS = """
curl https://api.openai.com/v1/images/variations \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -F image="@otter.png" \
  -F n=2 \
  -F size="1024x1024"
"""

EXAMPLES = [
    (GENERATIONS.replace("MODEL", "gpt-image-1"), "b64_json", 1),
    (GENERATIONS.replace("MODEL", "gpt-image-1.5"), "b64_json", 1),
    (GENERATIONS.replace("MODEL", "dall-e-3"), "url", 1),
    (EDITS, "b64_json", 1),
    (EDITS_WITH_MASK, "b64_json", 2),
    (VARIATIONS, "url", 2),
]


def run(command, base_url, folder):
    return subprocess.run(
        ["bash", "-c", command.replace("https://api.openai.com/v1", base_url)], cwd=folder, capture_output=True,
        check=True, env={"PATH": "/usr/bin:/bin", "OPENAI_API_KEY": "any"})


@pytest.mark.parametrize("command, key, count", EXAMPLES)
def test_example(base_url, folder, command, key, count):
    answer = json.loads(run(command, base_url, folder).stdout)
    assert [key in item for item in answer["data"]] == [True] * count


def test_example_that_saves_a_file(base_url, folder):
    # The shell does not wait for what it substitutes with `>(…)`; whoever reads their standard error to its end does.
    result = run(EDITS_TO_FILE, base_url, folder)
    assert b"x-request-id: req_" in result.stderr
    assert Image.open(folder / "gift-basket.png").size == (1024, 1024)
