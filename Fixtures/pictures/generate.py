"""Writes the pictures beside it, good and broken, and `expected.json`: what Pillow sees in each.

    python3 -m venv .venv && .venv/bin/pip install pillow==13.0.0 && .venv/bin/python generate.py

The same Pillow writes the same bytes. PNGs come from a writer of our own, because Pillow's cannot write
every legal colour type, bit depth and interlace.

`rgba` is `Image.open(file).convert("RGBA")`, base64, except where that loses what the file says:

* Sixteen-bit grey, which Pillow opens as `I;16` and clips at 255: here its high byte, as Pillow itself reduces
  all other sixteen-bit samples.
* tRNS of two- and four-bit grey and of sixteen bits, which Pillow compares with samples that it has already
  scaled to eight bits. The PNG specification, 11.3.2.1, compares samples as they are stored, and so does
  `transparent_sample` here.

`mode` is the colour model of the file in Pillow's names, whatever the bit depth. `pillow` says of a broken
file whether Pillow refuses it too: it is not interested in the checksum of IDAT, in IEND, in unknown critical
chunks or in the number of scans, and it shows the first frame of an animation.
"""

import base64
import io
import json
import random
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

HERE = Path(__file__).parent
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
NAMES = {0: "grey", 2: "rgb", 3: "palette", 4: "grey-alpha", 6: "rgba"}
MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}
SIZES = [(13, 9), (1, 1), (3, 17), (8, 8), (31, 2), (5, 5), (2, 33)]
# x offset, y offset, x step, y step of each pass: PNG specification, table 8.1.
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
SIGNATURE = b"\x89PNG\r\n\x1a\n"


# PNG


def chunk(kind, data, crc=None):
    if crc is None:
        crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def header(width, height, depth, color_type, interlace=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, interlace))


def pack(samples, depth):
    """Packs one row of samples, most significant bit first, padded to a byte: PNG specification 7.2."""
    if depth == 16:
        return struct.pack(f">{len(samples)}H", *samples)
    bits = "".join(format(sample, f"0{depth}b") for sample in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def paeth(left, up, corner):
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


def filtered(rows, pixel_bytes):
    """Filters rows of bytes with each of the five filters in turn: PNG specification 9.2."""
    out = bytearray()
    above = bytes(len(rows[0])) if rows else b""
    for index, row in enumerate(rows):
        kind = index % 5
        out.append(kind)
        for i, value in enumerate(row):
            left = row[i - pixel_bytes] if i >= pixel_bytes else 0
            corner = above[i - pixel_bytes] if i >= pixel_bytes else 0
            up = above[i]
            predicted = [0, left, up, (left + up) // 2, paeth(left, up, corner)][kind]
            out.append((value - predicted) & 0xFF)
        above = row
    return bytes(out)


def image_data(pixels, width, height, depth, channels, interlace):
    """The filtered bytes of all passes; `pixels` is rows of tuples of samples."""
    pixel_bytes = max(1, channels * depth // 8)
    out = b""
    for x0, y0, dx, dy in ADAM7 if interlace else [(0, 0, 1, 1)]:
        rows = [
            pack([sample for x in range(x0, width, dx) for sample in pixels[y][x]], depth)
            for y in range(y0, height, dy)
            if x0 < width
        ]
        out += filtered(rows, pixel_bytes)
    return out


def png(width, height, depth, color_type, pixels, interlace=0, before=b"", idat=4096, after=b""):
    data = zlib.compress(image_data(pixels, width, height, depth, CHANNELS[color_type], interlace), 9)
    parts = [data[i : i + idat] for i in range(0, len(data), idat)]
    return (
        SIGNATURE
        + header(width, height, depth, color_type, interlace)
        + before
        + b"".join(chunk(b"IDAT", part) for part in parts)
        + after
        + chunk(b"IEND", b"")
    )


def random_pixels(rng, width, height, depth, color_type, limit=None):
    top = (limit or 1 << depth) - 1
    return [
        [tuple(rng.randint(0, top) for _ in range(CHANNELS[color_type])) for _ in range(width)]
        for _ in range(height)
    ]


def transparent_sample(pixels, sample):
    """A mask, 0 where the stored samples are those of tRNS."""
    mask = Image.new("L", (len(pixels[0]), len(pixels)), 255)
    mask.putdata([0 if pixel == sample else 255 for row in pixels for pixel in row])
    return mask


def as_rgba(data, pixels=None, sample=None):
    """What Pillow decodes, with the two corrections of this file's head."""
    image = Image.open(io.BytesIO(data))
    image.load()
    if image.mode == "I;16":
        image = Image.frombytes("L", image.size, image.tobytes()[1::2])
    if sample is None:
        return image.convert("RGBA")
    image.info.pop("transparency", None)
    image = image.convert("RGBA")
    image.putalpha(transparent_sample(pixels, sample))
    return image


def good_pngs():
    rng = random.Random(20260815)
    count = 0
    for color_type, depths in DEPTHS.items():
        for depth in depths:
            for interlace in (0, 1):
                for transparency in (False, True) if color_type in (0, 2, 3) else (False,):
                    width, height = SIZES[count % len(SIZES)]
                    count += 1
                    entries = min(1 << depth, 200)
                    pixels = random_pixels(
                        rng, width, height, depth, color_type, entries if color_type == 3 else None
                    )
                    before, sample = b"", None
                    if color_type == 3:
                        before += chunk(b"PLTE", rng.randbytes(3 * entries))
                        if transparency:
                            before += chunk(b"tRNS", rng.randbytes(max(1, entries // 2)))
                    elif transparency:
                        sample = pixels[height // 2][width // 2]
                        before += chunk(b"tRNS", struct.pack(f">{len(sample)}H", *sample))
                    name = f"png/{NAMES[color_type]}-{depth}"
                    name += "-trns" if transparency else ""
                    name += "-adam7" if interlace else ""
                    data = png(width, height, depth, color_type, pixels, interlace, before, idat=97)
                    yield row(name + ".png", data, MODES[color_type], color_type > 3 or transparency,
                              as_rgba(data, pixels, sample))

    # Near misses of the transparent colour: equal in the high bytes that are kept, not in those that count.
    pixels = [[(0x1234, 0x5678, 0x9ABC), (0x1235, 0x5678, 0x9ABC), (0x1234, 0x5678, 0x9AFF)]]
    before = chunk(b"tRNS", struct.pack(">3H", *pixels[0][0]))
    data = png(3, 1, 16, 2, pixels, before=before)
    yield row("png/rgb-16-trns-near.png", data, "RGB", True, as_rgba(data, pixels, pixels[0][0]))

    # An index beyond the palette is black.
    data = png(4, 1, 8, 3, [[(0,), (1,), (2,), (255,)]], before=chunk(b"PLTE", bytes(range(10, 16))))
    yield row("png/palette-index-out-of-range.png", data, "P", False, as_rgba(data))

    # Chunks that no pixel depends on, each broken or hostile in its way; Pillow refuses some of them.
    pixels = random_pixels(rng, 7, 5, 8, 2)
    plain = png(7, 5, 8, 2, pixels)
    bomb = zlib.compress(bytes(16 << 20), 9)
    ancillary = {
        "itxt-bomb": chunk(b"iTXt", b"k\0\1\0\0\0" + bomb),
        "ztxt-bomb": chunk(b"zTXt", b"k\0\0" + bomb),
        "iccp-bomb": chunk(b"iCCP", b"k\0\0" + bomb),
        "iccp-bad-zlib": chunk(b"iCCP", b"k\0\0not zlib"),
        "text-bad-crc": chunk(b"tEXt", b"k\0v", crc=0),
        "many-texts": chunk(b"tEXt", b"k\0v") * 2000,
        "unknown-chunk": chunk(b"abCd", b"data"),
        "gamma": chunk(b"gAMA", struct.pack(">I", 100000)),
    }
    for name, before in ancillary.items():
        data = png(7, 5, 8, 2, pixels, before=before)
        yield row(f"png/ancillary-{name}.png", data, "RGB", False, as_rgba(plain))
    data = png(7, 5, 8, 2, pixels, after=ancillary["itxt-bomb"])
    yield row("png/ancillary-after-data.png", data, "RGB", False, as_rgba(plain))
    yield row("png/trailing-bytes.png", plain + b"more", "RGB", False, as_rgba(plain))


# JPEG and WebP


def scene(width, height):
    """A gradient with discs; nothing random, and smooth enough for lossy codecs."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (ramp, ramp.transpose(Image.Transpose.ROTATE_180), ImageChops.invert(ramp)))
    draw = ImageDraw.Draw(image)
    draw.ellipse((3, 2, width // 2, height - 4), fill=(220, 60, 40))
    draw.ellipse((width // 3, height // 4, width - 3, height - 2), fill=(30, 120, 200))
    return image


def saved(image, format, **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def segment(data, marker):
    """The offset and length of a JPEG's first segment with this marker, length field included."""
    offset = data.index(bytes([0xFF, marker]))
    return offset, 2 + struct.unpack_from(">H", data, offset + 2)[0]


def good_jpegs():
    image = scene(37, 29)
    grey = image.convert("L")
    cmyk = image.convert("CMYK")
    inked = Image.merge("CMYK", (*cmyk.split()[:3], grey.point(lambda value: value // 3)))
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: rotated, which neither Pillow's open nor we apply.
    inverted = saved(inked, "JPEG", quality=90)
    adobe, adobe_length = segment(inverted, 0xEE)
    files = {
        "grey": ("L", saved(grey, "JPEG", quality=90)),
        "grey-progressive": ("L", saved(grey, "JPEG", quality=90, progressive=True)),
        "ycc-444": ("RGB", saved(image, "JPEG", quality=90, subsampling=0)),
        "ycc-422": ("RGB", saved(image, "JPEG", quality=90, subsampling=1)),
        "ycc-420": ("RGB", saved(image, "JPEG", quality=90, subsampling=2)),
        "ycc-420-progressive": ("RGB", saved(image, "JPEG", quality=60, subsampling=2, progressive=True)),
        "ycc-444-progressive": ("RGB", saved(image, "JPEG", quality=90, subsampling=0, progressive=True)),
        "ycc-restarts": ("RGB", saved(image, "JPEG", quality=90, restart_marker_blocks=3)),
        "ycc-oriented": ("RGB", saved(image, "JPEG", quality=90, exif=exif)),
        "ycc-1x1": ("RGB", saved(scene(64, 64).resize((1, 1)), "JPEG", quality=90)),
        "rgb": ("RGB", saved(image, "JPEG", quality=90, keep_rgb=True)),
        "cmyk": ("CMYK", inverted),
        "cmyk-progressive": ("CMYK", saved(inked, "JPEG", quality=90, progressive=True)),
        # The same without the Adobe segment, and with its transform byte, the last, saying YCCK.
        "cmyk-no-adobe": ("CMYK", inverted[:adobe] + inverted[adobe + adobe_length :]),
        "ycck": ("CMYK", inverted[: adobe + adobe_length - 1] + b"\2" + inverted[adobe + adobe_length :]),
        "trailing-bytes": ("RGB", saved(image, "JPEG", quality=90) + b"more"),
    }
    for name, (mode, data) in files.items():
        yield row(f"jpeg/{name}.jpg", data, mode, False, as_rgba(data))


def good_webps():
    image = scene(37, 29)
    alpha = Image.linear_gradient("L").resize(image.size)
    clear = Image.merge("RGBA", (*image.split(), alpha))
    files = {
        "lossy": ("RGB", saved(image, "WEBP", quality=80)),
        "lossy-alpha": ("RGBA", saved(clear, "WEBP", quality=80)),
        "lossy-1x1": ("RGB", saved(image.crop((9, 9, 10, 10)), "WEBP", quality=80)),
        "lossy-metadata": ("RGB", saved(image, "WEBP", quality=80, xmp=b"<x/>", exif=b"Exif\0\0")),
        "lossless": ("RGB", saved(image, "WEBP", lossless=True)),
        "lossless-alpha": ("RGBA", saved(clear, "WEBP", lossless=True, exact=True)),
    }
    for name, (mode, data) in files.items():
        yield row(f"webp/{name}.webp", data, mode, mode == "RGBA", as_rgba(data))


# Files that do not decode


def broken():
    rng = random.Random(4010)
    pixels = random_pixels(rng, 13, 9, 8, 6)
    whole = png(13, 9, 8, 6, pixels, idat=200)
    start = len(SIGNATURE) + 25
    compressed = zlib.compress(image_data(pixels, 13, 9, 8, 4, 0), 9)
    end = chunk(b"IEND", b"")
    for name, length in {
        "signature": 8, "ihdr": 20, "ihdr-crc": 30, "idat": start + 100, "second-idat": start + 212 + 50,
        "iend": len(whole) - 12, "iend-crc": len(whole) - 2,
    }.items():
        yield f"png-truncated-{name}.png", whole[:length], None

    def with_parts(ihdr=header(13, 9, 8, 6), data=compressed, before=b"", crc=None):
        return SIGNATURE + ihdr + before + chunk(b"IDAT", data, crc) + end

    dimensions = lambda width, height: with_parts(header(width, height, 8, 6))
    files = {
        "png-bad-crc-ihdr": SIGNATURE + header(13, 9, 8, 6)[:-4] + bytes(4) + whole[start:],
        "png-bad-crc-idat": with_parts(crc=1),
        "png-bad-zlib": with_parts(data=b"not zlib at all"),
        "png-bad-deflate": with_parts(data=compressed[:40] + b"\xff" * 40 + compressed[80:]),
        "png-short-data": with_parts(data=zlib.compress(image_data(pixels, 13, 9, 8, 4, 0)[:100])),
        "png-bad-filter": with_parts(data=zlib.compress(b"\x07" + image_data(pixels, 13, 9, 8, 4, 0)[1:])),
        "png-no-idat": SIGNATURE + header(13, 9, 8, 6) + end,
        "png-no-ihdr": SIGNATURE + chunk(b"IDAT", compressed) + end,
        "png-no-palette": with_parts(header(13, 9, 8, 3)),
        "png-zero-width": dimensions(0, 9),
        "png-zero-height": dimensions(13, 0),
        "png-width-2-31": dimensions(1 << 31, 1),
        "png-bad-depth": with_parts(header(13, 9, 3, 6)),
        "png-bad-color-type": with_parts(header(13, 9, 8, 5)),
        "png-bad-interlace": with_parts(header(13, 9, 8, 6, interlace=2)),
        "png-unknown-critical": with_parts(before=chunk(b"ABCD", b"data")),
        "png-text": b"This is a text file that somebody named png.\n",
        "png-empty": b"",
        "png-signature-cr": whole.replace(b"\r\n", b"\n", 1),
    }
    for name, data in files.items():
        yield name + ".png", data, None
    for width, height in ((60000, 60000), (20000, 20000), (16385, 1), (1, 16385), (16384, 16384)):
        yield f"png-huge-{width}x{height}.png", dimensions(width, height), (width, height)

    image = scene(37, 29)
    for kind, options in (("baseline", {}), ("progressive", {"progressive": True})):
        data = saved(image, "JPEG", quality=90, **options)
        for name, length in {
            "soi": 2, "app0": 12, "dqt": 60, "scan": data.index(b"\xff\xda") + 5,
            "half": (data.index(b"\xff\xda") + len(data)) // 2, "tail": len(data) - 8, "eoi": len(data) - 2,
        }.items():
            yield f"jpeg-{kind}-truncated-{name}.jpg", data[:length], None
    data = saved(image, "JPEG", quality=90)
    sof, _ = segment(data, 0xC0)
    sized = lambda width, height: data[: sof + 5] + struct.pack(">HH", height, width) + data[sof + 9 :]
    yield "jpeg-zero-width.jpg", sized(0, 29), None
    yield "jpeg-zero-height.jpg", sized(37, 0), None
    yield "jpeg-12-bit.jpg", data[: sof + 4] + b"\x0c" + data[sof + 5 :], None
    yield "jpeg-no-tables.jpg", data[:2] + data[sof:], None
    for width, height in ((60000, 60000), (20000, 20000), (16385, 8)):
        yield f"jpeg-huge-{width}x{height}.jpg", sized(width, height), (width, height)
    progressive = saved(image, "JPEG", quality=90, progressive=True)
    # The last scan of the file refines; said a thousand times over it keeps a decoder busy, not a reader.
    last = progressive.rindex(b"\xff\xda")
    yield "jpeg-scan-bomb.jpg", progressive[:-2] + progressive[last:-2] * 1000 + b"\xff\xd9", None

    lossy = saved(image, "WEBP", quality=80)
    lossless = saved(image, "WEBP", lossless=True)
    extended = saved(image, "WEBP", quality=80, xmp=b"<x/>")
    for kind, data in (("lossy", lossy), ("lossless", lossless), ("extended", extended)):
        for name, length in {"riff": 12, "header": 22, "half": len(data) // 2}.items():
            yield f"webp-{kind}-truncated-{name}.webp", data[:length], None
    yield "webp-animated.webp", saved(image, "WEBP", save_all=True, append_images=[image.rotate(90)]), None
    yield "webp-zero-size.webp", lossy[:26] + bytes(4) + lossy[30:], None
    largest = struct.pack("<I", 16382 | 16382 << 14)
    yield "webp-16383.webp", lossless[:21] + largest + lossless[25:], (16383, 16383)
    yield "webp-no-chunks.webp", b"RIFF\x04\0\0\0WEBP", None


# Output


def row(name, data, mode, alpha, image):
    return data, {
        "file": name,
        "format": Path(name).parent.name,
        "width": image.width,
        "height": image.height,
        "mode": mode,
        "alpha": alpha,
        "rgba": base64.b64encode(image.tobytes()).decode(),
    }


def pillow_accepts(data):
    try:
        Image.open(io.BytesIO(data)).load()
        return True
    except Exception:
        return False


def write(name, data):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def lines(rows):
    return ",\n".join("    " + json.dumps(each) for each in rows)


def main():
    pictures, refused = [], []
    for data, expected in [*good_pngs(), *good_jpegs(), *good_webps()]:
        write(expected["file"], data)
        pictures.append(expected)
    for name, data, size in broken():
        write(f"broken/{name}", data)
        expected = {"file": f"broken/{name}", "pillow": "accepts" if pillow_accepts(data) else "refuses"}
        if size:
            expected["tooLarge"] = size
        refused.append(expected)
    text = f'{{\n  "pictures": [\n{lines(pictures)}\n  ],\n  "broken": [\n{lines(refused)}\n  ]\n}}\n'
    (HERE / "expected.json").write_text(text)


if __name__ == "__main__":
    main()
