"""Which of many titles a few letters mean, and which of their letters are lit."""

import pytest

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.matching import match
from nnstudio.studio.quick.pinyin import initial
from nnstudio.studio.quick.ranking import hits


def entry(title, **values):
    return Entry(key=title, kind="", title=title, do=list, **values)


def found(query, *titles, used=()):
    return [hit.entry.title for hit in hits([entry(title) for title in titles], query, used)]


def lit(query, title):
    return "".join(title[at] for at in match(query, title).lit)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("add", ["Add", "Adding", "Pad and add", "Gladden"]),
        ("conv", ["Conv2D", "Conv2DTranspose", "SeparableConv2D"]),
        ("mp", ["MPNet", "MaxPooling2D", "Champion", "Mean of parts"]),
        ("drp", ["Dropout", "Do repair"]),
    ],
)
def test_the_better_match_comes_first(query, titles):
    assert found(query, *reversed(titles)) == titles


@pytest.mark.parametrize(
    ("query", "title", "letters"),
    [
        ("conv", "SeparableConv2D", "Conv"),
        ("mp2", "MaxPooling2D", "MP2"),
        ("drpt", "Dropout", "Drpt"),
        ("lay re", "Reset layout", "Relay"),
        ("2d", "Conv2D", "2D"),
        ("CO", "conv2d", "co"),
    ],
)
def test_the_letters_that_were_typed_are_lit(query, title, letters):
    assert lit(query, title) == letters


@pytest.mark.parametrize(
    ("query", "title"), [("xyz", "Dense"), ("ese", "Dense"), ("dense relu", "Dense"), ("z", "")]
)
def test_what_is_not_there_is_not_found(query, title):
    assert match(query, title) is None


def test_every_word_counts_in_any_order():
    assert found("layout reset", "Reset layout", "Reset zoom") == ["Reset layout"]


def test_another_name_is_found_behind_the_same_name_and_before_what_a_thing_is_for():
    entries = [
        entry("Add", about="a skip past a layer"),
        entry("Dense", names=("linear", "fully connected")),
        entry("Linear"),
    ]
    assert [hit.entry.title for hit in hits(entries, "linear", ())] == ["Linear", "Dense"]
    assert [hit.entry.title for hit in hits(entries, "skip", ())] == ["Add"]
    (dense,) = hits(entries, "fully", ())
    assert dense.lit == ()


def test_what_was_used_lately_comes_first_among_those_that_fit_alike():
    titles = ["Save", "Save as", "Same"]
    assert found("sa", *titles)[0] == "Save"
    assert found("sa", *titles, used=["Same"])[0] == "Same"
    assert found("save", *titles, used=["Same", "Save as"])[0] == "Save"


def test_without_a_query_there_is_what_was_used_the_last_one_first():
    assert found("", "One", "Two", "Three", used=["Three", "gone", "One"]) == ["Three", "One"]
    assert found("  ", "One") == []


def test_what_can_not_be_done_now_comes_after_what_can():
    entries = [entry("Redo", reason="There is nothing to do again"), entry("Reds")]
    assert [hit.entry.title for hit in hits(entries, "red", ())] == ["Reds", "Redo"]


@pytest.mark.parametrize(
    ("text", "letters"), [("卷积", "jj"), ("训练", "xl"), ("啊座", "az"), ("全连接层", "qljc")]
)
def test_chinese_is_found_by_its_first_letters(text, letters):
    assert "".join(map(initial, text)) == letters
    assert lit(letters, f"{text} 2D") == text


@pytest.mark.parametrize("character", ["a", "é", "😀", "齉", "ア", "", "，"])
def test_other_characters_have_no_letter_in_pinyin(character):
    assert initial(character) == ""


def test_letters_that_fold_into_two_keep_their_places():
    assert lit("ss", "İßss") == "ss"
