"""过程: what happened to a ticket, line by line, in the words of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.domain.ticket import Ticket
from app.domain.vocabulary import Cause
from app.ui.labels.fields import field_label, record_field_label
from app.ui.labels.history import entry_label
from app.ui.labels.lists import listed
from app.ui.screens.common.fact_words import STATED, remembered, say_stated
from app.ui.screens.common.values import value_words
from app.usecases.read_models import HistoryLine

ATTACHED = "evidence.attached"
_LEVEL = "level.level"
_TOGETHER = timedelta(minutes=2)

_LEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ticket.opened": ("words", "problem.demand", "channel"),
        ATTACHED: ("role",),
        "evidence.retagged": ("role",),
        "evidence.voided": ("reason",),
        "contact.logged": ("how", "result"),
        "note.added": ("text",),
        "promise.made": ("text", "due"),
        "promise.voided": ("reason",),
        "document.issued": ("kind", "number"),
        "document.printed": ("number", "copies", "printer"),
        "document.delivered": ("number", "how"),
        "document.signed": ("number", "signer", "method"),
        "document.voided": ("number", "reason"),
        "evidence.exported": ("number", "recipient", "purpose", "form"),
        "emergency.step_logged": ("step", "text"),
        "question.answered": ("text",),
        "owner.assigned": ("owner",),
        "clocks.paused": ("reason",),
        "level.set": (_LEVEL, "level.reasons"),
        "execution.started": ("kind",),
        "execution.advanced": ("kind", "to"),
        "execution.called_off": ("kind", "reason"),
        "stage.jumped": ("to", "reason"),
        "appeal.advanced": ("to", "text"),
        "ticket.voided": ("reason",),
        "ticket.withdrawn": ("reason",),
        "ticket.reopened": ("reason",),
        "liability.determined": ("liability.cause", "liability.conclusion"),
        "approved": ("by", "reason"),
        "approval.requested": ("reason",),
        "approval.denied": ("by", "reason"),
        "override.granted": ("action", "lender", "reason"),
        "change.taken_back": ("kind",),
        "conflict.decided": ("kind", "note"),
        "followed_up": ("remarks",),
        "consent.given": ("purpose",),
        "consent.withdrawn": ("purpose",),
        "hold.placed": ("reason",),
        "identity.revealed": ("reason",),
        "person.erased": ("kinds", "cause"),
    }
)
"""What is said first and without its label; a clerk knows what it is."""

_REPLACING: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "proof.recorded": {"kind": "proof", "state": "proof_state", "reason": "proof_reason"},
        "contact.verified": {"how": "customer.contact_verified_by"},
    }
)
"""Entries that put new values in the place of old ones: by field, what it replaces (of the goods)."""

_SHORT = frozenset({"ticket.opened", ATTACHED, "level.set", "document.issued", "document.signed", "approved"})
"""Entries of which nothing else is said: the rest stands in the fields or on the paper."""

_QUIET = frozenset(
    {
        *("item", "changed", "reached", "done", "disputed", "determined_at", "determined_by"),
        *("offer", "entry", "taken_back", "by_entries", "wording", "leaf", "names", "profile_version"),
        *("sha256", "work_sha256", "thumb_sha256", "manifest_sha256"),
    }
)
"""What says nothing to a person: names of other entries, of papers' wording, of keys, and sums of files."""

_QUIET_IN: Mapping[str, frozenset[str]] = MappingProxyType(
    {"approval.requested": frozenset({"subject"}), "approval.denied": frozenset({"subject"})}
)
"""Where a field says nothing that tells something in other entries: the plan of which piece."""

_NOTHING = frozenset({"0", "0.00"})
"""The first option, no depreciation: not worth a word."""

_TELLING = frozenset({"cause", "party", "percent", "remedy", "strength", "stage", "amount"})
"""Values that tell by themselves what they are."""


@dataclass(frozen=True)
class CourseLine:
    """One thing that happened. `entry` is its id, `kind` its type on the wire; `words` are those of several
    things told in one line.
    """

    entry: str
    kind: str
    at: datetime
    user: str
    what: str
    detail: str
    count: int = 1
    words: tuple[str, ...] = ()


_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_NAMED = frozenset({"category", "other", "parent", "into"})
"""Values that the house or the store has a name for (``Situation.names``)."""


def course_lines(
    history: Iterable[HistoryLine],
    ticket: Ticket | None,
    zone: tzinfo,
    known: Mapping[str, str] = _NO_NAMES,
) -> list[CourseLine]:
    """The course of a ticket, oldest first; photos added in one go are one line.

    `known` are the names of what has no word in this window: ``Situation.names``.
    """
    names = {item.id: item.goods.name for item in ticket.items} if ticket and len(ticket.items) > 1 else {}
    before: dict[str, str] = {}
    lines: list[CourseLine] = []
    for line_kept in history:
        each = _with_names(line_kept, known)
        detail = _detail(each, before, names, zone)
        what, user = entry_label(each.type), each.user or ""
        line = CourseLine(each.entry, each.type, each.at, user, what, detail, words=(detail,))
        _remember(each, before)
        if lines and _belongs(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _with_names(line: HistoryLine, known: Mapping[str, str]) -> HistoryLine:
    values = {
        key: known.get(value, value) if _last(key) in _NAMED else value for key, value in line.values.items()
    }
    return replace(line, values=values)


def _belongs(last: CourseLine, line: CourseLine) -> bool:
    same = (last.kind, last.user) == (line.kind, line.user) and line.kind == ATTACHED
    return same and line.at - last.at <= _TOGETHER


def _joined(last: CourseLine, line: CourseLine) -> CourseLine:
    words = dict.fromkeys((*last.words, line.detail))
    return replace(last, detail=listed(words), words=tuple(words), count=last.count + 1)


def _detail(line: HistoryLine, before: Mapping[str, str], names: Mapping[str, str], zone: tzinfo) -> str:
    if line.type == STATED:
        facts = QCoreApplication.translate("History", "; ").join(say_stated(line.values, before))
        return " · ".join((*_named(line, names), facts))
    if "changed" in line.values:
        return QCoreApplication.translate("History", "; ").join(_changes(line, before, zone))
    if line.type in _REPLACING:
        return " · ".join((*_named(line, names), *_replaced(line, before, zone)))
    said = [_said(line, key, before, zone) for key in _LEADS.get(line.type, ()) if key in line.values]
    if line.type == "contact.logged" and "reached" not in line.values:
        said.append(QCoreApplication.translate("History", "not reached"))
    said = [*_named(line, names), *said]
    if line.type not in _SHORT:
        said += _rest(line, zone)
    return " · ".join(word for word in said if word)


def _named(line: HistoryLine, names: Mapping[str, str]) -> Iterator[str]:
    """Which of several goods it was about."""
    if line.values.get("item") in names:
        yield names[line.values["item"]]


def _replaced(line: HistoryLine, before: Mapping[str, str], zone: tzinfo) -> Iterator[str]:
    """Values that replace others, with the old one where there was another."""
    for key, name in _REPLACING[line.type].items():
        old, new = before.get(_path_of(line, name), ""), line.values.get(key, "")
        words = [value_words(key, each, zone, line.type) for each in (old, new) if each]
        if new or old:
            yield " → ".join(dict.fromkeys(words if new else (*words, "—")))


def _path_of(line: HistoryLine, name: str) -> str:
    return name if "." in name else f"goods.{line.values.get('item', '1')}.{name}"


def _said(line: HistoryLine, key: str, before: Mapping[str, str], zone: tzinfo) -> str:
    words = value_words(_last(key), line.values[key], zone, line.type)
    old = before.get(key, "") if key == _LEVEL else ""
    if old and line.type == "level.set":
        return f"{value_words(_last(key), old, zone, line.type)} → {words}"
    return f"「{words}」" if key in ("words", "text") else words


def _rest(line: HistoryLine, zone: tzinfo) -> Iterator[str]:
    leads = _LEADS.get(line.type, ())
    for key, value in line.values.items():
        name = _last(key)
        if (
            key in leads
            or name in _QUIET
            or name in _QUIET_IN.get(line.type, ())
            or value in _NOTHING
            or key.startswith("liability.basis")
        ):
            continue
        words = value_words(name, value, zone, line.type)
        yield words if name in _TELLING else f"{_label(line, name)} {words}"


def _label(line: HistoryLine, name: str) -> str:
    """The field; a determination has checked what a dispute leaves to be checked."""
    if name == "checks" and line.values.get("liability.cause") != Cause.DISPUTED:
        return QCoreApplication.translate("History", "Checked")
    return field_label(name)


def _changes(line: HistoryLine, before: Mapping[str, str], zone: tzinfo) -> Iterator[str]:
    """Each changed field as «old → new»; the identity number is only said to have changed."""
    record = line.type.partition(".")[0]
    for name in line.values["changed"].split("、"):
        if name == "id_number":
            yield field_label(name)
            continue
        new = next((value for key, value in line.values.items() if _last(key) == name), "")
        old = before.get(_path(line, name), "") or _demand_of_all(line, name, before)
        pair = (value_words(name, each, zone, line.type) if each else "—" for each in (old, new))
        yield f"{record_field_label(record, name)} {' → '.join(pair)}"


def _demand_of_all(line: HistoryLine, name: str, before: Mapping[str, str]) -> str:
    """Goods taken in together were first wanted the same for."""
    return before.get("problem.demand", "") if (line.type, name) == ("complaint.amended", "demand") else ""


def _path(line: HistoryLine, name: str) -> str:
    """Under which key the value before is remembered."""
    kind = line.type.partition(".")[0]
    of_an_item = kind in ("goods", "complaint")
    return f"{kind}.{line.values.get('item', '1')}.{name}" if of_an_item else f"{kind}.{name}"


def _remember(line: HistoryLine, before: dict[str, str]) -> None:
    if line.type == "ticket.opened":
        before.update({"problem.words" if key == "words" else key: text for key, text in line.values.items()})
    elif line.type == STATED:
        before.update(remembered(line.values))
    elif line.type == "level.set":
        before[_LEVEL] = line.values.get(_LEVEL, "")
    elif line.type == "goods.added":
        for key, text in line.values.items():
            record, _, name = key.rpartition(".")
            before[f"{record or 'complaint'}.{line.values['item']}.{name}"] = text
    elif line.type in _REPLACING:
        for key, name in _REPLACING[line.type].items():
            before[_path_of(line, name)] = line.values.get(key, "")
    elif line.type == "proof.confirmed":
        before[_path_of(line, "proof_state")] = "valid"
    elif "changed" in line.values:
        for name in line.values["changed"].split("、"):
            new = next((value for key, value in line.values.items() if _last(key) == name), "")
            before[_path(line, name)] = new


def _last(key: str) -> str:
    return next((part for part in reversed(key.split(".")) if not part.isdigit()), key)


def newest(lines: Iterable[CourseLine], count: int) -> list[CourseLine]:
    """The last few, newest first."""
    return list(reversed(list(lines)))[:count]
