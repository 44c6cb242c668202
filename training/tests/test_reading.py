"""Hand-computed checks of how reading is measured."""

import json

import pytest

from osprey_training import reading


def test_characters_and_words_are_counted_over_all_lines():
    rows = [("en-000.png", "a big dog"), ("de-000.png", "süß"), ("ja-000.png", "これは 本"), ("zh-000.png", "中文")]
    found = reading.figures(rows, {"en-000.png": "a big dog", "de-000.png": "sub", "ja-000.png": "こ れ は本"})
    assert found["Latin"]["texts"] == 2
    assert found["Latin"]["character error rate"] == pytest.approx(2 / 12)  # ü and ß of 9 + 3 characters
    assert found["Latin"]["word accuracy"] == pytest.approx(3 / 4)
    assert found["Latin"]["exact"] == 0.5
    assert found["ja"] == {"texts": 1, "character error rate": 0, "word accuracy": 1, "exact": 1, "same letters": 1}  # spaces don't count
    assert "zh" not in found and found["all"]["texts"] == 3


def test_letters_are_compared_without_case_and_marks():
    found = reading.figures([("word.png", "Don't")], {"word.png": "DONT"})
    assert found["all"]["exact"] == 0 and found["all"]["same letters"] == 1


def test_texts_are_taken_evenly():
    assert reading.spread(list("abcdefgh"), 3) == ["a", "c", "f"]  # 0, 8 / 3, 16 / 3 rounded down
    assert reading.spread(list("ab"), 3) == ["a", "b"] and reading.spread(list("ab"), 0) == ["a", "b"]


def test_reports_of_both_readers_have_the_same_answers(tmp_path):
    texts = [{"picture": "a.png", "read": "A"}]
    (tmp_path / "ours.json").write_text(json.dumps({"measurements": [{"feature": "tags"}, {"feature": "text", "texts": texts}]}))
    (tmp_path / "theirs.json").write_text(json.dumps({"texts": texts}))
    assert reading.report(tmp_path / "ours.json") == reading.report(tmp_path / "theirs.json") == {"a.png": "A"}


def test_the_language_is_in_the_name_of_a_measuring_line():
    assert [reading.language_of(name) for name in ("de-012.png", "test__1_2.png", "xx-000.png", "folder/zh-001.png")] == ["de", "en", "en", "zh"]


def test_a_file_of_transcriptions_keeps_quotes(tmp_path):
    (tmp_path / "t.tsv").write_text('picture\ttext\na.png\t"quoted"\tx\n')
    assert reading.transcriptions(tmp_path / "t.tsv") == [["a.png", '"quoted"\tx']]
