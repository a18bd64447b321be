"""Asks a server for pictures of every kind and lays them out on one sheet."""

import base64
import contextlib
import io
import os
import sys

import maquette
from openai import OpenAI
from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN, GAP, LABEL, HEADING = 1680, 40, 20, 30, 46
PAPER, INK, QUIET = (250, 249, 246), (30, 32, 38), (110, 112, 120)
LIGHTHOUSE = "a lighthouse on a cliff above a stormy sea, at dusk"


@contextlib.contextmanager
def serving(*options):
    with maquette.serving(*options) as server:
        yield OpenAI(base_url=server.base_url, api_key="contact-sheet")


def opened(b64_json):
    return Image.open(io.BytesIO(base64.b64decode(b64_json)))


def png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return ("picture.png", file.getvalue(), "image/png")


def generated(client, prompt=LIGHTHOUSE, model="gpt-image-1.5", **parameters):
    if model.startswith("dall-e"):
        parameters["response_format"] = "b64_json"
    answer = client.images.generate(prompt=prompt, model=model, **parameters)
    return [opened(item.b64_json) for item in answer.data]


def edited(client, images, mask=None, **parameters):
    more = {"mask": png(mask)} if mask else {}
    answer = client.images.edit(image=[png(image) for image in images], model="gpt-image-1.5", **more, **parameters)
    return opened(answer.data[0].b64_json)


def streamed(client, **parameters):
    events = client.images.generate(stream=True, partial_images=3, model="gpt-image-1.5", **parameters)
    return [opened(event.b64_json) for event in events]


def photo():
    """A source that is plainly not one of Maquette's pictures."""
    image = Image.merge("RGB", [Image.linear_gradient("L").resize((1024, 1024)).point(
        lambda level, low=low, high=high: low + (high - low) * level // 255)
        for low, high in ((120, 250), (180, 225), (235, 190))])
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 1024), (0, 760), (300, 520), (560, 780), (760, 600), (1024, 820), (1024, 1024)], fill=(70, 98, 92))
    draw.rectangle((430, 470, 640, 860), fill=(214, 92, 66))
    draw.polygon([(390, 480), (535, 330), (680, 480)], fill=(92, 54, 48))
    draw.rectangle((500, 700, 570, 860), fill=(250, 232, 190))
    draw.ellipse((760, 120, 900, 260), fill=(255, 246, 214))
    return image


def masked(image):
    """The upper part of `image` made transparent, with a soft lower edge."""
    mask = image.convert("RGBA")
    alpha = Image.new("L", image.size, 255)
    alpha.paste(Image.linear_gradient("L").resize((image.width, 60)), (0, 300))
    alpha.paste(0, (0, 0, image.width, 300))
    mask.putalpha(alpha)
    return mask


def on_checkers(image):
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, (255, 255, 255))
    draw = ImageDraw.Draw(ground)
    side = max(image.size) // 24
    for x in range(0, image.width, side):
        for y in range(x // side % 2 * side, image.height, 2 * side):
            draw.rectangle((x, y, x + side - 1, y + side - 1), fill=(222, 222, 226))
    ground.paste(image, (0, 0), image)
    return ground


def rows():
    """A heading and the labelled pictures of each row."""
    with serving() as client:
        yield "Models and sizes", [
            ("dall-e-2, 512x512", generated(client, "an otter reading a map", "dall-e-2", size="512x512")[0]),
            ("gpt-image-1, 1024x1536", generated(client, "a quiet street in Lisbon", "gpt-image-1", size="1024x1536")[0]),
            ("gpt-image-1.5, 1024x1024", generated(client, size="1024x1024")[0]),
            ("gpt-image-2, 2048x1152", generated(client, "a greenhouse on Mars", "gpt-image-2", size="2048x1152")[0]),
        ]
        yield "n = 4: each is another", [
            (f"{index + 1} of 4", image) for index, image in enumerate(
                generated(client, "four seasons in one orchard", size="1024x1024", n=4))]
        qualities = [
            (f"quality {quality}", generated(client, "a paper boat", size="1024x1024", quality=quality)[0])
            for quality in ("low", "medium", "high")]
        styles = [
            (f"dall-e-3, {style}", generated(client, "a paper boat", "dall-e-3", style=style)[0])
            for style in ("vivid", "natural")]
        yield "Quality and style", qualities + styles
        cut_out = generated(client, "a kite", size="1024x1024", background="transparent")[0]
    renderings = [("transparent", cut_out)]
    for rendering in ("flat", "realistic"):
        with serving("--pictures", rendering) as client:
            renderings.append((f"--pictures {rendering}", generated(client, "a kite", size="1024x1024")[0]))
    source, other = photo(), generated_other()
    with serving() as client:
        mask = masked(source)
        yield "Edits and variations", [
            ("a source", source),
            ("its mask", mask),
            ("edit with the mask", edited(client, [source], mask, prompt="northern lights", size="1024x1024")),
            ("edit without", edited(client, [source], prompt="as a linocut", size="1024x1024")),
            ("edit of several", edited(client, [source, *other], prompt="a collage", size="1024x1024")),
            ("variation", opened(client.images.create_variation(
                image=png(source), response_format="b64_json").data[0].b64_json)),
        ]
        *partials, final = streamed(client, prompt="a hot-air balloon", size="1024x1024")
        yield "A stream, a transparent background, and the other ways to draw", [
            *((f"partial {index + 1} of {len(partials)}", image) for index, image in enumerate(partials)),
            ("completed", final), *renderings]


def generated_other():
    with serving("--seed", "5") as client:
        return generated(client, "a map", size="1024x1024", n=2)


def laid_out(pictures):
    """The pictures of a row at one height that fills the width."""
    shapes = sum(image.width / image.height for _, image in pictures)
    height = int((WIDTH - 2 * MARGIN - GAP * (len(pictures) - 1)) / shapes)
    return [(label, on_checkers(image).resize((round(image.width * height / image.height), height), Image.LANCZOS))
            for label, image in pictures]


def main(path):
    laid = [(heading, laid_out(pictures)) for heading, pictures in rows()]
    height = MARGIN + sum(HEADING + row[0][1].height + LABEL + GAP for _, row in laid)
    sheet = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(sheet)
    y = MARGIN // 2
    for heading, row in laid:
        draw.text((MARGIN, y + 6), heading, INK, ImageFont.load_default(24))
        y += HEADING
        x = MARGIN
        for label, image in row:
            sheet.paste(image, (x, y))
            draw.text((x, y + image.height + 6), label, QUIET, ImageFont.load_default(17))
            x += image.width + GAP
        y += row[0][1].height + LABEL + GAP
    sheet.save(path, quality=88, subsampling=0)
    print(f"{path}: {sheet.width}x{sheet.height}, {os.path.getsize(path) // 1000} kB")


main(sys.argv[1])
