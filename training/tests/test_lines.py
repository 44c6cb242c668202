"""Hand-computed checks of the lines that reading is learnt from, and of the recogniser's trainer."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from osprey_training import lines, linetext, recogniser, running

FONT = next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"), None)
needs_font = pytest.mark.skipif(FONT is None, reason="fonts-dejavu-core is not installed")


def test_the_alphabet_has_each_symbol_once_and_the_space_last():
    assert len(set(linetext.ALPHABET)) == len(linetext.ALPHABET)
    assert linetext.ALPHABET[-1] == " " and linetext.ALPHABET[0] == "!"
    for symbol in "ñãõçß€¿¡ÄÖÜŒœキぁ。":
        assert symbol in linetext.INDEX


def test_a_label_counts_from_one_and_has_one_sign_for_all_han():
    assert linetext.label('!"') == [1, 2]
    assert linetext.label("日") == linetext.label("語") == [linetext.INDEX[linetext.HAN]]
    assert linetext.label("a\u0416") is None  # a Cyrillic letter
    assert linetext.spoken(linetext.label("año 5 €")) == "año 5 €"


def test_plain_text_is_composed_and_of_usual_width():
    assert linetext.plain("n\u0303  ＡＢ１\u00a0ｱ") == "ñ AB1 ア"
    assert linetext.plain("（）") == "（）"


def test_a_manual_page_loses_its_macros_and_fonts():
    assert list(linetext.roff('.TH X 1\nDer \\fBName\\fR des Ger\\(:ats\nein \\fIWort\\/\\fP \\- kurz\n.br\nzwei')) == ["ein Wort - kurz", "zwei"]


def test_text_of_a_language_is_in_its_script():
    assert linetext.kept("una frase con acción", "es") and not linetext.kept("una frase con 日本 kanji", "es")
    assert linetext.kept("これは日本語の文字列です。", "ja") and not linetext.kept("これは日本語の文字列です。", "zh")
    assert not linetext.kept("kurz", "de")


def test_numbers_can_be_learnt():
    random = np.random.default_rng(1)
    assert all(linetext.label(linetext.number(random)) for _ in range(300))


@needs_font
def test_ink_is_cut_to_its_edges_and_missing_characters_are_known():
    face = lines.Face(FONT)
    ink = lines.inked("HI", face, 40)
    assert ink[:, 0].max() > 40 and ink[:, -1].max() > 40 and ink[0].max() > 40 and ink[-1].max() > 40
    assert lines.inked("   ", face, 40) is None
    assert face.has("Añ ß€") and not face.has("語\U0010FFFD")


@needs_font
def test_a_drawn_line_follows_its_seed_and_has_contrast():
    face = lines.Face(FONT)
    for hard in (0.0, 1.0):
        first, again = (lines.drawn("Grüße, 12 €", face, np.random.default_rng(9), hard, None) for _ in range(2))
        assert first.shape[0] == lines.HEIGHT and first.shape[2] == 3 and first.dtype == np.uint8
        assert np.array_equal(first, again) and np.ptp(first.astype(int)) > 40


def test_colours_of_ground_and_ink_differ():
    luma = (0.299, 0.587, 0.114)
    random = np.random.default_rng(2)
    for hard in (0.0, 1.0):
        pairs = [lines.colours(random, hard) for _ in range(200)]
        assert min(abs(float(ground @ luma) - float(ink @ luma)) for ground, ink in pairs) > 20


def part(folder, name, widths, values):
    writer = lines.Writer(folder, name)
    for width, label in zip(widths, values):
        writer.add(np.full((lines.HEIGHT, width, 3), width, np.uint8), np.array(label))
    writer.flush()


def test_a_part_gives_its_lines_back_sorted_by_width(tmp_path):
    part(tmp_path, "a", [40, 20, 30], [[1, 2], [3], [4, 5, 6]])
    pictures, labels = lines.read_part(tmp_path / "a-0000.npz")
    assert [p.shape for p in pictures] == [(32, 20, 3), (32, 30, 3), (32, 40, 3)]
    assert [p[0, 0, 0] for p in pictures] == [20, 30, 40] and [label.tolist() for label in labels] == [[3], [4, 5, 6], [1, 2]]
    assert list(tmp_path.iterdir()) == [tmp_path / "a-0000.npz"]


def test_measuring_fonts_are_not_trained_on():
    training, measuring = (({face.path for some in lines.families(measured).values() for face in some}) for measured in (False, True))
    assert not training & measuring
    assert not any(lines.MEASURING_FONTS.search(Path(path).name) for path in training)


def test_edits():
    assert recogniser.edits("kitten", "sitting") == 3 and recogniser.edits("", "ab") == 2 and recogniser.edits("ab", "ab") == 0


def test_greedy_decoding_drops_blanks_and_repeats():
    assert recogniser.greedy(np.array([0, 3, 3, 0, 3, 5, 5, 0])).tolist() == [3, 3, 5]


def test_middles_of_characters_follow_usual_widths():
    # ten steps, the first and last are air; "ii" and "m" weigh 0.5, 0.5 and 1.5 of 2.5: middles 0.25, 0.75, 1.75 of 2.5 of 8 steps
    assert recogniser.middles(np.array(linetext.label("iim")), 10).tolist() == [1, 3, 6]
    assert recogniser.middles(np.array(linetext.label("abc")), 1).tolist() == [0, 0, 0]


def test_guidance_is_small_where_the_characters_stand():
    labels = [np.array(linetext.label("ab"))]
    logits = torch.zeros(1, 10, 1 + len(linetext.ALPHABET))
    unsure = recogniser.guided(logits, np.array([40]), labels).item()
    for place, symbol in zip(recogniser.middles(labels[0], 10), labels[0]):
        logits[0, place, symbol] = 9
    assert unsure == pytest.approx(np.log(1 + len(linetext.ALPHABET)), abs=1e-4)
    assert recogniser.guided(logits, np.array([40]), labels).item() < unsure / 2


def test_lines_are_normalised_and_padded_with_the_middle():
    x, widths = recogniser.stacked([np.full((32, 6, 3), 255, np.uint8), np.zeros((32, 9, 3), np.uint8)])
    assert x.shape == (2, 3, 32, 12) and widths.tolist() == [6, 9]
    assert x[0, 0, 0].tolist() == [1] * 6 + [0] * 6 and x[1, 2, 31].tolist() == [-1] * 9 + [0] * 3


def test_batches_hold_like_widths_and_miss_no_line():
    pictures = [np.zeros((32, width, 3), np.uint8) for width in sorted([recogniser.BATCH // 2 + 1, 300, 310, 20, recogniser.BATCH // 2 + 2])]
    found = [[p.shape[1] for p in some] for some, _ in recogniser.batches(pictures, list(range(5)), np.random.default_rng(1))]
    assert sorted(map(tuple, found)) == [(20, 300, 310), (recogniser.BATCH // 2 + 1,), (recogniser.BATCH // 2 + 2,)]


def test_steps_of_the_network():
    model = recogniser.Recogniser(6).eval()
    assert model(torch.zeros(2, 3, 32, 64)).shape == (2, 16, 7)


def test_training_learns_and_goes_on(tmp_path, monkeypatch):
    """Two kinds of stripes stand for two letters: a few steps must halve the loss, and a second call must go on."""
    torch.set_num_threads(1)
    writer = lines.Writer(tmp_path / "parts" / "short", "s")
    random = np.random.default_rng(4)
    for _ in range(40):
        label = random.integers(1, 3, 3)
        picture = np.concatenate([np.tile(np.array([255, 0] if symbol == 1 else [0, 0, 255, 255], np.uint8), 8 if symbol == 1 else 4)[None, :, None].repeat(32, 0).repeat(3, 2) for symbol in label], 1)
        writer.add(picture, label)
    writer.flush()
    seen = []
    monkeypatch.setattr(running.Run, "step", lambda self, loss, examples, norm, step=running.Run.step: (seen.append(loss.item()), step(self, loss, examples, norm)))
    options = type("Options", (), {"parts": tmp_path / "parts", "checkpoint": tmp_path / "r.pt", "minutes": 0.25, "rate": 2e-3, "watch": None})
    recogniser.train(options)
    assert np.mean(seen[-3:]) < 0.5 * seen[0]
    before = running.load(tmp_path / "r.pt")
    options.minutes = before["minutes"] + 0.01
    recogniser.train(options)
    assert running.load(tmp_path / "r.pt")["seen"] > before["seen"]


def test_an_exported_recogniser_answers_as_the_trained_one_and_names_its_checksum(tmp_path):
    torch.manual_seed(1)
    recogniser.export_bundle(None, tmp_path, "v", {"quality": "none"})
    listing = json.loads((tmp_path / "bundle.json").read_text())["models"]
    assert [m["role"] for m in listing] == ["read-letters"]
    alphabet = (tmp_path / listing[0]["attachments"][0]["file"]).read_text().splitlines()
    assert ["", *alphabet, " "] == ["", *linetext.ALPHABET]
    session = onnxruntime.InferenceSession(str(tmp_path / listing[0]["file"]))
    x = np.random.default_rng(1).normal(size=(2, 3, 32, 48)).astype(np.float32)
    found = session.run(None, {"line": x})[0]
    assert found.shape == (2, 12, 1 + len(linetext.ALPHABET)) and found.sum(2) == pytest.approx(1, abs=1e-3)
    recogniser.export_bundle(None, tmp_path, "w", {})
    assert len(json.loads((tmp_path / "bundle.json").read_text())["models"]) == 1
    assert json.loads((tmp_path / "read-letters.card.json").read_text())["version"] == "w"
