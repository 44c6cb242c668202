"""Hand-computed checks of the pieces that training and measuring rest on."""

import random
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from osprey_training import borrow, boxes, calibrate, captioner, crops, export, imagetype, joint, metrics, network, parts, pretrain, quantise, running, selfcritical, sentences, sets, tags, views


def test_bleu_of_an_equal_sentence_is_100():
    words = "a dog runs on the beach".split()
    assert metrics.bleu4([words], [[words]]) == pytest.approx(100)


def test_bleu_counts_clipped_grams_and_brevity():
    candidate, reference = "a dog runs on grass".split(), "a dog runs on the grass today".split()
    # 1-grams 5/5, 2-grams 3/4, 3-grams 2/3, 4-grams 1/2; brevity exp(1 - 7/5)
    wanted = 100 * (1 * 3 / 4 * 2 / 3 * 1 / 2) ** 0.25 * np.exp(1 - 7 / 5)
    assert metrics.bleu4([candidate], [[reference]]) == pytest.approx(wanted)


def test_cider_of_equal_sentences_is_1000():
    first, second = "a dog runs on sand".split(), "two men play chess outside".split()
    # every gram occurs in one of two documents: equal vectors, cosine 1 for n = 1..4, so 10 each; printed times 100
    assert metrics.cider_d([first, second], [[first], [second]]) == pytest.approx(1000)


def test_cider_of_common_words_is_zero():
    same = "a b c d".split()
    assert metrics.cider_d([same, same], [[same], [same]]) == 0


def test_overlap_of_boxes():
    a, b = torch.tensor([0.0, 0, 2, 2]), torch.tensor([1.0, 1, 3, 3])
    assert joint.overlap(a, b).item() == pytest.approx(1 / 7, abs=1e-5)


def test_suppression_keeps_the_best_of_a_class_and_other_classes():
    rows = np.array([[0, 0, 1, 1, 3, 0.5], [0, 0, 1, 0.9, 3, 0.9], [0, 0, 1, 1, 4, 0.4]], np.float32)
    assert boxes.suppress(rows)[:, 4:].tolist() == [[3, pytest.approx(0.9)], [4, pytest.approx(0.4)]]


def test_side_lengths_are_the_expected_bins_times_the_stride():
    sides = torch.full((1, 1, 4, network.BINS + 1), -50.0)
    for side, bin_ in enumerate((0, 1, 2, 8)):
        sides[0, 0, side, bin_] = 50
    assert network.side_lengths(sides.flatten(2), torch.tensor([16.0]))[0, 0].tolist() == pytest.approx([0, 16, 32, 128])


def test_cells_follow_the_order_of_the_heads():
    centres, strides = network.cells(64)
    assert len(centres) == 8 * 8 + 4 * 4 + 2 * 2
    assert centres[0].tolist() == [4, 4] and centres[1].tolist() == [12, 4]
    assert strides[0] == 8 and strides[-1] == 32 and centres[-1].tolist() == [48, 48]


def test_assignment_gives_a_box_to_cells_inside_it():
    centres, strides = network.cells(64)
    scores = torch.zeros(1, len(centres), 3)
    corners = torch.cat([centres - 12, centres + 12], 1)[None]
    truth = torch.tensor([[[20.0, 20, 44, 44, 1, 1], [0, 0, 0, 0, 0, -1]]])
    owner, quality = joint.assign(scores, corners, centres, strides, truth, torch.tensor([[1.0, 0.0]]))
    taken = (owner[0] == 0).nonzero().ravel()
    assert len(taken) and not (owner[0] == 1).any()
    inside = ((centres[taken] > 20) & (centres[taken] < 44)).all(1) | ((centres[taken] - 32).abs() < strides[taken, None]).all(1)
    assert inside.all()
    # the best cell's target is its IoU: a 24x24 box shifted by at most 4 pixels in x and y, (20*20)/(2*576-400)
    assert quality.max().item() == pytest.approx(400 / 752, abs=1e-3)


def test_unknown_tags_cost_nothing():
    logits = torch.tensor([[3.0, -3.0]])
    assert joint.known_loss(logits, torch.tensor([[float("nan")] * 2])).item() == 0


def test_vocabulary_is_consistent():
    words = tags.vocabulary()
    names = [t.name for t in words]
    assert len(set(names)) == len(names) and names[0] == "person" and names[79] == "toothbrush"
    row = np.full(len(words), np.nan, np.float32)
    row[names.index("lighthouse")] = 1
    wide = tags.widen(row, tags.wider_pairs(words))
    assert wide[names.index("tower")] == wide[names.index("building")] == wide[names.index("outdoor")] == 1
    assert np.isnan(wide[names.index("cat")])


def test_captions_give_tags():
    words = tags.vocabulary()
    names = [t.name for t in words]
    row = tags.from_captions(words, ["Two dogs run .", "A dog plays .", "The pet plays in snow ."])
    assert row[names.index("dog")] == 1 and row[names.index("snow")] == pytest.approx(0.6) and row[names.index("cat")] == 0
    assert np.isnan(row[names.index("toaster")])


def test_near_hashes_are_found():
    hashes = np.array([0b1111, 0b11110000, 0], np.uint64)
    assert pretrain.near(hashes, np.array([0b1000], np.uint64)).tolist() == [True, False, False]


def test_measuring_pictures_are_fixed_by_md5():
    files = [f"{n}.jpg" for n in range(10)]
    assert sets.last_by_md5(files, 3) == sets.last_by_md5(files[::-1], 3) and len(sets.last_by_md5(files, 3)) == 3


def test_captioner_steps_equal_the_whole_sentence():
    torch.manual_seed(0)
    model = captioner.Captioner(20, 5).eval()
    grid, where, concepts = torch.randn(2, 4, 384), captioner.places(2, 2)[None].expand(2, -1, -1), torch.tensor([[1, 0], [3, 2]])
    tokens = torch.tensor([[1, 5, 6], [1, 7, 8]])
    whole = model(grid, where, concepts, torch.ones(2), tokens)
    keys, values, mask = model.encode(grid, where, concepts, torch.ones(2))
    past = (torch.zeros(captioner.LAYERS, 2, captioner.HEADS, 0, 32),) * 2
    for position in range(3):
        logits, *past = model.step(tokens[:, position:position + 1], torch.tensor([[position]]), *past, torch.zeros(1, 1, 1, 1), keys, values, mask)
        assert torch.allclose(logits[:, 0], whole[:, position], atol=1e-4)


def test_grids_are_mirrored_by_chance_left_to_right():
    grid = torch.tensor([[[1.0], [2], [3], [4]]]).repeat(2, 1, 1)
    chance = SimpleNamespace(random=lambda count: np.array([0.1, 0.9]))
    assert captioner.half_mirrored(grid, chance)[:, :, 0].tolist() == [[2, 1, 4, 3], [1, 2, 3, 4]]


def test_sentences_are_cleaned():
    assert sentences.clean("A man 's dog , jumps over the T-shirt .") == ["a", "man's", "dog", "jumps", "over", "the", "tshirt"]
    assert sentences.clean("Too short") is None


def test_web_sentences_about_drawings_and_hidden_names_are_left_out():
    assert sentences.clean_web("a person standing next to a car") == ["a", "person", "standing", "next", "to", "a", "car"]
    assert sentences.clean_web("actress person at the launch of a brand") is None
    assert sentences.clean_web("a seamless pattern with flowers") is None
    assert sentences.clean_web("the team won 3 games in a row") is None


def test_phrases_find_names_plurals_and_caption_words():
    words = [tags.Tag("fire hydrant", []), tags.Tag("puppy", [], {"pup"}), tags.Tag("berry", []), tags.Tag("watch", [])]
    table = tags.phrases(words)
    assert tags.said_in("a pup by two fire hydrants".split(), table) == [1, 0]
    assert tags.said_in("men watch a fire eat berries".split(), table) == [2]
    assert tags.said_in("a puppy".split(), table) == []  # a tag with caption words is only meant by these


def test_wider_words_keep_the_number_and_the_order():
    found = tags.wider_words(["dog", "dogs", "buses", "bus", "terrier", "penguin", "bird", "animal", "animals", "man", "cyclist", "vehicle", "vehicles"], tags.vocabulary())
    assert found == {"dog": ["animal"], "dogs": ["animals"], "buses": ["vehicles"], "bus": ["vehicle"], "terrier": ["dog", "animal"], "penguin": ["bird", "animal"], "bird": ["animal"]}


def test_sentences_are_lent_where_their_words_fit():
    vocabulary = [tags.Tag("dog", []), tags.Tag("cat", []), tags.Tag("car", [])]
    spoken = [s.split() for s in ("a dog and a cat here", "a dog in a car here", "one cat alone here", "nothing to see here now")]
    said = borrow.concept_matrix(spoken, vocabulary)
    assert said.toarray().tolist() == [[1, 1, 0], [1, 0, 1], [0, 1, 0], [0, 0, 0]]
    known = np.array([[1, 0, np.nan], [np.nan, np.nan, 0]], np.float32)
    # The first picture: dog + unknown car = 1 - 0.4; dog + absent cat = 1 - 1.5.
    found = borrow.best_sentences(said, np.ones(3, np.float32), known, np.zeros(4, np.float32), each=2, least=0.5)
    assert found == [[1], []]


def test_a_sentence_is_worth_what_it_says_above_the_others():
    assert selfcritical.advantages(np.array([[1.0, 2, 3]])).tolist() == [[-1.5, 0, 1.5]]


def test_sentences_are_paid_for_closeness_and_truth():
    spoken = [["a dog runs on sand".split()], ["a cat sleeps at home".split()]]
    material = SimpleNamespace(spoken=spoken, alone=[s for of_one in spoken for s in of_one], groups={"people": np.array([0]), "lent": np.array([1])})
    worth = selfcritical.Worth(material, np.array([[1, 0], [np.nan, 1]], np.float32), [tags.Tag("dog", []), tags.Tag("cat", [])])
    right, wrong = worth.parts(0, "a dog runs on sand".split(), True), worth.parts(0, "a cat runs on sand".split(), True)
    # CIDEr-D's frequencies are of one described picture: ln 2 for what was seen once (ln 1 = 0), so equal sentences give 10
    assert right == (pytest.approx(10), 1, 0)
    assert wrong[0] < 10 and wrong[1:] == (borrow.ABSENT, 0)
    assert worth.parts(1, ["dog"], True)[1] == pytest.approx(borrow.UNKNOWN)
    assert worth.parts(0, "a dog runs on sand".split(), False)[2] == 1  # longer than a sentence may be
    assert worth.parts(0, "a dog runs on the".split(), True)[2] == worth.parts(0, [], True)[2] == 1
    assert worth.total(1, (2.0, 0.5, 1.0)) == selfcritical.CIDER["lent"] * 2 + selfcritical.FIT["lent"] * 0.5 - selfcritical.BROKEN_OFF


def test_two_captioners_are_mixed_where_their_words_are_the_same():
    one, other = ({"words": ["a"], "concepts": ["dog"], "average": {"weight": torch.tensor([value, 2.0])}} for value in (1.0, 3.0))
    assert export.mixed(one, other)["weight"].tolist() == [2, 2]
    with pytest.raises(AssertionError):
        export.mixed(one, other | {"words": ["an"]})


def test_drawn_sentences_stop_at_their_end():
    torch.manual_seed(0)
    model = captioner.Captioner(8, 5).eval()
    memory = model.encode(torch.randn(3, 4, 384), captioner.places(2, 2)[None].expand(3, -1, -1), torch.zeros(3, 2, dtype=torch.long), torch.ones(3))
    with torch.no_grad():
        tokens = selfcritical.drawn(model, selfcritical.repeated(memory, 4), torch.Generator().manual_seed(1))
    assert tokens.shape[0] == 12
    for row in tokens.tolist():
        words, ended = selfcritical.sentence(row, list("pbeuwlxy"))
        assert set(words) <= {"x", "y"}
        assert set(row[len(words) + ended:]) <= {captioner.PAD}


def test_white_bars_are_cut_off():
    picture = np.full((60, 60, 3), 255, np.uint8)
    picture[10:50, 5:55] = 90
    assert crops.without_bars(picture).shape == (40, 50, 3)
    assert crops.without_bars(np.full((60, 60, 3), 255, np.uint8)).shape == (60, 60, 3)


def test_training_goes_on_from_a_bundle(tmp_path):
    torch.manual_seed(0)
    one = network.Shared(3, 5)
    for parameter in one.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    export.write(export.SharedExport(one), (torch.randn(1, 3, 64, 64),), tmp_path / "shared.onnx", ["picture"],
                 ["tags", "boxes", "scores", "attention", "grid", "embedding"], {})
    other = network.Shared(3, 4)
    joint.load_earlier(other, running.bundle_weights(tmp_path / "shared.onnx", "shared"), list("abcde"), list("cxea"))
    for name, value in one.state_dict().items():
        if name in ("tags.weight", "tags.bias"):
            assert torch.allclose(other.state_dict()[name][[0, 2, 3]], value[[2, 4, 0]], atol=1e-3), name
        elif "num_batches" not in name:
            assert torch.allclose(other.state_dict()[name], value, atol=1e-3), name


def test_a_network_in_eight_bits_answers_alike_and_keeps_its_weights(tmp_path):
    torch.manual_seed(0)
    one = network.Shared(3, 5)
    for name, value in one.state_dict().items():
        if value.ndim == 1 and name.endswith(("running_var", "weight")):
            value.uniform_(0.5, 1.5)
        elif value.ndim == 1:
            value.normal_(std=0.1)
    source, target = tmp_path / "shared.onnx", tmp_path / "int8.onnx"
    export.write(export.SharedExport(one), (torch.randn(1, 3, network.SIDE, network.SIDE),), source, ["picture"],
                 ["tags", "boxes", "scores", "attention", "grid", "embedding"], {})
    files = [tmp_path / f"{i}.png" for i in range(3)]
    for file in files:
        assert cv2.imwrite(str(file), np.random.default_rng(len(file.name)).integers(0, 255, (64, 64, 3), np.uint8))
    assert quantise.quantise(source, target, [tmp_path / "none.png", *files]) == 41
    assert target.stat().st_size < 0.7 * source.stat().st_size
    picture = quantise.Reader(files).get_next()
    wide, narrow = (quantise.onnxruntime.InferenceSession(str(file)).run(["grid"], picture)[0] for file in (source, target))
    assert np.abs(wide - narrow).mean() < 0.05 * np.abs(wide).mean()
    weights = running.bundle_weights(target, "shared")
    for name, value in one.state_dict().items():
        if "num_batches" not in name:
            assert (weights[name] - value).norm() <= 0.03 * value.norm(), name


def test_pretraining_takes_over_labels_by_name_and_the_joint_backbone():
    torch.manual_seed(0)
    old, new, shared = network.Student(2), network.Student(3), network.Shared(joint.CLASSES, 5)
    pretrain.load_earlier(new, {"average": old.state_dict(), "labels": ["a", "c"]}, ["a", "b", "c"])
    assert torch.equal(new.labels.weight[[0, 2]], old.labels.weight)
    assert torch.equal(new.logits.weight, old.logits.weight)
    pretrain.load_earlier(new, {"average": shared.state_dict()}, ["a", "b", "c"])
    assert torch.equal(new.backbone.stem[0].weight, shared.backbone.stem[0].weight)
    assert torch.equal(new.labels.weight[[0, 2]], old.labels.weight)


def test_a_run_goes_on_where_it_was_cut_off(tmp_path):
    def start(**same):
        torch.manual_seed(1)
        model = torch.nn.Linear(2, 1)
        return running.Run(tmp_path / "run.pt", 5, model, torch.optim.AdamW(model.parameters(), lr=0.1), **same)

    def train(run, steps):
        for _ in range(steps):
            run.step(run.model(torch.ones(4, 2)).pow(2).mean(), 4, 1.0)

    whole = start(words=["a"])
    train(whole, 6)
    half = start(words=["a"])
    train(half, 3)
    half.save()
    other = start(words=["a"])
    assert other.seen == 12
    train(other, 3)
    for one, two in ((whole.model, other.model), (whole.average.model, other.average.model)):
        assert torch.equal(one.weight, two.weight)
    with pytest.raises(ValueError, match="words"):
        start(words=["b"])


def test_calibration_recovers_slope_and_offset():
    random = np.random.default_rng(0)
    logits = random.normal(0, 2, 40000)
    right = (random.random(40000) < 1 / (1 + np.exp(-(3 * logits + 1)))).astype(float)
    fitted = calibrate.fit(1 / (1 + np.exp(-logits)), right)
    assert fitted["slope"] == pytest.approx(3, abs=0.15) and fitted["offset"] == pytest.approx(1, abs=0.15)


def test_reliability_of_a_coin():
    error, bins = calibrate.reliability(np.array([0.85, 0.85, 0.85, 0.85]), np.array([1.0, 1, 0, 0]))
    assert error == pytest.approx(0.35) and bins == [(0.8, 4, 0.5)]


def test_parts_are_finished_when_their_columns_are_there(tmp_path):
    parts.write(tmp_path, 1, [b"ab", b"c"], lengths=np.array([2, 1]))
    parts.write(tmp_path, 0, [], lengths=np.array([], int))
    (tmp_path / "part-0002.tmp.npz").write_bytes(b"half")
    assert [path.name for path in parts.finished(tmp_path)] == ["part-0000.npz", "part-0001.npz"]
    assert parts.path(tmp_path, 1).with_suffix(".bin").read_bytes() == b"abc"
    assert np.load(parts.path(tmp_path, 1))["lengths"].tolist() == [2, 1]


def test_perspective_of_a_plain_part_moves_and_keeps_size():
    # The part of 40x20 pixels at 10,5: pixel (u, v) of the view comes from (u + 10, v + 5).
    corners = [(10, 5), (50, 5), (50, 25), (10, 25)]
    assert views.coefficients(corners, 40, 20) == pytest.approx([1, 0, 10, 0, 1, 5, 0, 0], abs=1e-9)


def test_views_differ_from_each_other_and_are_parts():
    chance = random.Random(1)
    picture = Image.effect_noise((200, 100), 50).convert("RGB")
    first, second = views.view(picture, chance), views.view(picture, chance)
    assert first.tobytes() != second.tobytes()
    for seen in (first, second):
        assert 0.6 <= seen.width / 200 <= 0.95 and seen.width / 200 == pytest.approx(seen.height / 100, abs=0.01)


def test_kinds_of_pictures_are_counted_as_drawn_and_as_lines():
    # photograph, painting called a photograph, line drawing, page called a line drawing
    probabilities = np.array([[0.9, 0.1, 0, 0, 0], [0.6, 0.4, 0, 0, 0], [0, 0.1, 0.2, 0.7, 0], [0.1, 0, 0, 0.8, 0.1], [1, 0, 0, 0, 0]])
    found = imagetype.figures(probabilities, np.array([0, 1, 3, 4, 2]), ["a", "a", "b", "c", "cc_captioned"])
    assert found["photograph or drawn"] == pytest.approx(2 / 3, abs=1e-4)  # pages are neither
    assert found["line drawing or not"] == 0.75 and found["line drawings found"] == 1 and found["kind"] == 0.5
    assert found["sources"]["a"] == {"pictures": 2, "called": {"photograph": 2, "painting": 0, "clip art": 0, "line drawing": 0, "page of text": 0}}


def test_rendered_pictures_follow_their_seed():
    for render in (imagetype.clip_art, imagetype.strokes, imagetype.page):
        first, again, other = (render(np.random.default_rng(seed)) for seed in (3, 3, 4))
        assert np.array_equal(first, again) and first.std() > 1
        assert first.shape != other.shape or not np.array_equal(first, other)
