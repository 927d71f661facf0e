"""Search finds what a person would find by reading every text."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store.search.questions import ask
from app.store.search.terms import RUN, all_terms, plain
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import customer, kettle, take_in
from tests.fakes.real_store import RealStore

HAN = "漏水壶电机开裂王李建国小红沙发𬱖㐀"
TEXTS = [
    ("王建国", "用了3次就漏水", "电水壶"),
    ("李小红", "沙发开裂，漏水的水壶", "沙发"),
    ("王李", "电机水开", "电水壶电机"),
    ("建国𬱖", "㐀漏", "壶水电"),
    ("红", "水", "机"),
    ("国建王", "壶漏水漏水壶", "发沙"),
]


@pytest.fixture(scope="module")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealStore]:
    folder = tmp_path_factory.mktemp("search") / "store"
    shutil.copytree(empty_store, folder)
    store = RealStore(folder)
    for name, words, goods in TEXTS * 3:
        take_in(store, who=customer(name=name), words=words, goods=(kettle(name=goods, brand=None),))
    yield store
    store.close()


def found(store: RealStore, typed: str) -> list[str]:
    page = store.tickets.page(QueueFilter(store.time.now(), "all", typed), limit=100)
    return [row.number for row in page.rows]


def read_through(store: RealStore, words: list[str]) -> list[str]:
    """The tickets that hold every word, newest first, by reading all of them."""
    with store.access.reading() as connection:
        rows = connection.execute(
            "SELECT number, t.words FROM ticket_row JOIN ticket_text t USING (row) ORDER BY row DESC"
        ).fetchall()
    return [number for number, text in rows if all(plain(word) in text for word in words)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(word=st.text(st.sampled_from(HAN), min_size=1, max_size=8))
def test_a_word_in_chinese_is_found_wherever_it_stands(filled: RealStore, word: str) -> None:
    assert found(filled, word) == read_through(filled, [word])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(words=st.lists(st.text(st.sampled_from(HAN), min_size=1, max_size=3), min_size=1, max_size=4))
def test_every_word_must_be_there(filled: RealStore, words: list[str]) -> None:
    assert found(filled, " ".join(words)) == read_through(filled, words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(start=st.integers(0, 60), length=st.integers(1, 8), row=st.integers(0, 5))
def test_every_stretch_of_a_text_is_found(filled: RealStore, start: int, length: int, row: int) -> None:
    text = TEXTS[row][1]
    word = text[start % len(text) :][:length]
    runs = RUN.findall(plain(word))
    if runs and not any(run.isascii() for run in runs):
        assert found(filled, word) == read_through(filled, [word])


@given(typed=st.text(max_size=40))
def test_whatever_is_typed_makes_a_question_the_index_understands(filled: RealStore, typed: str) -> None:
    found(filled, typed)
    filled.tickets.customers(typed)


@given(text=st.text(max_size=60), size=st.integers(1, 11))
def test_the_beginning_and_the_end_of_a_number_have_its_terms(text: str, size: int) -> None:
    number = "13800002233"
    terms = all_terms(plain(f"{text}\n{number}"), "")
    for part in (number[:size], number[-size:]):
        question = ask(part)
        quoted = [term for term in question.match.replace("(", " ").replace(")", " ").split() if '"' in term]
        assert any(term.strip('"') in terms for term in quoted)


def test_nothing_to_look_for_finds_nothing(filled: RealStore) -> None:
    for typed in ("，", "!!!", "()", '"', "*", "AND", "NEAR(", "-"):
        assert found(filled, typed) == []
