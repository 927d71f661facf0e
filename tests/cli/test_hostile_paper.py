"""``intake`` and ``print`` with what attackers write: printed literally, or refused with a sentence."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, intake_object
from tests.documents.gallery.hostile import ATTACKS, as_printed, pieces_needed
from tests.documents.reading import pages_of
from tests.documents.samples import jpeg

TYPED = tuple(each for each in ATTACKS if not {"\ud83d", "\0"} & set(each))
LEFT = TYPED[6:]
LONG = "W" * 5_000 + "长" * 4_990


def attacked() -> dict[str, object]:
    """The kettle of the sample day, with an attack in every line and 10,000 characters of words."""
    goods = dict(zip(("name", "brand", "model", "serial", "order_number"), TYPED[1:6], strict=True))
    return intake_object(
        customer={"name": ATTACKS[0], "phone": "13800002233", "confirmed": True, "address": TYPED[3]},
        goods={**goods, "category": "kettle", "price": "199.00", "sold_date": "2026-11-08"},
        problem={"words": LONG, "demand": "exchange"},
        received_items=list(LEFT),
    )


def test_attacks_stand_on_the_paper_as_they_were_typed(desk: Desk, tmp_path: Path) -> None:
    number = desk.ok("intake", "-", given=attacked())["number"]
    for paper in ("a5", "80mm"):
        path = tmp_path / f"{paper}.pdf"
        desk.ok("print", number, "receipt", "--out", path, "--paper", paper, "--copy", "customer")
        text = "".join(pages_of(path.read_bytes()))
        for attack in (*TYPED, LONG):
            assert 0 < pieces_needed(as_printed(attack), text) <= 12, attack[:20]
    labels = desk.ok("print", number, "label", "--out", tmp_path / "labels.pdf")
    assert labels["pages"] == len(LEFT)


def test_a_character_more_is_refused_with_a_sentence(desk: Desk) -> None:
    for field, text, most in (
        ("problem__words", "长" * 10_001, "10000"),
        ("customer__name", "长" * 201, "200"),
        ("goods__name", "W" * 201, "200"),
    ):
        refused = desk.run("intake", "-", given=intake_object(**{field: text}))
        assert (refused.code, refused.fault["code"]) == (2, "text_too_long")
        assert most in refused.fault["message"]


@pytest.mark.parametrize("text", ["\ud83d半", "甲\0"])
def test_what_no_journal_keeps_is_refused_with_a_sentence(desk: Desk, text: str) -> None:
    before = desk.entries()
    given = json.dumps(intake_object(customer__name=text)).encode()  # escaped: its only way in
    refused = desk.run("intake", "-", given=given)
    assert (refused.code, refused.fault["code"]) == (2, "text_not_characters")
    assert refused.fault["message"]
    assert desk.entries() == before


def test_no_file_of_a_bundle_is_called_as_somebody_wrote(desk: Desk, tmp_path: Path) -> None:
    number = desk.ok("intake", "-", given=attacked())["number"]
    picture = tmp_path / "<b>{0}%s\n\u202egpj.'$(id)'.jpg"
    picture.write_bytes(jpeg())
    desk.ok("attach", number, picture)
    desk.ok(
        "evidence",
        number,
        "--out",
        tmp_path / "b.zip",
        "--to",
        ATTACKS[0],
        "--who",
        "customer",
        "--for",
        ATTACKS[4],
    )
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in archive.namelist())
        text = "".join(pages_of(archive.read("report.pdf")))
    for attack in (ATTACKS[0], ATTACKS[4], TYPED[1]):
        assert pieces_needed(as_printed(attack), text), attack
