"""Azure OpenAI's paths, through the official client for it."""

import openai
import pytest
from conftest import encoded, opened
from openai import AzureOpenAI, OpenAI


@pytest.fixture(scope="module")
def endpoint(base_url):
    return base_url.removesuffix("/v1")


@pytest.fixture(params=["key", "token"])
def azure(endpoint, request):
    login = {"api_key": "test"} if request.param == "key" else {"azure_ad_token": "test"}
    return AzureOpenAI(
        azure_endpoint=endpoint, api_version="2025-04-01-preview", max_retries=0, **login)


@pytest.mark.parametrize("deployment", ["gpt-image-2", "our pictures"])
def test_generate(azure, deployment):
    answer = azure.images.generate(model=deployment, prompt="an otter", size="1536x1024")
    image = opened(answer.data[0])
    assert (image.format, image.size) == ("PNG", (1536, 1024))
    assert answer.quality == "high"


def test_edit(azure, photo, mask):
    answer = azure.images.edit(
        model="gpt-image-1.5",
        image=("photo.png", encoded(photo, "PNG")),
        mask=("mask.png", encoded(mask, "PNG")),
        prompt="add a flamingo",
        size="1024x1024",
        output_format="jpeg")
    assert opened(answer.data[0]).format == "JPEG"
    assert answer.usage.input_tokens_details.image_tokens == 194


def test_a_deployment_that_the_client_is_made_for(endpoint):
    azure = AzureOpenAI(
        azure_endpoint=endpoint, azure_deployment="gpt-image-1-mini", api_version="2025-04-01-preview",
        api_key="test", max_retries=0)
    answer = azure.images.generate(prompt="an otter", size="1024x1024", quality="low")
    assert answer.usage.output_tokens == 272


def test_the_version_1_paths(endpoint, photo):
    client = OpenAI(
        base_url=f"{endpoint}/openai/v1", api_key="test", default_query={"api-version": "preview"}, max_retries=0)
    answer = client.images.generate(model="our pictures", prompt="an otter", size="1024x1024", quality="low")
    assert opened(answer.data[0]).size == (1024, 1024)
    answer = client.images.edit(
        model="gpt-image-2", image=("photo.png", encoded(photo, "PNG")), prompt="a flamingo", quality="low")
    assert answer.size == "1254x1254"


def test_webp_is_refused(azure):
    with pytest.raises(openai.BadRequestError) as refusal:
        azure.images.generate(model="gpt-image-2", prompt="an otter", output_format="webp")
    assert refusal.value.body["message"] == "Invalid value: 'webp'. Supported values are: 'png' and 'jpeg'."
    assert refusal.value.body["param"] == "output_format"
