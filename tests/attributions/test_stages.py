"""The pieces that attributions are made with."""

from __future__ import annotations

from newsdoc.attributions.confidence import kind_of, reports
from newsdoc.attributions.drafts import Draft
from newsdoc.attributions.prose import read_prose
from newsdoc.attributions.resolve import compete, nest
from newsdoc.attributions.story import Story, lexicon
from newsdoc.attributions.weights import pack, score, unpack, weights
from newsdoc.options import Options
from newsdoc.parser import Parser


def story_of(text: str) -> Story:
    found = Parser(Options(scope="none")).analyse(text)
    return read_prose(found.text, found.layout, found.quotations)


def draft(head: int, content: tuple[int, int], confidence: float = 0.5) -> Draft:
    return Draft(head, (head, head + 1), (content,), None, "cue", confidence=confidence)


def test_packed_weights_come_back() -> None:
    tables = {"cue": [{0: 5, 2**40 + 1: -32000}, {}], "pair.L": [{7: 1}]}
    read = unpack(pack(tables, step=0.5, confidence={"factors": [1.0]}))
    assert read.tables == tables
    assert read.step == 0.5
    assert read.confidence == {"factors": [1.0]}
    assert score(read.tables["cue"], [2**40 + 1, 3]) == -32000


def test_shipped_weights_fit_the_code() -> None:
    story = story_of("“We won,” Ada Stone said.")
    learnt = weights()
    assert set(learnt.confidence["scopes"]) == {"all", "speech"}
    for name, least in learnt.confidence["scopes"].items():
        assert set(least["least"]) == {"direct", "mixed", "indirect"}, name
    assert sum(len(table) for tables in learnt.tables.values() for table in tables) > 100_000
    assert story.count == len(story.tokens)


def test_lexicon_numbers_fit_into_packed_features() -> None:
    words, strength, stems = lexicon()
    assert max(words.values()) < 1 << 13
    assert set(strength.values()) <= {1, 2, 3, 4, 5}
    assert set(stems) == set(strength)


def test_kind_leaves_out_the_quotation_that_holds_the_cue() -> None:
    story = story_of("“I think we won,” Ada Stone said.")
    words = story.tokens.words
    think, said = words.index("think"), words.index("said")
    whole = (0, words.index("”") + 1)
    assert kind_of(story, draft(said, whole)) == "direct"
    assert kind_of(story, draft(think, (think + 1, whole[1]))) == "indirect"


def test_mixed_has_words_in_and_out_of_marks() -> None:
    story = story_of("Ada Stone said the plan was “a waste of money” and wrong.")
    said = story.tokens.words.index("said")
    assert kind_of(story, draft(said, (said + 1, story.count))) == "mixed"


def test_reporting_words() -> None:
    story = story_of("He noted it, wanted it and, according to them, is telling it.")
    words = story.tokens.words
    assert [word for i, word in enumerate(words) if reports(story, i)] == ["noted", "according", "telling"]


def test_the_surer_of_two_drafts_stays() -> None:
    low, high, other = draft(0, (1, 9), 0.4), draft(10, (1, 8), 0.9), draft(20, (21, 25), 0.1)
    assert compete([low, high, other]) == [high, other]


def test_drafts_that_hardly_overlap_both_stay() -> None:
    one, two = draft(0, (1, 10), 0.4), draft(20, (9, 19), 0.9)
    assert compete([one, two]) == [one, two]


def test_a_draft_inside_another_becomes_its_child() -> None:
    outer, inner, innermost = draft(0, (1, 30)), draft(5, (6, 20)), draft(8, (9, 12))
    found = nest([outer], [innermost, inner])
    assert [(n.draft.head, n.parent) for n in found if n.draft.head != 8] == [(0, None), (5, 0)]


def test_a_draft_inside_nothing_is_no_child() -> None:
    outer, stray = draft(0, (1, 10)), draft(15, (16, 20))
    assert [n.draft for n in nest([outer], [stray])] == [outer]
