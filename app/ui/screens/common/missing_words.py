"""What is missing and what it would change, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.labels.lists import listed
from app.ui.labels.periods import period_label
from app.ui.labels.trade import remedy_label
from app.usecases.missing_facts import MissingFact

translate = QCoreApplication.translate
_MOST = 3


def say_change(missing: MissingFact) -> str:
    """What would change: the level, the remedies that wait, else the periods or the proof."""
    parts = [translate("MissingFact", "level")] if missing.level else []
    parts += [remedy_label(code) for code in missing.remedies[:_MOST]]
    if len(missing.remedies) > _MOST:
        parts.append("…")
    if not parts:
        parts = list(dict.fromkeys(_kind(key) for key in missing.keys))[:_MOST]
    return f"→ {listed(parts)}" if parts else ""


def _kind(key: str) -> str:
    if key.startswith("proof") or key in ("note", "intake_allowed"):
        return translate("MissingFact", "proof")
    return period_label(key) or translate("MissingFact", "what is owed and when")
