"""The demo store: made from the packaged script through the real use cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.bootstrap import make_store, opened_store
from app.domain.money import parse_yuan
from app.domain.records import Goods
from app.domain.refusals import ProblemError
from app.domain.vocabulary import Role, Signer
from app.library.files import resource_root
from app.machine import DemoTime
from app.payload import read_action
from app.places import DEMO_CLOCK
from app.store.layout import Layout
from app.usecases.believed_clock import begin_clock
from app.usecases.desk import Desk, Person, make_desk
from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
from app.usecases.desk_settings import DEMO, DEMO_PINS, PERSON, STAFF, staff_value
from app.usecases.hand_over import confirm_hand_over
from app.usecases.issue import order_print
from app.usecases.issuing.leaf import NEW
from app.usecases.pins import KeptPin, pin_key
from app.usecases.read_models import SavedDraft
from app.usecases.replay import Beside, Script, ScriptTime, replay
from app.usecases.workplace import Workplace

Progress = Callable[[int, int], None]


def demo_folder() -> Path:
    """Where the script and its pictures are."""
    return resource_root() / "demo"


def _read(name: str) -> Any:
    return json.loads((demo_folder() / name).read_text(encoding="utf-8"))


def demo_desk() -> Desk:
    """The desk of the demo."""
    store = _read("store.json")
    shifts = "；".join(f"{shift['name']} {shift['hours']}" for shift in store["shifts"])
    return make_desk({**store["desk"], "shifts": shifts})


def make_demo(
    folder: Path,
    progress: Progress | None = None,
    *,
    until: datetime | None = None,
    frozen: bool = False,
    pins: bool = True,
) -> tuple[str, ...]:
    """Make the demo store at `folder`; the numbers of its tickets.

    Everything the script dates up to `until` has happened (default: all of it), and the store's own
    clock stands there; it runs on unless `frozen`. Without `pins` nobody signs in. Raises ProblemError
    store_exists.
    """
    script = _read("tickets.json")
    desk = demo_desk()
    moment = until or datetime.fromisoformat(script["as_of"]).replace(tzinfo=desk.tz)
    folder.mkdir(parents=True, exist_ok=True)
    clock = DemoTime(folder / DEMO_CLOCK)
    if Layout(folder).exists:
        raise ProblemError("store_exists", folder=str(folder))
    clock.set(moment, frozen=True)
    make_store(folder, desk)
    script_time = ScriptTime(moment)
    with opened_store(folder, script_time) as (_, workplace):
        _settle(workplace, pins=pins)
        people = {
            each["name"]: Person(each["name"], Role(each["role"])) for each in _read("staff.json")["staff"]
        }
        zone = workplace.desk.tz
        told = Script(demo_folder(), lambda name, payload: read_action(name, dict(payload), zone), people)
        parked = _parkings(workplace, script["drafts"])
        handed = _hand_overs(workplace, script["hand_overs"], people) if pins else ()
        beside = (*parked, *handed)
        numbers = replay(workplace, script_time, told, script["tickets"], moment, progress, beside)
        begin_clock(workplace)
    clock.set(moment, frozen=frozen)
    return numbers


def make_other_desk(folder: Path, code: str) -> None:
    """Another desk of the demo's branch, at the same moment: its people and goods, and no ticket yet.

    Its clock stands still. Raises ProblemError store_exists.
    """
    desk = replace(demo_desk(), code=code)
    folder.mkdir(parents=True, exist_ok=True)
    if Layout(folder).exists:
        raise ProblemError("store_exists", folder=str(folder))
    moment = datetime.fromisoformat(_read("tickets.json")["as_of"]).replace(tzinfo=desk.tz)
    DemoTime(folder / DEMO_CLOCK).set(moment, frozen=True)
    make_store(folder, desk)
    with opened_store(folder) as (_, workplace):
        _settle(workplace, pins=True)


def _settle(workplace: Workplace, *, pins: bool) -> None:
    """Who works there, with which PIN, what is sold there. These PINs are shown to everybody."""
    people = tuple(Person(each["name"], Role(each["role"])) for each in _read("staff.json")["staff"])
    workplace.settings.put({STAFF: staff_value(people), PERSON: people[0].name, DEMO: True})
    if pins:
        shown = demo_pins()
        hashed = {
            pin_key(name): KeptPin(workplace.pin_hashes.hashed(pin)).value() for name, pin in shown.items()
        }
        workplace.settings.put({DEMO_PINS: dict(shown), **hashed})
    workplace.catalogue.put(demo_goods())


def _parkings(workplace: Workplace, drafts: Sequence[Mapping[str, Any]]) -> Iterator[Beside]:
    """Intakes somebody was called away from, and when the customer came no more."""
    for each in drafts:
        parked, started = _at(workplace, each["parked_at"]), _at(workplace, each["intake"]["accepted_at"])
        payload = json.dumps({**each["intake"], "clerk": each["clerk"]}, ensure_ascii=False)
        title = each["intake"]["customer"]["name"]
        draft = SavedDraft(workplace.ids.fresh(), started, parked, title, payload, parked=True)
        yield parked, partial(workplace.drafts.save, draft)
        if "dropped_at" in each:
            yield _at(workplace, each["dropped_at"]), partial(workplace.drafts.drop, draft.id)


def _hand_overs(
    workplace: Workplace, told: Sequence[Mapping[str, Any]], people: Mapping[str, Person]
) -> Iterator[Beside]:
    """Shifts handed over: who goes makes the sheet and confirms it, who comes confirms it later."""
    pins = demo_pins()
    for each in told:
        gives, takes = each["from"], each["to"]
        stated = {"handing_over": gives, "taking_over": takes, "shift": each["shift"]}
        yield _at(workplace, each["at"]), partial(_give, workplace, people[gives], stated, pins[gives])
        taken = partial(_confirm, workplace, Signer.TAKING_OVER, pins[takes])
        yield _at(workplace, each["confirmed_at"]), taken


def _give(workplace: Workplace, person: Person, stated: Mapping[str, str], pin: str) -> None:
    """The sheet, confirmed by who hands over."""
    order_print(workplace, NEW, HAND_OVER_SHEET, person, stated=stated)
    _confirm(workplace, Signer.HANDING_OVER, pin)


def _confirm(workplace: Workplace, side: Signer, pin: str) -> None:
    """One side of the newest sheet."""
    confirm_hand_over(workplace, desk_papers(workplace, 1)[0].leaf, side, pin)


def _at(workplace: Workplace, told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=workplace.desk.tz)


def demo_goods() -> tuple[Goods, ...]:
    """The price list of the demo."""
    return tuple(_goods(each) for each in _read("goods.json")["goods"])


def demo_pins() -> Mapping[str, str]:
    """The PINs of the demo's people, by name."""
    return {each["name"]: each["pin"] for each in _read("staff.json")["staff"]}


def demo_names() -> tuple[str, ...]:
    """Who works at the demo's desk."""
    return tuple(each["name"] for each in _read("staff.json")["staff"])


def _goods(raw: Mapping[str, Any]) -> Goods:
    return Goods(
        name=raw["name"],
        category=raw.get("category"),
        brand=raw.get("brand"),
        model=raw.get("model"),
        barcode=raw["barcode"],
        price=parse_yuan(raw["price"]) if raw.get("price") else None,
    )
