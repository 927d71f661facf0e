"""Both sides of a hand-over confirm one sheet by PIN; whoever takes over finds it; nobody else can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.records import Document
from app.domain.refusals import RefusedError
from app.domain.steps.papers import DocumentSigned, SignDocument
from app.domain.vocabulary import Role, SignatureMethod, Signer
from app.usecases.desk import Person
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.desk_settings import PERSON, STAFF, staff_value
from app.usecases.hand_over import SIDES, confirm_hand_over, left_open, sides_of, to_take_over
from app.usecases.issue import issue, printable
from app.usecases.issuing.drafting import begin_document
from app.usecases.issuing.leaf import NEW
from app.usecases.perform import perform
from app.usecases.pins import KeptPin, pin_key
from tests.documents.reading import pages_of
from tests.fakes.pins import QuickPins
from tests.fakes.shop import Shop, make_shop_folder, opened_shop

ZHOU, LIN, HE = Person("周倩"), Person("林晓敏"), Person("何立", Role.MANAGER)
CHEN = Person("陈露", Role.SPECIALIST)
GIVES, TAKES = SIDES


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One desk for all: each test hands over on a sheet of its own. 陈露 has no PIN."""
    folder = tmp_path_factory.mktemp("hand_over") / "store"
    make_shop_folder(folder)
    with opened_shop(folder) as opened:
        work, pins = opened.work, QuickPins()
        kept = {
            pin_key(each.name): KeptPin(pins.hashed(pin)).value()
            for each, pin in ((ZHOU, "2233"), (LIN, "1122"), (HE, "7788"))
        }
        work.settings.put({STAFF: staff_value((ZHOU, LIN, HE, CHEN)), PERSON: ZHOU.name, **kept})
        yield replace(opened, work=replace(work, pin_hashes=pins))


def sheet(shop: Shop, gives: Person = ZHOU, takes: Person = LIN) -> tuple[str, Document]:
    stated = {"handing_over": gives.name, "taking_over": takes.name, "remarks": "钥匙一把"}
    number = issue(shop.work, NEW, HAND_OVER_SHEET, gives, stated=stated).number
    paper = next(each for each in desk_papers(shop.work) if each.document.number == number)
    return paper.leaf, paper.document


def refused(shop: Shop, leaf: str, role: Signer, pin: str) -> str:
    with pytest.raises(RefusedError) as told:
        confirm_hand_over(shop.work, leaf, role, pin)
    return told.value.refusal.code


def entries(shop: Shop, leaf: str) -> list[Entry]:
    return [each for each in shop.work.tickets.entries(leaf) if isinstance(each.body, DocumentSigned)]


def test_both_confirm_and_each_entry_is_by_whose_pin_it_was(shop: Shop) -> None:
    leaf, document = sheet(shop)
    confirm_hand_over(shop.work, leaf, GIVES, "2233")
    signed = confirm_hand_over(shop.work, leaf, TAKES, "1122").ticket.documents[-1]
    assert [each.user for each in entries(shop, leaf)] == ["周倩", "林晓敏"]
    assert [(each.signer, each.method) for each in signed.signatures] == [("周倩", "pin"), ("林晓敏", "pin")]
    assert len({each.seal for each in signed.signatures} | {document.blob.sha256}) == 3
    assert shop.work.settings.get(PERSON) == "周倩"  # nobody was signed in or out by it
    words = "".join(pages_of(printable(shop.work, signed).pdf))
    assert words.count("PIN确认") == 2
    assert next(each for each in desk_papers(shop.work) if each.leaf == leaf).filed
    assert refused(shop, leaf, TAKES, "1122") == "already_signed"
    assert shop.store.verify().sound


def test_a_wrong_pin_another_s_pin_and_none_confirm_nothing(shop: Shop) -> None:
    leaf, _ = sheet(shop)
    assert refused(shop, leaf, TAKES, "2233") == "pin_wrong"
    assert refused(shop, leaf, Signer.CUSTOMER, "1122") == "not_by_pin"
    other, _ = sheet(shop, takes=CHEN)
    assert refused(shop, other, TAKES, "1122") == "pin_not_set"
    assert refused(shop, "no-leaf", TAKES, "1122") == "no_such_document"
    assert entries(shop, leaf) == entries(shop, other) == []
    confirm_hand_over(shop.work, leaf, TAKES, "1122")  # whoever takes over may be the first


def test_nobody_writes_such_a_confirmation_without_the_pin(shop: Shop) -> None:
    leaf, document = sheet(shop)
    forged = SignDocument(
        document.id, LIN.name, TAKES, SignatureMethod.PIN, document.content_sha256, device="2F-01"
    )
    for person, code in ((LIN, "pin_unchecked"), (HE, "confirms_for_another")):
        with pytest.raises(RefusedError) as told:
            perform(shop.work, leaf, forged, person)
        assert told.value.refusal.code == code
    assert entries(shop, leaf) == []


def test_whoever_takes_over_finds_the_newest_sheet_until_it_is_confirmed(shop: Shop) -> None:
    sheet(shop, LIN, HE)
    leaf, document = sheet(shop, LIN, HE)
    found = to_take_over(shop.work, HE.name)
    assert found is not None
    assert found.leaf == leaf
    assert [(each.name, each.pin, each.confirmed_at) for each in sides_of(shop.work, document)] == [
        ("林晓敏", True, None),
        ("何立", True, None),
    ]
    confirm_hand_over(shop.work, leaf, TAKES, "7788")
    assert to_take_over(shop.work, HE.name) is None


def test_nobody_hands_over_to_oneself_and_the_form_offers_who_is_there(shop: Shop) -> None:
    with pytest.raises(RefusedError) as told:
        sheet(shop, ZHOU, ZHOU)
    assert told.value.refusal.code == "hand_over_to_oneself"
    begun = begin_document(shop.work, NEW + "leaf", HAND_OVER_SHEET, ZHOU)
    assert begun.known["taking_over"] == ("林晓敏", "何立", "陈露")


def test_what_is_open_can_be_looked_at_and_nothing_is_written(shop: Shop) -> None:
    ticket = shop.intake(person=LIN)
    issue(shop.work, ticket.id, "receipt", LIN)
    before = shop.entries()
    found = {each.key: each.rows for each in left_open(shop.work, ZHOU)}
    assert ("pieces", "2") in found["figures"]
    assert [(kind, number, role) for _, kind, number, role in found["unsigned"]] == [
        ("receipt", ticket.number, "customer")
    ]
    assert shop.entries() == before
