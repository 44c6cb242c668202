"""Stage 12: how well lines and words are read, ours and Tesseract's by the same rules.

What Osprey reads comes from `osprey evaluate --text TSV --output REPORT`; Tesseract's answers are written in the same form. Tesseract is told the
language of each line and that there is one line or word, which Osprey isn't.

usage: python -m osprey_training.reading words SETS OUT.tsv                    IIIT5K's test words as `picture TAB text`, for --pictures SETS/iiit5k
       python -m osprey_training.reading tesseract TSV OUT.json [--pictures DIR] [--limit N] [--kind line|word]
       python -m osprey_training.reading figures TSV REPORT…                   a row of figures for each report
"""

import argparse
import csv
import json
import re
import subprocess
import unicodedata
from pathlib import Path

from osprey_training import linetext, recogniser

PACKS = dict(zip(linetext.LANGUAGES, ("eng", "spa", "por", "fra", "deu", "ita", "jpn", "chi_sim")))
MODES = {"line": 7, "word": 8}  # of Tesseract's page segmentation


def transcriptions(path):
    """(picture, text) rows of a file; a first row of headings is passed over."""
    rows = [line.split("\t", 1) for line in Path(path).read_text().splitlines() if line.strip()]
    return rows[1:] if rows[0] == ["picture", "text"] else rows


def spread(rows, limit):
    """So many rows, evenly spread, as `osprey evaluate --limit` takes them."""
    return rows if not limit or len(rows) <= limit else [rows[i * len(rows) // limit] for i in range(limit)]


def language_of(picture):
    """The language that a measuring line's name begins with; English else."""
    found = re.match(r"([a-z]{2})-\d+\.", Path(picture).name)
    return found[1] if found and found[1] in PACKS else "en"


def plain(text, language):
    """As compared: composed, single spaces; no spaces at all in Japanese and Chinese, where Tesseract puts them between characters."""
    return ("" if language in ("ja", "zh") else " ").join(unicodedata.normalize("NFC", text).split())


def word_errors(written, read):
    """Insertions, deletions and replacements of whole words."""
    return recogniser.edits(written.split(), read.split())


def figures(rows, answers):
    """Character error rates, word accuracy and share of exact texts: language or group -> figures. ``answers``: picture -> what was read."""
    sums = {}
    for picture, text in rows:
        if picture not in answers:
            continue
        language = language_of(picture)
        written, read = plain(text, language), plain(answers[picture], language)
        errors, words = recogniser.edits(written, read), word_errors(written, read)
        for group in (language, "Latin" if language in linetext.LATIN else "ja+zh", "all"):
            one = sums.setdefault(group, dict.fromkeys(("texts", "characters", "errors", "words", "word errors", "exact", "same letters"), 0))
            for name, value in zip(one, (1, len(written), errors, len(written.split()), words, written == read, letters(written) == letters(read))):
                one[name] += value
    return {group: {"texts": s["texts"], "character error rate": s["errors"] / s["characters"], "word accuracy": 1 - s["word errors"] / s["words"],
                    "exact": s["exact"] / s["texts"], "same letters": s["same letters"] / s["texts"]} for group, s in sorted(sums.items())}


def letters(text):
    """Letters and digits alone, in lower case: how word crops are compared in the literature."""
    return "".join(c for c in text.lower() if c.isalnum())


def report(path):
    """Picture -> what was read, of a report of `osprey evaluate` or of this stage's ``tesseract``."""
    found = json.loads(Path(path).read_text())
    sections = [m for m in found["measurements"] if m.get("texts")] if "measurements" in found else [found]
    return {text["picture"]: text["read"] for section in sections for text in section["texts"]}


def tesseract(picture, language, kind):
    """What Tesseract reads in one picture of one line or word."""
    command = ["tesseract", str(picture), "-", "-l", PACKS[language], "--psm", str(MODES[kind])]
    return subprocess.run(command, capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"}).stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    words = commands.add_parser("words")
    words.add_argument("sets", type=Path)
    words.add_argument("out", type=Path)
    other = commands.add_parser("tesseract")
    other.add_argument("tsv", type=Path)
    other.add_argument("out", type=Path)
    other.add_argument("--pictures", type=Path, help="where the pictures are, when not beside the file")
    other.add_argument("--limit", type=int, default=0)
    other.add_argument("--kind", choices=sorted(MODES), default="line")
    table = commands.add_parser("figures")
    table.add_argument("tsv", type=Path)
    table.add_argument("reports", type=Path, nargs="+")
    options = parser.parse_args()
    if options.what == "words":
        rows = [line.split(" ", 1) for line in Path(options.sets, "iiit5k", "test.tags").read_text().splitlines()]
        with open(options.out, "w", newline="") as file:
            csv.writer(file, "excel-tab", quoting=csv.QUOTE_NONE, lineterminator="\n").writerows([("picture", "text"), *((name.replace("/", "__"), text) for name, text in rows)])
    elif options.what == "tesseract":
        rows = spread(transcriptions(options.tsv), options.limit)
        folder = options.pictures or options.tsv.parent
        options.out.write_text(json.dumps({"texts": [{"picture": name, "read": tesseract(folder / name, language_of(name), options.kind)} for name, _ in rows]}, ensure_ascii=False, indent=1) + "\n")
    else:
        for path in options.reports:
            for group, found in figures(transcriptions(options.tsv), report(path)).items():
                print(path.name, group, *(f"{name} {value:.4f}" if isinstance(value, float) else f"{name} {value}" for name, value in found.items()), sep="\t")


if __name__ == "__main__":
    main()
