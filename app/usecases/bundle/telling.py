"""What a line of the report tells of an entry: chosen values, by name, for words that paper has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Final

from app.usecases.read_models import HistoryLine

_PLAN: Final = ("remedy", "strength", "amount", "until", "stock", "model", "expected", "way")

_TELLING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ticket.opened": ("channel", "demand"),
        "goods.added": ("demand",),
        "customer.amended": ("changed",),
        "goods.amended": ("changed",),
        "problem.amended": ("changed",),
        "complaint.amended": ("changed",),
        "evidence.attached": ("role",),
        "evidence.retagged": ("role",),
        "proof.requested": ("wanted", "until"),
        "proof.recorded": ("kind", "state"),
        "goods.inspected": ("packaging_intact", "unused", "accessories_complete", "resale_affected"),
        "test.commissioned": ("fee",),
        "test.reported": ("report_number",),
        "level.set": ("level",),
        "contact.logged": ("how", "reached"),
        "contact.verified": ("how",),
        "owner.assigned": ("owner",),
        "promise.made": ("due",),
        "clocks.paused": ("reason",),
        "liability.determined": ("cause", "party", "percent"),
        "document.issued": ("kind",),
        "document.delivered": ("how",),
        "document.signed": ("role", "method"),
        "plan.offered": _PLAN,
        "plan.accepted": ("remedy", "amount", "how"),
        "plan.refused": ("how",),
        "approved": ("by", "role"),
        "approval.requested": ("amount",),
        "approval.denied": ("by", "role"),
        "override.granted": ("role",),
        "proof.confirmed": ("by",),
        "execution.started": ("kind",),
        "execution.advanced": ("kind", "to"),
        "execution.called_off": ("kind",),
        "followed_up": ("how", "score", "on_time"),
        "stage.jumped": ("to",),
        "appeal.advanced": ("to",),
        "change.taken_back": ("kind",),
        "conflict.decided": ("kind",),
    }
)
"""Values worth telling an outsider, by entry. None holds a customer's data or names somebody at fault."""


def told_of(line: HistoryLine, zone: tzinfo) -> Iterator[tuple[str, str]]:
    """Name and value, in the order in which the entry holds them. Moments are those of `zone`."""
    wanted = _TELLING.get(line.type, ())
    for key, value in line.values.items():
        name = next((part for part in reversed(key.split(".")) if not part.isdigit()), key)
        if name in wanted and not key.startswith("details."):
            yield name, _local(value, zone)
    if line.type == "contact.logged" and "reached" not in line.values:
        yield "reached", "False"


def _local(value: str, zone: tzinfo) -> str:
    """A moment as the desk's clock showed it; every other text as it is."""
    if len(value) < len("2026-11-20T10:02:00") or value[4:5] != "-" or value[10:11] != "T":
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.astimezone(zone).isoformat() if moment.tzinfo else value
