"""The demo store: made from the packaged script through the real use cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.bootstrap import DEMO_CLOCK, make_store, opened_store
from app.domain.money import parse_yuan
from app.domain.records import Goods
from app.domain.vocabulary import Role
from app.library.files import resource_root
from app.machine import DemoTime
from app.payload import read_action
from app.usecases.desk import Desk, Person, make_desk
from app.usecases.replay import Script, ScriptTime, replay_ticket
from app.usecases.workplace import Workplace

DEMO_NOW = "2026-11-20T10:00:00+08:00"
"""The moment at which the demo begins: the sample Friday, as the desk opens."""

Progress = Callable[[int, int], None]


def demo_folder() -> Path:
    """Where the script and its pictures are."""
    return resource_root() / "demo"


def _read(name: str) -> Any:
    return json.loads((demo_folder() / name).read_text(encoding="utf-8"))


def demo_desk() -> Desk:
    """The desk of the demo."""
    return make_desk(_read("store.json")["desk"])


def make_demo(folder: Path, progress: Progress | None = None, *, frozen: bool = False) -> tuple[str, ...]:
    """Make the demo store at `folder`; the numbers of its tickets.

    Its clock stands at DEMO_NOW when it is done, and runs on unless `frozen`.
    Raises ProblemError store_exists.
    """
    folder.mkdir(parents=True, exist_ok=True)
    make_store(folder, demo_desk())
    clock = DemoTime(folder / DEMO_CLOCK)
    clock.set(datetime.fromisoformat(DEMO_NOW), frozen=True)
    script_time = ScriptTime(datetime.fromisoformat(DEMO_NOW))
    with opened_store(folder, script_time) as (_, workplace):
        numbers = _fill(workplace, script_time, progress)
    clock.set(datetime.fromisoformat(DEMO_NOW), frozen=frozen)
    return numbers


def _fill(workplace: Workplace, clock: ScriptTime, progress: Progress | None) -> tuple[str, ...]:
    staff = _read("staff.json")
    first = staff[0]["name"]
    workplace.settings.put({"staff": staff, "person": first, "demo": True})
    workplace.catalogue.put(demo_goods())
    people = {each["name"]: Person(each["name"], Role(each["role"])) for each in staff}
    zone = workplace.desk.tz
    script = Script(demo_folder(), lambda name, payload: read_action(name, dict(payload), zone), people)
    tickets = sorted(_read("tickets.json"), key=lambda each: each["intake"]["accepted_at"])
    numbers: list[str] = []
    for done, ticket in enumerate(tickets):
        numbers.append(replay_ticket(workplace, clock, script, ticket))
        if progress is not None:
            progress(done + 1, len(tickets))
    return tuple(numbers)


def demo_goods() -> tuple[Goods, ...]:
    """The price list of the demo."""
    return tuple(_goods(each) for each in _read("goods.json"))


def demo_names() -> tuple[str, ...]:
    """Who works at the demo's desk."""
    return tuple(each["name"] for each in _read("staff.json"))


def _goods(raw: Mapping[str, Any]) -> Goods:
    return Goods(
        name=raw["name"],
        category=raw.get("category"),
        brand=raw.get("brand"),
        model=raw.get("model"),
        barcode=raw["barcode"],
        price=parse_yuan(raw["price"]) if raw.get("price") else None,
    )
