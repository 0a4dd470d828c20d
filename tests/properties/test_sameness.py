"""The same text gives the same document: again, in any order, in threads, from a pickled parser."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from newsdoc import Document, Options, Parser, parse
from newsdoc.testing import stories
from newsdoc.testing.invariants import elements


@given(texts())
def test_twice(text: str) -> None:
    assert parse(text) == parse(text)


@given(st.lists(texts(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_in_any_order(many: list[str], chance: object) -> None:
    alone = {text: parse(text) for text in many}
    for text in reversed(many):
        assert parse(text) == alone[text]


def test_in_threads() -> None:
    many = [each.text for each in stories(63)] * 4
    parser = Parser()
    alone = [parser.parse(text) for text in many]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(parser.parse, many)) == alone


@given(texts())
def test_json_brings_it_back(text: str) -> None:
    doc = parse(text)
    assert Document.model_validate_json(doc.model_dump_json()) == doc
    assert Document.model_validate_json(doc.model_dump_json(indent=1)) == doc


@given(texts())
def test_validation_has_nothing_to_add(text: str) -> None:
    """Most parts are made without it, for speed; strictly, so that no number of another library gets in."""
    doc = parse(text)
    again = Document.model_validate(doc.model_dump(), strict=True)
    assert again == doc
    for made, validated in zip(elements(doc), elements(again), strict=True):
        assert made == validated
    for part in (*doc.blocks, *doc.paragraphs, *doc.quotations, *doc.dates, *doc.sources, *doc.attributions):
        assert part.model_fields_set == set(type(part).model_fields)
        assert part.model_copy() == part != part.model_copy(update=dict.fromkeys(type(part).model_fields, "x"))
    assert all(type(each.confidence) is float for each in doc.attributions)


@given(texts())
def test_pickle_brings_it_back(text: str) -> None:
    doc = parse(text)
    assert pickle.loads(pickle.dumps(doc)) == doc


@given(
    st.builds(
        Options, reference_date=st.none() | st.dates(), language=st.sampled_from([None, "en"]), scope=st.just("all")
    )
)
def test_parsers_with_equal_options_are_equal(options: Options) -> None:
    parser = Parser(options)
    copy = pickle.loads(pickle.dumps(parser))
    assert copy == parser
    assert hash(copy) == hash(parser)
    assert pickle.dumps(copy) == pickle.dumps(parser)
    assert parser != Parser(Options(language="sv"))


def test_a_parser_has_one_hash_in_every_process() -> None:
    """Caches of distributed engines are keyed by it, and Python salts the hashes of strings anew in each process."""
    program = "import newsdoc; print(hash(newsdoc.Parser(newsdoc.Options(language='en'))))"
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert hashes == {f"{hash(Parser(Options(language='en')))}\n"}
