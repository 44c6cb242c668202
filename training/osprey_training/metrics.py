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


class CiderD:
    """CIDEr-D with the document frequencies of ``references`` (a list of word lists for each picture)."""

    def __init__(self, references, sigma=6.0):
        self.sigma, self.seen = sigma, Counter()
        for refs in references:
            self.seen.update({g for ref in refs for n in range(1, 5) for g in grams(ref, n)})
        self.documents = math.log(max(2, len(references)))

    def vector(self, words):
        """Weighted n-grams of a sentence for n = 1..4, their norms, its length."""
        parts = [{g: c * max(0.0, self.documents - math.log(max(1, self.seen[g]))) for g, c in grams(words, n).items()} for n in range(1, 5)]
        return parts, [math.sqrt(sum(v * v for v in part.values())) for part in parts], len(words)

    def score(self, own, others):
        """0..10: how close a sentence's vector is to its references' vectors, on average."""
        (parts, norms, length), total = own, 0.0
        for other, norm, other_length in others:
            closeness = math.exp(-((length - other_length) ** 2) / (2 * self.sigma**2))
            for n in range(4):
                inner = sum(min(v, other[n].get(g, 0.0)) * other[n].get(g, 0.0) for g, v in parts[n].items())
                if norms[n] and norm[n]:
                    total += inner / (norms[n] * norm[n]) * closeness / 4
        return 10 * total / len(others)


def cider_d(candidates, references, sigma=6.0):
    """Mean CIDEr-D of word lists against lists of word lists."""
    measure = CiderD(references, sigma)
    scores = [measure.score(measure.vector(candidate), [measure.vector(ref) for ref in refs]) for candidate, refs in zip(candidates, references)]
    return 100 * sum(scores) / len(scores)
