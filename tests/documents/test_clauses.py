"""The wording itself: what it may not say, what it must hold."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.documents.wording import read_wording
from app.documents.wording_law import banned_in
from app.domain import vocabulary
from app.domain.privacy import CONSENT_WORDING
from app.domain.shots import EvidenceRole

MANUAL = "service-manual.1.toml.never."
"""What the manual of the desk tells nobody ever to say."""


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(each, f"{place}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, place)
    elif isinstance(value, str):
        yield place, value


def all_texts(resources: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((resources / "clauses").glob("*.toml")):
        yield from texts(tomllib.loads(path.read_text(encoding="utf-8")), path.name)


def test_nothing_forbidden_is_ever_printed(resources: Path) -> None:
    said = [(place, ban) for place, text in all_texts(resources) if (ban := banned_in(text))]
    assert [each for each in said if not each[0].startswith(MANUAL)] == []


def test_texts_have_sound_places_and_full_width_marks(resources: Path) -> None:
    for place, text in all_texts(resources):
        fields = [name for _, name, spec, conversion in string.Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in fields), place
        assert text.strip(" \n") == text, place
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", text), place


def test_the_five_routes_and_12315_are_named(resources: Path) -> None:
    routes = read_wording(resources / "clauses", "receipt", 1).text("routes")
    for word in ("①", "②", "③", "④", "⑤", "协商", "调解", "12315", "仲裁", "诉讼"):
        assert word in routes


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("channel", vocabulary.Channel),
        ("demand", vocabulary.Demand),
        ("proof", vocabulary.ProofKind),
        ("proof_state", vocabulary.ProofState),
        ("cause", vocabulary.Cause),
        ("party", vocabulary.Party),
        ("role", vocabulary.Role),
        ("remedy", vocabulary.Remedy),
        ("strength", vocabulary.Strength),
        ("payment", vocabulary.PaymentMethod),
        ("delivery", vocabulary.Delivery),
        ("method", vocabulary.SignatureMethod),
        ("photo", EvidenceRole),
    ],
)
def test_every_code_of_the_trade_has_its_word(resources: Path, group: str, codes: "type[Any]") -> None:
    words = read_wording(resources / "clauses", "receipt", 1)
    assert [code for code in codes if words.term(group, code) == code] == []


@pytest.mark.parametrize("wording", CONSENT_WORDING.values())
def test_what_a_consent_is_given_to_can_be_read(resources: Path, wording: str) -> None:
    file, _, place = wording.partition("#")
    said = dict(texts(tomllib.loads((resources / "clauses" / f"{file}.toml").read_text(encoding="utf-8"))))
    assert {f".{place}", f".english.{place}"} <= said.keys()


def test_a_word_of_a_profile_is_printed_as_it_is(resources: Path) -> None:
    words = read_wording(resources / "clauses", "receipt", 1)
    assert words.term("cause", "板材开裂") == "板材开裂"
    assert words.term("cause", "") == "—"


def test_a_missing_key_is_a_mistake_of_ours(resources: Path) -> None:
    with pytest.raises(KeyError):
        read_wording(resources / "clauses", "receipt", 1).text("nowhere")
