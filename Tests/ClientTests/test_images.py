"""The three operations, through the official Python client."""

import io
import urllib.error
import urllib.request

import openai
import pytest
from conftest import encoded, opened
from PIL import Image, ImageChops

DALL_E_SIZES = {"dall-e-2": "512x512", "dall-e-3": "1792x1024"}
GPT_IMAGE_SIZES = {
    "gpt-image-1": "1024x1024",
    "gpt-image-1-mini": "1536x1024",
    "gpt-image-1.5": "1024x1536",
    "chatgpt-image-latest": "1024x1024",
    "gpt-image-2": "1280x720",
    "gpt-image-2-2026-04-21": "2048x2048",
}


def size_of(text):
    width, height = text.split("x")
    return int(width), int(height)


@pytest.mark.parametrize("model, size", DALL_E_SIZES.items())
def test_generate_with_dall_e(client, model, size):
    answer = client.images.generate(
        model=model, prompt="a cute baby sea otter", size=size, response_format="b64_json")
    image = opened(answer.data[0])
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", size_of(size))
    assert answer.usage is None
    assert (answer.data[0].revised_prompt is not None) == (model == "dall-e-3")


@pytest.mark.parametrize("format, mode", [("png", "RGB"), ("jpeg", "RGB"), ("webp", "RGB")])
@pytest.mark.parametrize("model, size", GPT_IMAGE_SIZES.items())
def test_generate_with_gpt_image(client, model, size, format, mode):
    answer = client.images.generate(
        model=model, prompt="a cute baby sea otter", size=size, quality="low", output_format=format)
    image = opened(answer.data[0])
    assert (image.format, image.mode, image.size) == (format.upper(), mode, size_of(size))
    assert (answer.size, answer.quality, answer.output_format) == (size, "low", format)
    assert answer.background == "opaque"
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens


@pytest.mark.parametrize("format", ["png", "webp"])
def test_generate_transparent(client, format):
    answer = client.images.generate(
        model="gpt-image-1", prompt="a sticker", size="1024x1024", background="transparent", output_format=format)
    image = opened(answer.data[0])
    assert image.mode == "RGBA"
    alpha = image.getchannel("A")
    assert alpha.getpixel((0, 0)) == 0
    assert alpha.getpixel((512, 512)) > 250


def test_generate_several(client):
    answer = client.images.generate(
        model="dall-e-2", prompt="otters", n=4, size="256x256", response_format="b64_json")
    assert len({item.b64_json for item in answer.data}) == 4


def test_generate_and_download(client):
    answer = client.images.generate(prompt="a white siamese cat", size="256x256")
    url = answer.data[0].url
    with urllib.request.urlopen(url) as response:
        assert response.headers["Content-Type"] == "image/png"
        image = Image.open(io.BytesIO(response.read()))
    assert (image.format, image.size) == ("PNG", (256, 256))
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(url.replace("sig=", "sig=x"))
    assert refusal.value.code == 403


def test_edit_with_mask(client, photo, mask):
    answer = client.images.edit(
        model="gpt-image-1",
        image=("photo.png", encoded(photo, "PNG")),
        mask=("mask.png", encoded(mask, "PNG")),
        prompt="add a flamingo",
        size="1024x1024")
    image = opened(answer.data[0])
    left, right = (0, 0, 512, 1024), (512, 0, 1024, 1024)
    assert ImageChops.difference(image.crop(left), photo.crop(left)).getbbox() is None
    assert ImageChops.difference(image.crop(right), photo.crop(right)).getbbox() is not None


def test_edit_several_formats(client, photo):
    answer = client.images.edit(
        model="gpt-image-1.5",
        image=[
            ("a.png", encoded(photo, "PNG")),
            ("b.jpg", encoded(photo, "JPEG", progressive=True)),
            ("c.webp", encoded(photo, "WEBP")),
        ],
        prompt="a gift basket",
        size="1536x1024",
        output_format="jpeg")
    image = opened(answer.data[0])
    assert (image.format, image.size) == ("JPEG", (1536, 1024))
    assert answer.usage.input_tokens_details.image_tokens == 3 * 194


def test_edit_with_dall_e_2(client, photo, mask):
    answer = client.images.edit(
        model="dall-e-2",
        image=("photo.png", encoded(photo, "PNG")),
        mask=("mask.png", encoded(mask, "PNG")),
        prompt="a pool with a flamingo",
        n=2,
        size="512x512")
    assert len({item.url for item in answer.data}) == 2


def test_edit_without_model_answers_as_gpt_image(client, photo):
    answer = client.images.edit(image=("photo.png", encoded(photo, "PNG")), prompt="a flamingo")
    assert answer.data[0].b64_json and answer.quality == "medium"


def test_variation(client, photo):
    answer = client.images.create_variation(
        image=("photo.png", encoded(photo, "PNG")), n=2, size="1024x1024", response_format="b64_json")
    images = [opened(item) for item in answer.data]
    assert [image.size for image in images] == [(1024, 1024)] * 2
    assert ImageChops.difference(*images).getbbox() is not None
    assert ImageChops.difference(images[0], photo).getbbox() is not None


def test_variation_from_an_open_file(client, photo, tmp_path):
    photo.save(tmp_path / "photo.png")
    with open(tmp_path / "photo.png", "rb") as file:
        answer = client.images.create_variation(image=file)
    assert answer.data[0].url.startswith("http://127.0.0.1:")


def test_refusals_arrive_as_the_client_raises_them(client):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.images.generate(model="gpt-image-1", prompt="x", response_format="b64_json")
    assert refusal.value.body == {
        "message": "Unknown parameter: 'response_format'.",
        "type": "invalid_request_error",
        "param": "response_format",
        "code": "unknown_parameter",
    }
    assert refusal.value.request_id.startswith("req_")


def test_models(client):
    assert "gpt-image-1" in [model.id for model in client.models.list()]
    assert client.models.retrieve("gpt-image-2").object == "model"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-9")
