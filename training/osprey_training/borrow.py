"""Stage 4a: sentences borrowed for pictures that nobody described.

A picture's boxes, labels and teacher answers say which tags it has and lacks; the sentences (written for other pictures)
whose words fit best are lent to it, so that the captioner sees the world beyond the few sets with sentences of their own.

usage: python -m osprey_training.borrow BOXES CROPS SETS SHARED OUT.json
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from osprey_training import joint, pretrain, sentences, tags

EACH = 5  # sentences lent to a picture
LEAST = 1.5  # fit from which a sentence is lent, in weighted tags that are sure
WIDE = 0.1  # weight of tags that have narrower ones: "animal" tells little
PER_WORD = 0.04  # what each word costs: long sentences tell more that nobody can know
UNKNOWN, ABSENT = -0.4, -1.5  # what a word counts that the picture may have, and one that it lacks


def concept_matrix(spoken, vocabulary):
    """Sparse ``[sentences, tags]``: 1 where a sentence says a tag."""
    table = tags.phrases(vocabulary)
    rows = [tags.said_in(words, table) for words in spoken]
    ends = np.cumsum([0] + [len(row) for row in rows])
    return csr_matrix((np.ones(ends[-1], np.float32), np.concatenate([np.array(row, int) for row in rows]), ends), (len(spoken), len(vocabulary)))


def values(known):
    """What each tag counts for a picture: 1 sure, ABSENT surely not, UNKNOWN where nothing is known; from ``[..., T]`` in 0..1 or NaN."""
    return np.where(np.isnan(known), UNKNOWN, np.where(known < 0.05, ABSENT, np.interp(known, [0.05, 0.6], [UNKNOWN, 1]))).astype(np.float32)


def tag_weights(said, vocabulary):
    """How much each tag tells ``[T]``: rare ones more than frequent ones, wide ones (COCO's 80 things aside) hardly anything."""
    weights = np.log1p(0.05 / (np.asarray(said.mean(0)).ravel() + 1e-4)).clip(0.3, 2)
    parents = {parent for tag in vocabulary for parent in tag.parents}
    wide = [i for i, tag in enumerate(vocabulary) if i >= 80 and (tag.name in parents or tag.name == "face")]
    weights[wide] = WIDE
    return weights.astype(np.float32)


def best_sentences(said, weights, known, cost, each=EACH, least=LEAST, chunk=64):
    """For each row of ``known`` ``[P,T]`` the indices of up to ``each`` sentences that fit, best first.

    ``said`` is ``[S,T]``, ``weights`` ``[T]`` how much a tag tells, ``cost`` ``[S]`` what a sentence costs by itself.
    The fit is the sum over a sentence's tags less its cost."""
    weighted = said.multiply(weights).tocsr()
    found = []
    for start in range(0, len(known), chunk):
        fit = weighted @ values(known[start:start + chunk]).T - cost[:, None]
        top = np.argpartition(-fit, each, axis=0)[:each]
        for column in range(fit.shape[1]):
            order = top[np.argsort(-fit[top[:, column], column], kind="stable"), column]
            found.append([int(i) for i in order if fit[i, column] >= least])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("boxes", "crops", "sets", "shared", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    pictures = joint.Pictures(options.boxes, pretrain.Crops(options.crops), options.sets, json.loads((options.crops / "pictures.json").read_text()))
    own = sentences.of_pictures(options.sets, options.shared)
    spoken = [list(words) for words in dict.fromkeys(map(tuple, sentences.alone(options.sets, options.shared)))]
    said = concept_matrix(spoken, pictures.words)
    wanted = [i for i in sorted(set(pictures.train.tolist())) if pictures.names[i] not in own and not pictures.names[i].startswith("cc_captioned/")]
    found = best_sentences(said, tag_weights(said, pictures.words), pictures.tags[wanted], PER_WORD * np.array([len(words) for words in spoken], np.float32))
    lent = {pictures.names[i]: [spoken[j] for j in rows] for i, rows in zip(wanted, found) if rows}
    options.out.write_text(json.dumps(lent))
    print(f"{len(spoken)} sentences; {len(lent)} of {len(wanted)} pictures got some", flush=True)


if __name__ == "__main__":
    main()
