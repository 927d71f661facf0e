from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from app.domain.money import Fen
from app.usecases.paper import GoodsRow, Photo, content_hash, short_hash
from tests.documents import samples


def test_the_hash_of_a_known_document_never_changes() -> None:
    # A reprint in three years must carry the hash that is printed today.
    assert content_hash(samples.known()) == "8baeff17ba5e49d267c98c15ecc146cd1e54bec90ab4df622fac01ffe403f7f1"


def test_what_comes_after_issue_is_not_content() -> None:
    paper = samples.return_slip()
    later = replace(paper, reprint=3, clauses=1, signatures=())
    assert content_hash(later) == content_hash(paper)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "TH-2F01-261120-0004"},
        {"version": 2},
        {"photos": (Photo(b"x"),)},
        {"issued_at": samples.return_slip().issued_at + timedelta(seconds=1)},
        {"ticket": replace(samples.return_slip().ticket, words="别的")},
    ],
)
def test_every_change_of_content_shows(change: dict[str, object]) -> None:
    paper = samples.return_slip()
    assert content_hash(replace(paper, **change)) != content_hash(paper)  # type: ignore[arg-type]  # values by name


def test_a_field_that_holds_its_default_is_as_if_it_were_not_there() -> None:
    @dataclass(frozen=True)
    class LaterGoodsRow(GoodsRow):
        colour: str = ""

    paper = samples.receipt()
    row = paper.ticket.goods[0]
    later = LaterGoodsRow(**{name: getattr(row, name) for name in row.__dataclass_fields__})
    grown = replace(paper, ticket=replace(paper.ticket, goods=(later,)))
    assert content_hash(grown) == content_hash(paper)
    coloured = replace(paper, ticket=replace(paper.ticket, goods=(replace(later, colour="红"),)))
    assert content_hash(coloured) != content_hash(paper)


def test_zero_is_not_the_same_as_unknown() -> None:
    paper = samples.receipt()
    free = replace(paper.ticket, goods=(replace(paper.ticket.goods[0], price=Fen(0)),))
    unknown = replace(paper.ticket, goods=(replace(paper.ticket.goods[0], price=None),))
    assert content_hash(replace(paper, ticket=free)) != content_hash(replace(paper, ticket=unknown))


def test_eight_digits_are_printed() -> None:
    digest = content_hash(samples.receipt())
    assert short_hash(digest) == digest[:8]
