"""Text to learn reading from: the alphabet of our line recogniser, and lines in eight languages.

Training text comes from Debian's word lists (wamerican, wspanish, wportuguese, wfrench, wngerman, witalian) and manual
pages (manpages and manpages-es, -pt-br, -fr, -de, -it, -ja, -zh); measuring text from other texts, the Debian Reference
(debian-reference-en, -es, -pt, -fr, -de, -it, -ja, -zh-cn). All are free, and none is shipped: a network learns from
them, and no line is kept.
"""

import gzip
import html
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

LANGUAGES = ["en", "es", "pt", "fr", "de", "it", "ja", "zh"]
LATIN = LANGUAGES[:6]
HAN = "〓"  # stands for every Han character: where one is, not which
ASCII = "".join(chr(c) for c in range(33, 127))
ACCENTS = "".join(chr(c) for c in range(0xC0, 0x100) if c not in (0xD7, 0xF7)) + "ŒœŸŠšŽž"
MARKS = "¡¿«»‹›„“”‚‘’–—…•·°ºª€£¥¢§©®™±²³½¼×÷µ†"
KANA = "".join(chr(c) for c in [*range(0x3041, 0x3097), *range(0x30A1, 0x30F7)]) + "ー"
WIDE = "、。「」『』・〜！？（）：；，《》【】"
ALPHABET = list(ASCII + ACCENTS + MARKS + KANA + WIDE + HAN) + [" "]  # index 0 of the network's answer is CTC's blank, this follows
INDEX = {symbol: i + 1 for i, symbol in enumerate(ALPHABET)}

DICTIONARIES = {"en": "american-english", "es": "spanish", "pt": "portuguese", "fr": "french", "de": "ngerman", "it": "italian"}
MANUALS = {"en": "", "es": "es", "pt": "pt_BR", "fr": "fr", "de": "de", "it": "it", "ja": "ja", "zh": "zh_CN"}
REFERENCE = {language: language for language in LANGUAGES} | {"zh": "zh-cn"}
CURRENCY = "$ € £ ¥ US$ R$ CHF EUR USD".split()
MOST_FILES = 500  # manual pages of one language
ESCAPES = re.compile(r"\\f\[[^\]]*\]|\\f.|\\s[+-]?\d+|\\[&%|^,/]|\\\((?:lq|rq|oq|cq|dq|aq)|\\:")


def is_han(symbol):
    return "㐀" <= symbol <= "鿿" or symbol in "々〇〆"


def plain(text):
    """Composed characters; digits and letters of full width and kana of half width as usual ones; single spaces."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[Ａ-Ｚａ-ｚ０-９ｦ-ﾟ＋-．／＜-＞＠＃＄％＆＊＝]+", lambda m: unicodedata.normalize("NFKC", m[0]), text)
    text = text.translate({0x2010: "-", 0x2011: "-", 0x2212: "-", 0x301C: "〜", 0xFF5E: "〜", 0x22: '"', 0x60: "'", 0xB4: "'", 0xAD: None, 0x200B: None})
    return " ".join(text.split())


def label(text):
    """A line as indices of the alphabet, Han characters as HAN; None when a character is unknown."""
    found = [INDEX.get(HAN if is_han(symbol) else symbol) for symbol in text]
    return None if None in found else found


def spoken(indices):
    """Indices as text."""
    return "".join(ALPHABET[i - 1] for i in indices)


@lru_cache
def words(language):
    """The language's word list; empty where it has none."""
    path = Path("/usr/share/dict", DICTIONARIES.get(language, "none"))
    found = [plain(line) for line in path.read_text(errors="replace").splitlines()] if path.exists() else []
    return [word for word in found if 1 < len(word) < 20 and label(word)]


def roff(source):
    """The running text of a manual page's source: lines that are no macros, without escapes."""
    for line in source.splitlines():
        if line and line[0] not in ".'":
            line = plain(ESCAPES.sub("", line).replace("\\-", "-").replace("\\e", "\\").replace("\\(em", "—"))
            if "\\" not in line:
                yield line


def kept(line, language):
    """Whether a line of text can be drawn and learnt, and is in its language's script."""
    if not 12 <= len(line) <= 400 or label(line) is None:
        return False
    if language in LATIN:
        return not any(is_han(c) or c in KANA for c in line)
    return sum(is_han(c) or c in KANA for c in line) * 2 > len(line) and (language == "ja" or not any(c in KANA for c in line))


@lru_cache
def sentences(language, measuring=False):
    """Pieces of running text, of manuals for training or of the Debian Reference for measuring; each once."""
    found = {}
    if measuring:
        for path in sorted(Path("/usr/share/debian-reference").glob(f"*.{REFERENCE[language]}.html")):
            for paragraph in re.findall(r"<p>(.*?)</p>", path.read_text(errors="replace"), re.S):
                found[plain(html.unescape(re.sub(r"<[^>]*>", "", paragraph)))] = None
    else:
        folder = Path("/usr/share/man", MANUALS[language])
        files = [p for n in "12345678" for p in sorted((folder / f"man{n}").glob("*.gz"))]
        for path in files[:: max(1, len(files) // MOST_FILES)]:
            try:
                source = gzip.open(path).read().decode("utf8")
            except (OSError, UnicodeDecodeError):
                continue
            found.update(dict.fromkeys(roff(source)))
    return [line for line in found if kept(line, language)]


def number(random):
    """Digits as people write them: prices, dates, times, telephones, shares, codes."""
    n = lambda high: int(random.integers(high))
    money = f"{n(1000)}{'.,'[n(2)]}{n(100):02}"
    grouped = f"{n(900) + 1}{',. '[n(3)]}{n(1000):03}"
    mark = CURRENCY[n(len(CURRENCY))]
    return [f"{mark}{money}", f"{mark} {money}", f"{money} {mark}", f"{grouped} {mark}", grouped, money, f"{n(31) + 1:02}/{n(12) + 1:02}/{1950 + n(90)}",
            f"{n(31) + 1}.{n(12) + 1}.{1950 + n(90)}", f"{1950 + n(90)}-{n(12) + 1:02}-{n(31) + 1:02}", f"{n(24)}:{n(60):02}", f"+{n(99)} {n(1000)} {n(10**6)}",
            f"({n(1000):03}) {n(1000):03}-{n(10000):04}", f"{n(101)}%", f"{n(100)} %", f"{n(60)}°C", f"#{n(10000)}", f"{n(10**7)}", f"{n(100)}", f"No. {n(100)}", f"{n(20)}x{n(20)}",
            f"{chr(65 + n(26))}{chr(65 + n(26))}-{n(10000)}", f"{n(100)} m²", f"{n(100)}½", f"{n(30)}º", f"{n(10)}ª", f"§ {n(300)}", f"{n(9) + 1} × {n(90)}", f"© {1990 + n(40)}"][n(28)]


def soup(random, symbols, most=8):
    """Letters that mean nothing, so that every symbol is seen."""
    return "".join(symbols[i] for i in random.integers(0, len(symbols), int(random.integers(1, most + 1))))


def address(random, language):
    name = "".join(c for c in words(language)[random.integers(len(words(language)))].lower() if c.isascii() and c.isalnum()) or "www"
    end = [".com", ".org", ".es", ".pt", ".fr", ".de", ".it", ".net", ".eu"][random.integers(9)]
    return [f"www.{name}{end}", f"{name}@{name[::-1]}{end}", f"https://{name}{end}/{int(random.integers(100))}", f"/{name}/{name}.txt", f"{name}{end}"][random.integers(5)]


def punctuated(text, random):
    """A text in quotes, brackets, question marks, or with an end."""
    pairs = [("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("'", "'"), ("(", ")"), ("[", "]"), ("¿", "?"), ("¡", "!"), ("‘", "’"), ("- ", ""), ("• ", ""), ("‹", "›"), ("– ", "")]
    if random.random() < 0.45:
        left, right = pairs[random.integers(len(pairs))]
        return left + text + right
    return text + ".,;:!?…"[random.integers(7)]


def cased(text, random):
    chance = random.random()
    return text.upper() if chance < 0.16 else text.title() if chance < 0.27 else text


def latin(random, language, longest):
    """One line of Latin script, of at most ``longest`` characters, mostly shorter."""
    length = int(random.integers(1, longest + 1))
    chance = random.random()
    if chance < 0.45 and (found := sentences(language)):
        tokens = found[random.integers(len(found))].split()
        start = int(random.integers(len(tokens)))
        text = " ".join(tokens[start:])
    elif chance < 0.6 or not words(language):
        text = " ".join(number(random) for _ in range(4))
    elif chance < 0.66:
        text = soup(random, ASCII + ACCENTS + ACCENTS + MARKS + MARKS, 10)
    elif chance < 0.7:
        text = address(random, language)
    else:
        some = words(language)
        text = " ".join(punctuated(w, random) if random.random() < 0.12 else number(random) if random.random() < 0.06 else w
                        for w in (some[i] for i in random.integers(0, len(some), 10)))
    if len(text) > length:
        cut = text.rfind(" ", 0, length + 1)
        text = text[:cut] if cut > 0 else text[:longest]
    text = cased(text, random)
    return punctuated(text, random) if random.random() < 0.12 else text


def east_asian(random, language, longest):
    """One line of Japanese or Chinese."""
    length = int(random.integers(1, longest + 1))
    if random.random() < (0.3 if language == "ja" else 0.05):
        kana = soup(random, (KANA[:86], KANA[86:] + "ーーー")[random.integers(2)], length)
        return kana + "、。！？"[random.integers(4)] if random.random() < 0.2 else kana
    found = sentences(language)
    text = found[random.integers(len(found))]
    start = int(random.integers(max(1, len(text) - length // 2)))
    return number(random) + text[start:start + length] if random.random() < 0.05 else text[start:start + length]


def line(random, longest, languages=None):
    """(text, language) of a random line."""
    shares = [0.2, 0.12, 0.12, 0.13, 0.13, 0.1, 0.14, 0.06]
    while True:
        language = LANGUAGES[random.choice(8, p=shares)] if languages is None else languages[random.integers(len(languages))]
        text = (latin(random, language, longest) if language in LATIN else east_asian(random, language, max(1, longest // 2))).strip()
        if text and label(text):
            return text, language


def measuring_line(random, language):
    """A line of 20 to 60 characters (10 to 25 of Japanese and Chinese) from the texts kept for measuring."""
    found = sentences(language, True)
    while True:
        text = found[random.integers(len(found))]
        if language in LATIN:
            tokens, length = text.split(), int(random.integers(20, 61))
            start = int(random.integers(len(tokens)))
            piece = " ".join(tokens[start:])
            piece = piece[:piece.rfind(" ", 0, length + 1)] if len(piece) > length else piece
            if 20 <= len(piece) <= 60:
                return piece
        else:
            length = int(random.integers(10, 26))
            start = int(random.integers(max(1, len(text) - length)))
            piece = text[start:start + length].strip()
            if len(piece) >= 10:
                return piece
