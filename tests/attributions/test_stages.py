"""The pieces that attributions are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions.confidence import Trees, rate
from newsdoc.attributions.cues import candidates, cue_values
from newsdoc.attributions.drafts import Draft, cue_logits, make_drafts
from newsdoc.attributions.evidence import evidence
from newsdoc.attributions.find import draft_all
from newsdoc.attributions.prose import read_prose
from newsdoc.attributions.reporting import kind_of
from newsdoc.attributions.resolve import compete, nest
from newsdoc.attributions.weights import CHECK_BITS, KEY_BITS, MOST, keys, pack, unpack, weights
from newsdoc.attributions.words import CLASS, CLUSTER, TAG, class_number, classes, facts, group, lexicon, shape_numbers
from newsdoc.data import table
from newsdoc.options import Options
from newsdoc.parser import Parser

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

STUMP = Trees(np.array([[0]]), np.array([[2.5]]), np.array([[-1.0, 1.0]]), 0.5)
STORY = "“We won,” Ada Stone said. The club denied that the match was fixed. She told reporters it would go on."


def story_of(text: str) -> Story:
    found = Parser(Options(scope="none")).analyse(text)
    return read_prose(found.text, found.layout, found.quotations)


def draft(head: int, content: tuple[int, int], confidence: float = 0.5) -> Draft:
    return Draft(head, (head, head + 1), (content,), None, "cue", confidence=confidence)


def test_packed_weights_come_back() -> None:
    values = [np.array([7, 8]), np.array([-3, 1 << 40])]
    found = keys("cue", values)
    order = np.argsort(found.ravel())
    steps = np.array([5, -MOST, MOST, -1])
    packed = pack(found.ravel()[order], steps[order], step=0.5, trees=(STUMP, STUMP), scopes={"all": {"direct": 0.25}})
    read = unpack(packed)
    assert read.score("cue", values).tolist() == [5 + MOST, -MOST - 1]
    assert read.score("pair.L", values).tolist() == [0, 0]
    assert (read.step, read.scopes) == (0.5, {"all": {"direct": 0.25}})
    for trees in read.trees:
        assert all(np.array_equal(mine, theirs) for mine, theirs in zip(STUMP[:3], trees[:3], strict=True))
        assert trees.start == STUMP.start


def test_keys_of_templates_and_values_lie_apart() -> None:
    found = keys("cue", [np.arange(2000)] * 8)
    assert found.min() >= 0
    assert found.max() < 1 << KEY_BITS
    assert len(set(found.ravel().tolist())) > 0.999 * found.size
    assert np.bincount(found.ravel() >> (KEY_BITS - 4), minlength=16).min() > found.size / 16 * 0.9


def test_values_that_were_never_seen_hardly_ever_find_a_weight() -> None:
    learnt = weights()
    strange = np.arange(1 << 50, (1 << 50) + 20_000)
    assert (learnt.score("never trained", [strange]) != 0).mean() < 0.02


def test_shipped_weights_fit_the_code() -> None:
    learnt = weights()
    assert set(learnt.scopes) == {"all", "speech"}
    for name, least in learnt.scopes.items():
        assert set(least) == {"direct", "mixed", "indirect"}, name
        assert all(0 < value < 1 for value in least.values())
    used = learnt.slots[learnt.slots != 0]
    assert len(used) > 100_000
    assert abs(used >> CHECK_BITS).max() <= MOST
    story = story_of(STORY)
    rows = evidence(story, draft_all(story, learnt, cue_logits(story, learnt)).outer)
    assert all(trees.numbers.max() < rows.shape[1] for trees in learnt.trees)


def test_trees_follow_their_thresholds() -> None:
    deep = Trees(np.array([[0, 1, 0]]), np.array([[0.0, 5.0, 9.0]]), np.array([[1.0, 2.0, 3.0, 4.0]]), 0.0)
    rows = np.array([[0.0, 5.0], [-1.0, 6.0], [9.0, 0.0], [10.0, 0.0]])
    odds = np.log(deep.probability(rows) / (1 - deep.probability(rows)))
    assert odds.round(9).tolist() == [1.0, 2.0, 3.0, 4.0]


def test_confidence_follows_the_order_of_the_heads() -> None:
    story = story_of(STORY)
    logits = cue_logits(story, weights()).outer
    drafts = make_drafts(story, weights(), logits)
    rated = rate(story, drafts[::-1], weights())
    assert [d.head for d in rated] == sorted(d.head for d in drafts)
    assert all(0 < d.confidence < 1 for d in rated)
    assert all(0 < d.worth < 1 for d in rated)
    assert rate(story, [], weights()) == []


def test_a_story_is_scored_alike_alone_and_behind_another_paragraph() -> None:
    # An index that ran over the edge of the text would read what stands on the other side.
    alone, behind = story_of(STORY), story_of(f"It rained in Lund.\n\n{STORY}")
    shift = behind.count - alone.count
    at = candidates(alone)
    there = candidates(behind)[-len(at) :]
    assert (at + shift).tolist() == there.tolist()
    inner = [k for k, i in enumerate(at.tolist()) if 3 <= i < alone.count - 3]
    for one, two in zip(cue_values(alone, at), cue_values(behind, there), strict=True):
        assert one[inner].tolist() == two[inner].tolist()


def test_lexicon_numbers_fit_into_packed_features() -> None:
    words, strength, stems = lexicon()
    assert max(words.values()) < 1 << 13
    assert set(strength.values()) <= {1, 2, 3, 4, 5}
    assert set(stems) == set(strength)
    assert max(stems.values()) < 1 << 12
    assert max(*classes().values(), *shape_numbers().values()) < 1 << CLASS[1]
    assert len(table("word_clusters")) < 1 << CLUSTER[1]


def test_facts_of_a_word() -> None:
    def part(word: str, field: tuple[int, int]) -> int:
        return facts(word) >> field[0] & (1 << field[1]) - 1

    assert part("He", CLASS) == class_number("he")
    assert part("Harbour", CLASS) == shape_numbers()["Name"]
    assert part("NATO", CLASS) == shape_numbers()["CAPS"]
    assert part("harbor", CLASS) == part("Harbor", TAG) == shape_numbers()["NN"]
    assert part("zzglorb", TAG) == part("zzglorb", CLUSTER) == 0
    assert part("argued", CLUSTER) == part("contended", CLUSTER) > 0


def test_a_capital_tells_nothing_where_a_sentence_begins() -> None:
    story = story_of("Harbor officials agreed. The Harbor opened.")
    first, second = (i for i, word in enumerate(story.tokens.words) if word == "Harbor")
    assert (story.classes[first], story.classes[second]) == (shape_numbers()["NN"], shape_numbers()["Name"])


def test_groups_are_made_of_known_classes() -> None:
    names = table("word_classes")["groups"]
    known = {*classes().values(), *shape_numbers().values()}
    assert all(len(group(name)) == len(set(members)) and group(name) <= known for name, members in names.items())


def test_tables_of_words_hold_each_word_once() -> None:
    for name, groups in (("word_tags", table("word_tags").values()), ("word_clusters", table("word_clusters"))):
        found = [word for words in groups for word in words.split()]
        assert len(found) == len(set(found)) > 10_000, name


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
    assert [word for i, word in enumerate(words) if story.reports[i]] == ["noted", "according", "telling"]


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
