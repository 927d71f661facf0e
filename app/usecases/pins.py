"""PINs: whether somebody is who they say, how often they may try, and what of it is kept.

Under ``pin.<name>`` stands the hash with its parameters, and beside it the wrong tries. A PIN is set at a
desk and stays there: it travels neither in an entry nor to head office.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Final

from app.domain.entry import Draft
from app.domain.pins import LOCKED_AT, Running, Tries, plain_digits
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.steps.staff import StaffChange, StaffChanged
from app.usecases.desk import Person, staff_of
from app.usecases.ports import Settings, Time
from app.usecases.workplace import Workplace

RULE: Final = "6.2"
_PREFIX: Final = "pin."


def pin_key(name: str) -> str:
    """Under which key the PIN of a person is kept."""
    return f"{_PREFIX}{name}"


@dataclass(frozen=True)
class KeptPin:
    """What is kept of a PIN: its hash, empty for none, and the wrong tries."""

    hash: str = ""
    tries: Tries = field(default_factory=Tries)

    def value(self) -> dict[str, object]:
        """As it is kept."""
        return {"hash": self.hash, **asdict(self.tries)}


def kept_pin(value: object) -> KeptPin:
    """What is kept under the key of a person; nothing where nobody set a PIN."""
    if not isinstance(value, Mapping) or not isinstance(value.get("hash"), str):
        return KeptPin()
    told = {each.name: value.get(each.name) for each in fields(Tries)}
    numbers = {name: each for name, each in told.items() if isinstance(each, int | str)}
    return KeptPin(str(value["hash"]), Tries(**numbers))  # type: ignore[arg-type]  # as `value` wrote them


def has_pin(settings: Mapping[str, object], name: str) -> bool:
    """Whether that person has a PIN."""
    return bool(kept_pin(settings.get(pin_key(name))).hash)


def has_pins(settings: Mapping[str, object]) -> bool:
    """Whether people sign in here at all: somebody of the staff has a PIN."""
    return any(has_pin(settings, person.name) for person in staff_of(settings))


def running(time: Time) -> Running:
    """The clock that waits are counted by."""
    return Running(time.boot(), time.mono())


def tries_of(settings: Mapping[str, object], name: str, now: Running) -> Tries:
    """The wrong tries of that person, as they stand now."""
    return kept_pin(settings.get(pin_key(name))).tries.at(now)


def check_pin(workplace: Workplace, name: str, pin: str) -> Person:
    """The person of that name on the staff, whose PIN this is. Slow: never on the thread that paints.

    The try is counted before it is judged, so whoever ends the program in between has had one. Raises
    RefusedError: person_unknown, pin_not_set, pin_wait (seconds), pin_locked, pin_wrong (left: tries
    without a wait). Raises InputError text_missing for no PIN at all.
    """
    settings = workplace.settings
    person = _somebody(settings.all(), name)
    digits = plain_digits(pin)
    if not digits:
        raise InputError("text_missing", "pin")
    kept = kept_pin(settings.get(pin_key(name)))
    if not kept.hash:
        raise RefusedError(Refusal("pin_not_set", RULE, {"person": name}))
    now = running(workplace.time)
    before = kept.tries.at(now)
    if before.left_s:
        _keep(settings, name, KeptPin(kept.hash, before))
        raise RefusedError(_turned_away(name, before))
    counted = before.charged(now)
    _keep(settings, name, KeptPin(kept.hash, counted))
    if not workplace.pin_hashes.fits(digits, kept.hash):
        if counted.wrong == LOCKED_AT:
            _note_lock(workplace, name)
        raise RefusedError(_turned_away(name, counted, wrong=True))
    fresh = workplace.pin_hashes.hashed(digits) if workplace.pin_hashes.outdated(kept.hash) else kept.hash
    _keep(settings, name, KeptPin(fresh))
    return person


def let_time_pass(workplace: Workplace) -> Mapping[str, Tries]:
    """Write down how much of each wait has passed, so that a restart does not begin it anew.

    The tries of whoever must still wait, by name.
    """
    settings = workplace.settings.all()
    now = running(workplace.time)
    waiting = {
        person.name: tries
        for person in staff_of(settings)
        if (tries := tries_of(settings, person.name, now)).wait_ms and tries.left_s
    }
    kept = {name: kept_pin(settings.get(pin_key(name))).hash for name in waiting}
    if waiting:
        workplace.settings.put(
            {pin_key(name): KeptPin(kept[name], each).value() for name, each in waiting.items()}
        )
    return waiting


def _somebody(settings: Mapping[str, object], name: str) -> Person:
    person = next((each for each in staff_of(settings) if each.name == name), None)
    if person is None:
        raise RefusedError(Refusal("person_unknown", RULE, {"person": name}))
    return person


def _keep(settings: Settings, name: str, pin: KeptPin) -> None:
    settings.put({pin_key(name): pin.value()})


def _turned_away(name: str, tries: Tries, *, wrong: bool = False) -> Refusal:
    if tries.locked:
        return Refusal("pin_locked", RULE, {"person": name})
    if wrong and tries.left_s == 0:
        return Refusal("pin_wrong", RULE, {"person": name, "left": str(tries.free_left)})
    code = "pin_wrong_wait" if wrong else "pin_wait"
    return Refusal(code, RULE, {"person": name, "seconds": str(tries.left_s)})


def _note_lock(workplace: Workplace, name: str) -> None:
    """The supervisor reads it in the history of the desk. Nobody is its author: nobody was signed in."""
    locked = Draft(StaffChanged(name, StaffChange.LOCKED_OUT))
    try:
        workplace.journal.transact(lambda tx: tx.append(None, (locked,), workplace.time.now(), None))
    except RefusedError:
        return  # a desk that was shut out writes nothing; the lock itself holds
