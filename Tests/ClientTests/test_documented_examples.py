"""The curl examples of the API's documentation, with only the host changed."""

import json
import subprocess

import pytest
from conftest import encoded


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
curl -s -X POST "https://api.openai.com/v1/images/edits" \
    -H "Authorization: Bearer $OPENAI_API_KEY" \
    -F "model=MODEL" \
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
    *[(GENERATIONS, model, 1) for model in ["gpt-image-1", "gpt-image-1.5", "dall-e-3"]],
    *[(EDITS, model, 1) for model in ["gpt-image-1", "gpt-image-1.5"]],
    (EDITS_WITH_MASK, "", 2),
    (VARIATIONS, "", 2),
]


@pytest.mark.parametrize("command, model, count", EXAMPLES)
def test_example(base_url, folder, command, model, count):
    command = command.replace("https://api.openai.com/v1", base_url).replace("MODEL", model)
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, check=True, env={"PATH": "/usr/bin:/bin", "OPENAI_API_KEY": "any"})
    answer = json.loads(result.stdout)
    assert len(answer["data"]) == count
    for item in answer["data"]:
        assert "url" in item or "b64_json" in item
