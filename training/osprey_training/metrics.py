"""Caption metrics by the coco-caption definitions, on sentences that are split into lower-case words.

BLEU-4: Papineni et al. 2002 (corpus level, closest reference length). CIDEr-D: Vedantam et al. 2015 (n = 1..4, sigma 6,
document frequencies from the references at hand, times 10; here times 100 again, as papers print it: equal sentences give 1000).
"""

import math
from collections import Counter


def grams(words, n):
    return Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def bleu4(candidates, references):
    """Corpus BLEU-4 in 0..100 of word lists against lists of word lists."""
    right, total, length, wanted = [0] * 4, [0] * 4, 0, 0
    for candidate, refs in zip(candidates, references):
        length += len(candidate)
        wanted += min((abs(len(r) - len(candidate)), len(r)) for r in refs)[1]
        for n in range(1, 5):
            own, most = grams(candidate, n), Counter()
            for ref in refs:
                most |= grams(ref, n)
            right[n - 1] += sum((own & most).values())
            total[n - 1] += max(0, len(candidate) - n + 1)
    if not all(right):
        return 0.0
    precision = sum(math.log(r / t) for r, t in zip(right, total)) / 4
    return 100 * math.exp(precision + min(0.0, 1 - wanted / length))


def cider_d(candidates, references, sigma=6.0):
    """Mean CIDEr-D of word lists against lists of word lists."""
    seen = Counter()
    for refs in references:
        seen.update({g for ref in refs for n in range(1, 5) for g in grams(ref, n)})
    documents = math.log(max(2, len(references)))

    def vector(words):
        parts = [{g: c * max(0.0, documents - math.log(max(1, seen[g]))) for g, c in grams(words, n).items()} for n in range(1, 5)]
        return parts, [math.sqrt(sum(v * v for v in part.values())) for part in parts], len(words)

    total = 0.0
    for candidate, refs in zip(candidates, references):
        own, own_norm, own_length = vector(candidate)
        score = 0.0
        for ref in refs:
            other, norm, length = vector(ref)
            closeness = math.exp(-((own_length - length) ** 2) / (2 * sigma**2))
            for n in range(4):
                inner = sum(min(v, other[n].get(g, 0.0)) * other[n].get(g, 0.0) for g, v in own[n].items())
                if own_norm[n] and norm[n]:
                    score += inner / (own_norm[n] * norm[n]) * closeness / 4
        total += 10 * score / len(refs)
    return 100 * total / len(candidates)
