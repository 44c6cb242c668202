"""The sentences that the captioner learns from: those of pictures, and those alone.

Sentences of measuring pictures are never among them, nor any sentence of a COCO picture that is kept for measuring.
"""

import json
import re
from pathlib import Path

from osprey_training import sets, tags

LONGEST = 22  # words of a sentence, end included
NO_PHOTOGRAPH = set(
    "vector illustration illustrations illustrated cartoon cartoons drawing drawings drawn clipart logo logos diagram icon icons font seamless pattern template sticker stickers "
    "wallpaper print prints infographic sketch quote quotes banner royalty stock photography tee slim galaxy iphone samsung snap mug hoodie poster cover screenshot chart graph map "
    "animation anime minecraft render rendering watercolor typography lettering meme pdf book collage set pack design designs model".split())  # web sentences with these seldom describe a photograph
BEFORE_PERSON = {"a", "the", "one", "another", "young", "old", "older", "elderly", "this", "that"}  # elsewhere "person" hides a name


def clean(sentence):
    """A sentence as lower-case words, or None when it is no plain sentence."""
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", sentence.lower().replace(" 's", "'s").replace("t - shirt", "tshirt").replace("t-shirt", "tshirt"))
    return words if 4 <= len(words) < LONGEST - 1 else None


def clean_web(sentence):
    """A web picture's sentence as words, or None when it doesn't look like one that describes a photograph."""
    words = clean(sentence)
    if not words or NO_PHOTOGRAPH & set(words) or re.search(r"\d", sentence):
        return None
    hidden = any(word == "person" and words[i - 1] not in BEFORE_PERSON for i, word in enumerate(words))
    return None if hidden else words


def coco_sentences(root):
    """(COCO id, sentence) of all COCO texts that come without their pictures."""
    root = Path(root)
    for path in sorted((root / "coco_captions").glob("*.json")):
        for row in json.loads(path.read_text())["annotations"]:
            yield row["image_id"], row["caption"]
    for path in sorted((root / "coco_text_texygen").iterdir()):
        for line in path.read_text(errors="replace").splitlines():
            number, _, text = line.partition(" ")
            if number.isdigit():
                yield int(number), text
    for path in sorted((root / "coco_text_fg").glob("*MSCOCO*.json")):
        for key, rows in json.loads(path.read_text()).items():
            for text in rows:
                yield int(key.split("_")[-1]), text
    for path in sorted((root / "coco_text_nsd").glob("*.json")):
        rows = json.loads(path.read_text())
        for row in rows.values() if isinstance(rows, dict) else rows:
            for text in row["captions"]:
                yield int(row["cocoId"]), text
    for path in sorted((root / "coco_tiny100").glob("*caption*.json")):
        for row in json.loads(path.read_text())["annotations"]:
            yield row["image_id"], row["caption"]


def kept_out_ids(root, shared):
    """COCO ids whose sentences no training may see: the excluded ones and those of measuring pictures."""
    excluded = {int(line) for line in (Path(shared) / "excluded-coco-ids.txt").read_text().split()}
    return excluded | {sets.coco_id(p.file) for p in sets.pictures(root, shared) if p.set in ("coco", "coco128", "coco_tiny100", "coco_tiny160") and p.measuring}


def of_pictures(root, shared):
    """Picture name -> its sentences (lists of words), for the training pictures that people described."""
    root = Path(root)
    flickr, excluded, by_id = tags.flickr_captions(root), kept_out_ids(root, shared), {}
    for number, text in coco_sentences(root):
        if number not in excluded:
            by_id.setdefault(number, []).append(text)
    found = {}
    for picture in sets.pictures(root, shared):
        if picture.measuring:
            continue
        if picture.set == "flickr8k":
            said = map(clean, flickr.get(picture.file.split("__")[-1], ()))
        elif picture.set in ("coco", "coco_tiny100", "coco_tiny160"):
            said = map(clean, by_id.get(sets.coco_id(picture.file), ()))
        elif picture.set == "cc_captioned":
            path = (root / picture.name).with_suffix(".txt")
            said = [clean_web(path.read_text(errors="replace"))] if path.exists() else ()
        else:
            continue
        said = [words for words in said if words]
        if said:
            found[picture.name] = said
    return found


def alone(root, shared):
    """Sentences without pictures. Flickr30k's (Multi30k is from it) leave out those that describe a measuring picture."""
    root = Path(root)
    measured = {p.file.split("__")[-1] for p in sets.pictures(root, shared) if p.set == "flickr8k" and p.measuring}
    kept_out = {tuple(clean(text) or ()) for file, said in tags.flickr_captions(root).items() if file in measured for text in said}
    excluded = kept_out_ids(root, shared)
    found = [text for number, text in coco_sentences(root) if number not in excluded]
    for path in sorted((root / "multi30k").glob("data__task2__tok__train*.en")):
        found += path.read_text(errors="replace").splitlines()
    return [words for words in map(clean, found) if words and tuple(words) not in kept_out]
