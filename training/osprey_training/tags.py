"""The tag vocabulary (vocabulary.txt), and what is known of each tag for each picture.

Knowledge is a row of values in 0..1, NaN where nothing is known. It comes from the classifier teacher (the share of its
probability below a tag's WordNet synset), from captions (how many of a picture's sentences use one of the tag's words),
from the sets' own labels, and from the detector teacher's boxes. A picture that has a narrow tag has its wider tags too.
"""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
WORDNET = Path("/usr/share/wordnet/data.noun")

OTHER_WORDS = {  # WordNet's word -> the tag that means it
    "cellular telephone": "cell phone", "television": "tv", "studio couch": "couch", "soccer ball": "sports ball", "basketball": "sports ball",
    "ball": "sports ball", "motor scooter": "motorcycle", "flowerpot": "potted plant", "remote control": "remote", "electronic equipment": "electronics",
    "orange": "orange fruit", "home appliance": "kitchen appliance", "motor vehicle": "land vehicle", "bag": "luggage and bags", "crockery": "tableware",
    "toilet seat": "toilet", "dugong": "mammal", "street sign": "traffic sign", "warplane": "military aircraft", "pajama": "pajamas", "balloon": "hot air balloon",
    "crt screen": "monitor", "domestic cat": "cat", "fungus": "mushroom", "washbasin": "sink", "paintbrush": "brush", "manhole cover": "manhole", "ashcan": "trash can",
}


@dataclass
class Tag:
    name: str
    parents: list
    words: set = field(default_factory=set)
    labels: set = field(default_factory=set)
    wordnet: bool = True


def vocabulary():
    """The tags of vocabulary.txt, in its order."""
    tags = []
    for line in VOCABULARY.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        wordnet = "!wn" not in line
        line = line.replace("!wn", "").strip()
        line, _, labels = line.partition(" @")
        line, _, words = line.partition(" =")
        name, _, parents = line.partition(" <")
        tags.append(Tag(name.strip(), [p.strip() for p in parents.split(",") if p.strip()], set(words.split()), set(labels.split()), wordnet))
    known = {tag.name for tag in tags}
    for tag in tags:
        assert not set(tag.parents) - known, tag
    return tags


def synsets():
    """WordNet's noun synsets: offset -> (words, offsets of the wider synsets)."""
    found = {}
    for line in WORDNET.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [w.replace("_", " ").lower() for w in parts[4:4 + 2 * count:2]]
        rest = parts[4 + 2 * count:]
        found[parts[0]] = (words, [rest[i + 1] for i in range(len(rest) - 2) if rest[i] in ("@", "@i")])
    return found


def imagenet_members(tags, synset_words):
    """For each tag the indices (0..999) of the ImageNet classes below a synset that has the tag's name as a word."""
    graph = synsets()
    by_name = {tag.name: i for i, tag in enumerate(tags) if tag.wordnet}
    by_name |= {word: next(i for i, tag in enumerate(tags) if tag.name == name) for word, name in OTHER_WORDS.items()}
    members = [set() for _ in tags]
    for index, line in enumerate(synset_words):
        seen, todo = set(), [line.split()[0][1:]]
        while todo:
            offset = todo.pop()
            if offset in seen or offset not in graph:
                continue
            seen.add(offset)
            words, wider = graph[offset]
            for word in words:
                if word in by_name:
                    members[by_name[word]].add(index)
            todo += wider
    for tag, found in zip(tags, members):  # a wider tag holds its narrower tags' classes
        for parent in tag.parents:
            j = next(i for i, t in enumerate(tags) if t.name == parent)
            if tags[j].wordnet:
                members[j] |= found
    return [sorted(m) for m in members]


def words_of(sentence):
    return set(re.findall(r"[a-z]+", sentence.lower()))


AMBIGUOUS = {"watch", "fly", "saw", "drill", "ray", "seal"}  # names that sentences use for other things


def plural(noun):
    return noun[:-1] + "ies" if re.search("[^aeiou]y$", noun) else noun + "es" if re.search("(s|x|ch|sh)$", noun) else noun + "s"


def phrases(tags):
    """Words in a row that mean a tag -> the tags' indices: the tags' caption words, their names, and plurals of these."""
    found = {}
    for i, tag in enumerate(tags):
        own = {(word,) for word in tag.words}
        if tag.name not in AMBIGUOUS and (" " in tag.name or not tag.words):
            *first, last = tag.name.split()
            own |= {(*first, last), (*first, plural(last))}
        elif tag.name in tag.words:
            own.add((plural(tag.name),))
        for phrase in own:
            found.setdefault(phrase, []).append(i)
    return found


WIDER = {"dog": ("dog", "dogs"), "bird": ("bird", "birds"), "fruit": ("fruit", "fruit"), "animal": ("animal", "animals"), "vehicle": ("vehicle", "vehicles"), "food": ("food", "food")}
NOT_WIDER = set("lab pet pets tank tanks ice cream subway bicyclist cyclist motorcyclist kayaker bmx kayaking rafting motocross convertible pickup carriage gondola "
                "trolley".split())  # words whose tag is another thing's, or that name a person or an action
ONE_PERSON = set("adult baby biker boy bicyclist child climber cowboy cyclist dancer female girl guy hiker kid lady male man musician person player racer rider runner skateboarder "
                 "skier snowboarder soldier someone student surfer swimmer teen teenager toddler woman worker".split())
MANY_PEOPLE = set("adults babies bikers bicyclists boys children climbers couple crowd cyclists dancers family females friends girls group guys hikers kids ladies males men musicians "
                  "people persons players racers riders runners skateboarders skiers snowboarders soldiers spectators students surfers swimmers team teenagers teens toddlers women workers".split())
PLURALS = {"sheep", "cattle", "puppies", "pastries", "strawberries"}  # that the word list can't tell by an s


def wider_words(words, tags):
    """Narrow word -> the wider words of WIDER that may be said instead, the narrowest first; in its number."""
    names, table, own, found = {tag.name: tag for tag in tags}, phrases(tags), set(words), {}
    plurals = {plural(word) for word in words}
    for word in words:
        parents = {parent for i in table.get((word,), ()) for parent in tags[i].parents} if word not in NOT_WIDER else set()
        todo = list(parents)
        while todo:
            new = set(names[todo.pop()].parents) - parents
            parents |= new
            todo += new
        many = word in PLURALS or word in plurals
        wider = [WIDER[name][many] for name in WIDER if name in parents]
        wider = [other for other in wider if other != word and other in own]
        if wider:
            found[word] = wider
    return found


def said_in(words, phrases_):
    """Indices of the tags that a sentence's words mean, in their order; longer phrases count beside their words."""
    found = {}
    for start in range(len(words)):
        for length in (1, 2, 3):
            for i in phrases_.get(tuple(words[start:start + length]), ()) if start + length <= len(words) else ():
                found.setdefault(i)
    return list(found)


def flickr_captions(sets_folder):
    """File name -> its sentences."""
    found = {}
    with open(Path(sets_folder) / "flickr8k_text" / "data__ignore_captions.txt") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["image"], []).append(row["caption"])
    return found


def from_captions(tags, sentences):
    """Values for the tags that have words: 1 when two sentences (or the only one) use one, 0.6 when one of many does, else 0."""
    row = np.full(len(tags), np.nan, np.float32)
    bags = [words_of(s) for s in sentences]
    for i, tag in enumerate(tags):
        if tag.words:
            count = sum(bool(bag & tag.words) for bag in bags)
            row[i] = 1.0 if count >= min(2, len(bags)) else 0.6 if count else 0.0
    return row


def wider_pairs(tags):
    """All (narrower, wider) pairs of tag indices, parents of parents too, as two arrays."""
    index = {tag.name: i for i, tag in enumerate(tags)}
    pairs = []
    for i, tag in enumerate(tags):
        seen, todo = set(), list(tag.parents)
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += tags[index[name]].parents
        pairs += [(i, index[name]) for name in sorted(seen)]
    return tuple(np.array(column, int) for column in zip(*pairs)) if pairs else (np.zeros(0, int), np.zeros(0, int))


def widen(row, pairs):
    """Raises each wider tag to its narrower tags' values of 0.5 and more; ``pairs`` as from :func:`wider_pairs`."""
    narrower, wider = pairs
    values = row[narrower]
    strong = values >= 0.5
    raised = np.full(len(row), -np.inf, np.float32)
    np.maximum.at(raised, wider[strong], values[strong])
    return np.where(np.isneginf(raised), row, np.fmax(row, raised))


def label_index(tags):
    """set/label -> tag indices, and the sets that have labels at all."""
    found = {}
    for i, tag in enumerate(tags):
        for label in tag.labels:
            found.setdefault(label, []).append(i)
    return found


def carried_over(values, old, new, default):
    """Rows of ``values`` (one for each name in ``old``) in the order of the names in ``new``; ``default`` rows for new names."""
    rows = default.clone()
    index = {name: i for i, name in enumerate(old)}
    for i, name in enumerate(new):
        if name in index:
            rows[i] = values[index[name]]
    return rows
