"""Words for the settings: their labels, and lengths of time and papers as the rules name them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.counting import Length, Unit

translate = QCoreApplication.translate


def setting_label(code: str) -> str:
    """The label of a setting; an unknown code stands for itself."""
    return {
        "desk_code": translate("Setting", "Desk code"),
        "desk_name": translate("Setting", "Desk name"),
        "mall": translate("Setting", "Mall"),
        "branch": translate("Setting", "Shop or branch"),
        "firm": translate("Setting", "Registered name"),
        "hours": translate("Setting", "Opening hours"),
        "shifts": translate("Setting", "Shifts"),
        "desk_phone": translate("Setting", "Desk phone"),
        "address": translate("Setting", "Address"),
        "profile": translate("Setting", "Rules of the desk"),
        "region": translate("Setting", "Rules of the province"),
        "default_printer": translate("Setting", "Every document"),
        "receipt": translate("Setting", "Receipt"),
        "label": translate("Setting", "Label"),
        "liability_notice": translate("Setting", "Liability notice"),
        "exchange_return_slip": translate("Setting", "Exchange-return slip"),
    }.get(code, code)


def medium_label(code: str) -> str:
    """Paper by its usual name."""
    return {
        "": translate("Setting", "Usual paper"),
        "a4": "A4",
        "a5": "A5",
        "a5-upright": translate("Setting", "A5 upright"),
        "a5-lying": translate("Setting", "A5 lying"),
        "a5-two": translate("Setting", "Two A5 on a sheet of A4"),
        "241x140": translate("Setting", "Continuous 241 × 140"),
        "80mm": translate("Setting", "Roll 80 mm"),
        "58mm": translate("Setting", "Roll 58 mm"),
        "60x40": translate("Setting", "Label 60 × 40"),
        "40x30": translate("Setting", "Label 40 × 30"),
    }.get(code, code)


def length_words(length: Length) -> str:
    """A length of time in words."""
    hours, minutes = divmod(length.count, 60)
    spoken = translate("Length", "{0} h").format(hours) if hours and not minutes else ""
    spoken = spoken or translate("Length", "{0} min").format(length.count)
    patterns = {
        Unit.IMMEDIATE: translate("Length", "at once"),
        Unit.WALL_HOURS: translate("Length", "{0}, day and night").format(spoken),
        Unit.SERVICE_HOURS: translate("Length", "{0} of opening time").format(spoken),
        Unit.DAYS: translate("Length", "{0} days").format(length.count),
        Unit.WORKING_DAYS: translate("Length", "{0} working days").format(length.count),
        Unit.MONTHS: translate("Length", "{0} months").format(length.count),
        Unit.YEARS: translate("Length", "{0} years").format(length.count),
    }
    return patterns[length.unit]
