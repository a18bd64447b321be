"""Time to answer a request for a picture that was never drawn before, beside Pillow making a like one.

Maquette's figure is a whole exchange over HTTP with one client: parsing, drawing, encoding, base64, JSON. Pillow's is
drawing, encoding, base64 and JSON in a function, so it has no HTTP to do. The two take turns.
"""

import base64
import http.client
import io
import json
import statistics
import time

import maquette
from PIL import Image, ImageChops, ImageDraw, ImageFont

TURNS = 30

# name, rendering, parameters of the request, Pillow's format and options
CASES = [
    ("poster, PNG", "poster", {}, "PNG", {}),
    ("poster, JPEG, compression 100", "poster", {"output_format": "jpeg"}, "JPEG", {"quality": 100, "subsampling": 0}),
    ("poster, JPEG, compression 80", "poster", {"output_format": "jpeg", "output_compression": 80}, "JPEG",
     {"quality": 80}),
    ("poster, WebP, compression 100", "poster", {"output_format": "webp"}, "WEBP", {"quality": 100}),
    ("poster, WebP, compression 80", "poster", {"output_format": "webp", "output_compression": 80}, "WEBP",
     {"quality": 80}),
    ("poster, PNG, transparent", "poster", {"background": "transparent"}, "PNG", {}),
    ("poster, WebP, transparent", "poster", {"output_format": "webp", "background": "transparent"}, "WEBP",
     {"quality": 100}),
    ("flat, PNG", "flat", {}, "PNG", {}),
    ("realistic, PNG", "realistic", {}, "PNG", {}),
    ("poster, PNG, 3840x2160", "poster", {"model": "gpt-image-2", "size": "3840x2160"}, "PNG", {}),
]


def answer(connection, parameters):
    body = json.dumps({"model": "gpt-image-1.5", "size": "1024x1024", **parameters})
    connection.request(
        "POST", "/v1/images/generations", body,
        {"Authorization": "Bearer benchmark", "Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    assert response.status == 200, answer
    return answer


def drawn(prompt, size, rendering, is_transparent):
    """A gradient with nine discs and the prompt, or less or more of that, as the rendering asks."""
    if rendering == "flat":
        image = Image.new("RGB", size, (200, 220, 240))
    else:
        image = Image.merge("RGB", [Image.linear_gradient("L").rotate(angle).resize(size) for angle in (0, 90, 180)])
    draw = ImageDraw.Draw(image, "RGBA")
    for index in range(3 if rendering == "flat" else 9):
        x, y, radius = size[0] * index // 9, size[1] * (index * 5 % 9) // 9, min(size) // 6
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(25 * index, 90, 200 - 20 * index, 200))
    draw.text((40, size[1] - 80), prompt, fill=(0, 0, 0), font=ImageFont.load_default(min(size) // 30))
    if rendering == "realistic":
        noise = Image.merge("RGB", [Image.effect_noise(size, 8) for _ in range(3)])
        image = ImageChops.add(image, noise, offset=-128)
    if is_transparent:
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).ellipse((40, 40, size[0] - 40, size[1] - 40), fill=255)
        image.putalpha(mask)
    return image


def pillow_answer(prompt, parameters, rendering, format, options):
    size = tuple(map(int, parameters.get("size", "1024x1024").split("x")))
    image = drawn(prompt, size, rendering, parameters.get("background") == "transparent")
    file = io.BytesIO()
    image.save(file, format, **options)
    return json.dumps({"created": 0, "data": [{"b64_json": base64.b64encode(file.getvalue()).decode()}]}).encode()


def timed(work):
    start = time.perf_counter()
    answer = work()
    return (time.perf_counter() - start) * 1000, len(answer)


def main():
    print(f"{'a picture that is new':32} {'Maquette':>17} {'Pillow':>18}   Pillow takes")
    for name, rendering, parameters, format, options in CASES:
        ours, theirs = [], []
        with maquette.serving("--pictures", rendering) as server:
            connection = http.client.HTTPConnection(server.address)
            answer(connection, {"prompt": "warm-up", **parameters})
            for turn in range(TURNS):
                prompt = f"benchmark {turn}: a lighthouse on a cliff at dusk, in the style of a travel poster"
                ours.append(timed(lambda: answer(connection, {"prompt": prompt, **parameters})))
                if turn % 3 == 0:
                    theirs.append(timed(lambda: pillow_answer(prompt, parameters, rendering, format, options)))
        our_time, our_size = map(statistics.median, zip(*ours))
        their_time, their_size = map(statistics.median, zip(*theirs))
        ratio = their_time / our_time
        print(f"{name:32} {our_time:6.1f} ms {our_size / 1000:5.0f} kB {their_time:7.1f} ms {their_size / 1000:5.0f} kB"
              f"   {ratio:4.1f} times as long {'#' * round(ratio)}", flush=True)


if __name__ == "__main__":
    main()
