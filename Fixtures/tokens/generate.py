"""Writes `expected.json` beside it: texts of every kind, and what tiktoken makes of each.

    curl -O https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken
    python3 -m venv .venv && .venv/bin/pip install tiktoken==0.14.0 && .venv/bin/python generate.py o200k_base.tiktoken

Each row is a text, the number of its tokens under `o200k_base`, and the FNV-1a hash (32 bits) of their ranks, each
in four bytes, little-endian. Special tokens are ordinary text. The texts are drawn from a fixed seed; the same
tiktoken writes the same file.
"""

import json
import random
import sys
from pathlib import Path

import tiktoken
from tiktoken.load import load_tiktoken_bpe
from tiktoken_ext import openai_public

HERE = Path(__file__).parent
COUNT = 10_500

WORDS = """
a the of lighthouse Keeper WATERCOLOUR iPhone camelCase HTTPServer McDonald résumé naïve Straße GROẞE İstanbul
ışık ĳsselmeer Ǆungla ǅungla ǆungla ʰaspirated ªordinal ºgrado ſtrange Ελλάδα ΟΔΥΣΣΕΥΣ ὀδός Кремль МОСКВА
їжак Հայաստան ქართული ᲥᲐᲠᲗᲣᲚᲘ עִבְרִית שלום العَرَبِيَّة اردو فارسی हिन्दी क्षेत्र বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ்
తెలుగు ಕನ್ನಡ മലയാളം සිංහල ภาษาไทย ລາວ བོད་ཡིག မြန်မာ ខ្មែរ አማርኛ ᏣᎳᎩ ꮳꮃꭹ ᐃᓄᒃᑎᑐᑦ ᚱᚢᚾᛖ ᠮᠣᠩᠭᠣᠯ
日本語 ひらがな カタカナ ﾊﾝｶｸ 漢字 中文简体 繁體中文 한국어 조선말 ㄅㄆㄇ 𠮷野家 𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𝒮𝒸𝓇𝒾𝓅𝓉 𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𞤀𞤣𞤤𞤢𞤥
""".split()
EMOJI = [
    "😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇫🇷🇩🇪", "1️⃣", "#️⃣", "❤️‍🔥", "🧑🏿‍🚀", "☎", "☎️", "🫠", "🪩", "🦭", "⌨",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u200d", "\ufe0f", "🏻",
]
CODE = [
    "def f(x):\n    return x**2\n", "for (int i = 0; i < n; ++i) {\n\t\ta[i] += b[i];\n}\n", "<div class=\"a\">\r\n",
    "SELECT * FROM t WHERE a <> 'b';", "https://example.com/a/b?c=d&e=%20#f", "x = {'a': [1, 2.5e-10, None]}",
    "//////////\n//\n/", "/* comment */\n\n\n", "$ ls -la | grep '^d' > /dev/null 2>&1", "#!/usr/bin/env bash\n",
    "a->b::c<d>&&e", "\\u0041\\n", "```swift\nlet a = b ?? c\n```", "!!!???...---***===", "0xDEADBEEF", "1_000_000",
    "user@example.com", "C:\\Windows\\System32", "f\"{x!r:>10}\"", "=====\n", "\"\"\"\n", "...\r\n\r\n", "{}[]()<>;:,./\n/",
]
SPACES = [" ", "\t", "\n", "\r", "\r\n", "\v", "\f", "\x85", "\xa0", "\u1680", "\u2003", "\u2028", "\u2029", "\u202f", "\u3000"]
NOT_SPACES = ["\u200b", "\ufeff", "\u180e", "\u2060", "\x1c", "\x1f", "\x00", "\x7f", "\xad"]
APOSTROPHES = ["'", "'", "'", "’", "ʼ", "＇", "`"]
CONTRACTIONS = ["s", "t", "re", "ve", "m", "ll", "d", "S", "T", "RE", "Ve", "vE", "M", "LL", "lL", "D", "ſ", "x", "r", "l", "v", "K", ""]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３", "𝟎𝟏𝟐𝟑", "ⅠⅡⅢⅣↀ", "½¼¾²³", "①②③", "〇〡〢", "๐๑๒", "𒐀𒐁"]
MARKS = ["\u0301", "\u0308", "\u20dd", "\u0903", "\u093e", "\u0e31", "\u064e", "\u05b4", "\u3099", "\ufe0f", "\U000e0100"]
LETTERS = ["abcxyz", "ABCXYZ", "ǅǈǋᾈ", "ʰʲˠˤꟸ", "ªºǀא中ก", "αβγ", "ΑΒΓ", "ßÿſ", "ʕʔ", "𝐀𝐚", "ꭰᏸ"]
SPECIAL = ["<|endoftext|>", "<|endofprompt|>", "<|im_start|>", "<|fim_prefix|>"]
# Assigned since Unicode 16.0, and unassigned in any version.
NEW = ["\u088f", "\u0c5c", "\u1acf", "\ua7ce", "\ua7d2", "\U00016ea0", "\U00016ebb", "\U0002b73a", "\U000323b0", "\U0001f6d8"]
UNASSIGNED = ["\u0378", "\u05ff", "\u2fe0", "\uffff", "\ufdd0", "\U0003ffff", "\U000e0fff", "\U0010fffe"]


class Texts:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.kinds = [
            self.word, self.word, self.words, self.emoji, self.code, self.spaces, self.contraction, self.digits,
            self.marked, self.letters, self.private, self.unassigned, self.anywhere, self.latin1, self.ascii,
            self.symbols, self.special, self.nearby,
        ]

    def one(self, choices):
        return choices[self.random.randrange(len(choices))]

    def some(self, most, draw):
        return "".join(draw() for _ in range(1 + self.random.randrange(most)))

    def word(self):
        return self.one(WORDS)

    def words(self):
        return " ".join(self.one(WORDS) for _ in range(1 + self.random.randrange(6)))

    def emoji(self):
        return self.some(4, lambda: self.one(EMOJI))

    def code(self):
        return self.one(CODE)

    def spaces(self):
        return self.some(6, lambda: self.one(SPACES if self.random.randrange(8) else NOT_SPACES))

    def contraction(self):
        return self.one(["", "I", "we", "YOU", "don", "日本", "1", " "]) + self.one(APOSTROPHES) + self.one(CONTRACTIONS)

    def digits(self):
        digits = self.one(DIGITS)
        return self.some(8, lambda: self.one(digits))

    def marked(self):
        return self.some(5, lambda: self.one(self.one(LETTERS)) + self.one(MARKS)) if self.random.randrange(3) else self.one(MARKS)

    def letters(self):
        return self.some(8, lambda: self.one(self.one(LETTERS)))

    def private(self):
        return self.some(3, lambda: chr(self.one([0xE000, 0xF0000, 0x100000]) + self.random.randrange(0x1900)))

    def unassigned(self):
        return self.some(3, lambda: self.one(self.one([NEW, UNASSIGNED, LETTERS])))

    def anywhere(self):
        return self.some(6, self.character)

    def character(self):
        value = self.random.randrange(0x110000 if self.random.randrange(2) else 0x10000)
        return "\ufffd" if 0xD800 <= value < 0xE000 else chr(value)

    def latin1(self):
        return self.some(12, lambda: chr(self.random.randrange(256)))

    def ascii(self):
        return self.some(12, lambda: chr(self.random.randrange(128)))

    def symbols(self):
        return self.some(6, lambda: self.one("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡§©«»×÷–—…€™←■"))

    def special(self):
        return self.one(SPECIAL)

    def nearby(self):
        """Characters of one block, as a script has them."""
        start = self.random.randrange(0x40, 0x1FF00, 0x80)
        return self.some(10, lambda: chr(start + self.random.randrange(0x80))) if not 0xD780 < start < 0xE000 else ""

    def long(self):
        letters = self.one(["ab", "abcdefghijklmnopqrstuvwxyz", "éèü", "aA", "中文字", "😀", " ", "\n ", "0", "=-", "ª", "A\u0301"])
        return "".join(self.one(letters) for _ in range(100 + self.random.randrange(900)))

    def text(self):
        parts = [self.one(self.kinds)() for _ in range(1 + self.random.randrange(5))]
        return self.one(["", " "]).join(parts)

    def texts(self, count):
        """`count` texts, all different; every two-hundredth is one very long word, or white space."""
        seen = {""}
        yield ""
        while len(seen) < count:
            text = self.long() if len(seen) % 200 == 0 else self.text()
            if text not in seen:
                seen.add(text)
                yield text


def encoding(vocabulary):
    """`o200k_base` as tiktoken defines it, but from a file instead of the network."""
    openai_public.load_tiktoken_bpe = lambda _, expected_hash: load_tiktoken_bpe(vocabulary, expected_hash)
    return tiktoken.Encoding(**openai_public.o200k_base())


def fnv1a(tokens):
    key = 0x811C9DC5
    for token in tokens:
        for byte in token.to_bytes(4, "little"):
            key = (key ^ byte) * 0x01000193 & 0xFFFFFFFF
    return key


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: generate.py o200k_base.tiktoken")
    o200k_base = encoding(sys.argv[1])
    rows = []
    for text in Texts(20260815).texts(COUNT):
        tokens = o200k_base.encode_ordinary(text)
        row = {"text": text, "count": len(tokens), "hash": fnv1a(tokens)}
        rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    (HERE / "expected.json").write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
