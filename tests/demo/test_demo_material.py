"""The demo material: pictures open and stay small, data is well-formed, everybody is invented."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageOps

from app.domain.identity import check_barcode, check_id_number
from app.domain.money import parse_yuan
from app.domain.registry import ACTIONS
from app.domain.shots import EvidenceRole
from app.domain.status import Stage
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.library.policies import load_rulebook
from app.media.quality import quality_hints
from tests.demo.material import PAPER, desk, folder, read, replayed, roles

MOST_BYTES = 180 * 1024
TAKEN, ORIENTATION, EXIF = 36867, 274, 34665
AS_OF = "2026-11-20T10:50"


def photos() -> list[Path]:
    return sorted((folder() / "photos").glob("*.jpg"))


def scripts() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = read("tickets.json")["tickets"]
    return listed


@pytest.fixture(scope="module")
def tickets() -> dict[str, Ticket]:
    return replayed()


def texts() -> str:
    names = ("store", "staff", "goods", "customers", "tickets")
    return "\n".join((folder() / f"{name}.json").read_text(encoding="utf-8") for name in names)


@pytest.mark.parametrize("photo", photos(), ids=lambda photo: photo.stem)
def test_a_photo_opens_and_is_small(photo: Path) -> None:
    assert photo.stat().st_size <= MOST_BYTES
    with Image.open(photo) as picture:
        picture.load()
        assert picture.format == "JPEG"
        assert picture.size == (1600, 1200)
        exif = picture.getexif()
        if exif:
            taken = datetime.strptime(exif.get_ifd(EXIF)[TAKEN] + "+0800", "%Y:%m:%d %H:%M:%S%z")
            assert taken.isoformat() < AS_OF
            upright = ImageOps.exif_transpose(picture).size
            assert upright == ((1200, 1600) if exif[ORIENTATION] == 6 else (1600, 1200))


def test_there_are_photos_of_every_sort() -> None:
    orientations: Counter[int] = Counter()
    for photo in photos():
        with Image.open(photo) as picture:
            orientations[picture.getexif().get(ORIENTATION, 0)] += 1
    assert len(photos()) >= 24
    assert orientations[6] >= 2, "some held upright"
    assert orientations[0] >= 1, "one without EXIF"


@pytest.mark.parametrize(
    ("name", "code"), [("kettle_barcode", "6901234567892"), ("cooker_barcode", "6905566010408")]
)
def test_the_bar_code_in_the_photo_can_be_read(name: str, code: str) -> None:
    with Image.open(folder() / "photos" / f"{name}.jpg") as picture:
        found = zxingcpp.read_barcodes(picture)
    assert [each.text for each in found] == [code]
    assert code in {each["barcode"] for each in read("goods.json")["goods"]}


@pytest.mark.parametrize("photo", photos(), ids=lambda photo: photo.stem)
def test_the_quality_check_stops_at_the_spoilt_photos_only(photo: Path) -> None:
    spoilt = {"cooker_dark": ["too_dark"], "bookshelf_blurred": ["blurred"]}
    with Image.open(photo) as picture:
        hints = quality_hints(picture.convert("RGB"), *picture.size)
    assert [hint.code for hint in hints] == spoilt.get(photo.stem, [])


def test_every_photo_is_used_and_every_picture_named_exists() -> None:
    named = [photo for script in scripts() for photo in script["photos"]]
    named += [
        step["payload"] for script in scripts() for step in script["steps"] if step["action"] == "Attach"
    ]
    signatures = [
        step["payload"]["file"]
        for script in scripts()
        for step in script["steps"]
        if step["action"] == "Sign"
    ]
    assert {photo["file"] for photo in named} == {f"photos/{photo.name}" for photo in photos()}
    assert all((folder() / file).is_file() for file in signatures)
    assert {photo["role"] for photo in named} <= set(EvidenceRole)


def test_no_photo_is_there_before_it_was_taken() -> None:
    there: dict[str, str] = {}
    for script in scripts():
        saved = script.get("saved_at", script["intake"]["accepted_at"])
        there |= {photo["file"]: saved for photo in script["photos"]}
        there |= {s["payload"]["file"]: s["at"] for s in script["steps"] if s["action"] == "Attach"}
    for file, at in there.items():
        with Image.open(folder() / file) as picture:
            taken = picture.getexif().get_ifd(EXIF).get(TAKEN, "")
        assert taken.replace(":", "-", 2).replace(" ", "T") <= f"{at}:59", file


def test_signatures_are_ink_on_nothing() -> None:
    for file in (folder() / "signatures").glob("*.png"):
        with Image.open(file) as picture:
            assert picture.mode == "RGBA"
            assert picture.getchannel("A").getextrema() == (0, 255)


def test_the_desk_and_its_people() -> None:
    assert (desk().code, desk().profile, desk().hours) == ("2F-01", "mall_desk", "10:00-22:00")
    staff = roles()
    assert staff["林晓敏"] is Role.CLERK
    assert staff["何立"] is Role.MANAGER
    assert {each["called"] for each in read("staff.json")["staff"]} >= {"吴主管", "赵师傅"}
    assert set(staff.values()) >= {Role.SPECIALIST, Role.SUPERVISOR, Role.TECHNICIAN, Role.FINANCE}


def test_goods_have_codes_prices_and_known_categories() -> None:
    goods = read("goods.json")["goods"]
    known = set(load_rulebook().categories)
    assert len(goods) >= 60
    assert len({each["barcode"] for each in goods}) == len(goods)
    for each in goods:
        assert check_barcode(each["barcode"]).text == each["barcode"]
        assert re.fullmatch(r"69\d{11}", each["barcode"])
        assert parse_yuan(each["price"]) > 0
        assert each["category"] in known
    priced = {(each["model"], each["price"]) for each in goods}
    assert priced >= {("MK-1508", "199.00"), ("S-880", "12800.00"), ("SB-140", "2350.00"), ("FB40", "399.00")}


def test_customers_are_invented() -> None:
    customers = read("customers.json")["customers"]
    assert len(customers) >= 40
    assert len({each["phone"] for each in customers}) == len(customers)
    assert {"name": "王建国", "salutation": "王先生", "phone": "13800002233"} in customers


def test_no_number_could_belong_to_anybody() -> None:
    everything = texts()
    mobiles = re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", everything)
    assert mobiles
    assert all(number.startswith("1380000") for number in mobiles)
    assert all(number.startswith("0571-00000") for number in re.findall(r"0\d{2,3}-\d{7,8}", everything))
    identities = set(re.findall(r"(?<!\d)\d{17}[\dX](?!\d)", everything))
    assert identities
    for number in identities:
        assert check_id_number(number, date(2026, 11, 20)).text == number
        assert re.fullmatch(r"3301\d{10}1234", number)


def test_the_script_knows_its_actions_and_people() -> None:
    staff = roles()
    customers = {each["name"]: each["phone"] for each in read("customers.json")["customers"]}
    keys = [script["key"] for script in scripts()]
    assert len(set(keys)) == len(keys)
    for script in scripts():
        moments = [
            script["intake"]["accepted_at"],
            script["saved_at"],
            *(step["at"] for step in script["steps"]),
        ]
        assert moments == sorted(moments), script["key"]
        assert moments[-1] < AS_OF
        assert {step["action"] for step in script["steps"]} <= set(ACTIONS) | PAPER
        assert {step["by"] for step in script["steps"]} | {script["intake"]["clerk"]} <= set(staff)
        customer = script["intake"]["customer"]
        assert customers[customer["name"]] == customer["phone"]


def test_the_rules_accept_the_whole_script(tickets: dict[str, Ticket]) -> None:
    open_ones = [ticket for ticket in tickets.values() if ticket.open]
    stages = {ticket.stage for ticket in tickets.values()}
    assert len(tickets) >= 30
    assert len(open_ones) >= 25
    assert stages >= {
        Stage.ACCEPTED,
        Stage.PROOF_REQUESTED,
        Stage.PROOF_UNVERIFIED,
        Stage.IN_TESTING,
        Stage.AWAITING_VERIFICATION,
        Stage.PLAN_OFFERED,
        Stage.PLAN_REFUSED,
        Stage.EXECUTING,
        Stage.COMPLETED,
        Stage.CLOSED,
        Stage.WITHDRAWN,
    }


def test_the_script_holds_the_cases_of_the_sample_day(tickets: dict[str, Ticket]) -> None:
    kettle = tickets["kettle_leak"]
    assert kettle.problem.words == "用了3次就漏水"
    assert kettle.level is not None
    assert kettle.level.level == 2, "漏水 is not 漏电"
    shock = tickets["cooker_shock"].level
    assert shock is not None
    assert (shock.level, len(shock.reasons) >= 2) == (1, True)
    assert tickets["nursing_room"].level is not None
    assert tickets["nursing_room"].level.level == 3
    assert tickets["sofa_colour"].customer.id_number is not None
    earlier = [t for t in tickets.values() if t.customer.name == "王建国" and not t.open]
    assert len(earlier) == 2
    cookers = [t for t in tickets.values() if t.items[0].goods.barcode == "6905566010408"]
    assert len({t.customer.phone for t in cookers}) == 6


def test_two_intakes_are_parked_and_one_of_them_was_given_up_again() -> None:
    drafts = read("tickets.json")["drafts"]
    assert [draft["clerk"] for draft in drafts if "dropped_at" not in draft] == ["林晓敏"]
    (dropped,) = (draft for draft in drafts if "dropped_at" in draft)
    assert dropped["parked_at"] < dropped["dropped_at"] < AS_OF
    for draft in drafts:
        assert draft["intake"]["customer"]["name"]
        assert "demand" not in draft["intake"]["problem"], "it is not complete yet"
        assert draft["intake"]["accepted_at"] < draft["parked_at"] < AS_OF


def test_the_late_shift_handed_over_and_the_morning_confirmed_it() -> None:
    (given,) = read("tickets.json")["hand_overs"]
    assert given["from"] != given["to"]
    assert given["at"] < given["confirmed_at"] < AS_OF
