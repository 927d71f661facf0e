"""Sentences of the intake page: what is wrong with a field, how late an entry is, when something was."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from app.domain.refusals import InputError, ProblemError, RefusedError
from app.ui.labels.fields import field_label
from app.ui.theme import Tone

Sentence = Callable[[str, Mapping[str, str]], str]

translate = QCoreApplication.translate


def say_field_error(problem: InputError, sentence: Sentence) -> str:
    """What is wrong with one field, as short as it stands beside its label."""
    said = problem.params
    short = {
        "text_missing": translate("Intake", "Required"),
        "reason_expected": translate("Intake", "Say why"),
        "contact_missing": translate("Intake", "Phone, WeChat or address"),
        "phone_too_short": translate("Intake", "The whole number, please"),
        "phone_not_understood": translate("Intake", "Digits only; WeChat under More"),
        "phone_unusual": translate("Intake", "{0} digits; a mobile has 11").format(said.get("digits", "")),
        "phone_abroad": translate("Intake", "A number abroad"),
        "barcode_check_digit": translate("Intake", "Check digit is wrong: scan again"),
        "no_such_category": translate("Intake", "No such category"),
        "goods_unnamed": translate("Intake", "Name or category"),
        "identity_in_text": translate("Intake", "No ID number here: it has its own field"),
        "id_number_missing": translate("Intake", "Required above ¥5,000.00, or refused"),
        "date_in_future": translate("Intake", "Not after today"),
        "date_in_past": translate("Intake", "Is over; from today on"),
        "date_after_report": translate("Intake", "After the report of {0}").format(
            said.get("reported", "")[5:]
        ),
        "date_before_other": translate("Intake", "Before “{0}” {1}").format(
            field_label(said.get("other", "")), said.get("value", "")[5:]
        ),
        "date_out_of_range": translate("Intake", "Only the years {0}").format(said.get("expected", "")),
        "date_not_understood": translate("Intake", "No date; for example +3 or 周五")
        if problem.field == "wanted_by"
        else translate("Intake", "No date; for example -3 or 昨"),
        "date_does_not_exist": translate("Intake", "There is no such day"),
        "choice_expected": translate("Intake", "One of the list, please"),
        "count_expected": translate("Intake", "A number from 1 to {0}").format(said.get("most", "")),
        "text_too_long": translate("Intake", "{0} characters; {1} at most").format(
            said.get("length", ""), said.get("limit", "")
        ),
        "promise_not_understood": translate("Intake", "Say when: tomorrow at 10"),
        "amount_not_a_number": translate("Intake", "No amount; for example 199.00"),
        "amount_not_positive": translate("Intake", "Not below zero"),
        "amount_more_than_two_decimals": translate("Intake", "Two decimals at most"),
        "amount_too_large": translate("Intake", "Too large"),
        "supervisor_must_confirm": translate("Intake", "A supervisor confirms it later"),
        "no_proof_cannot_be_valid": translate("Intake", "Name the proof first"),
    }.get(problem.code)
    return short or sentence(problem.code, {"field": problem.field, **problem.params})


def say_error(error: Exception, sentence: Sentence) -> str:
    """What went wrong, in one sentence."""
    code, params = code_of(error)
    return sentence(code, params)


def code_of(error: Exception) -> tuple[str, Mapping[str, str]]:
    """Code and parameters of an expected error; ``bug`` for any other."""
    if isinstance(error, RefusedError):
        return error.refusal.code, error.refusal.params
    if isinstance(error, ProblemError):
        return error.code, error.params
    if isinstance(error, InputError):
        return error.code, {"field": error.field, **error.params}
    return "bug", {"kind": type(error).__name__}


def say_entry_left(minutes: int | None) -> tuple[str, Tone]:
    """How long the entry may still take, for a tab: words and tone."""
    if minutes is None:
        return "", "neutral"
    if minutes < 0:
        return translate("Intake", "entry {0} min late").format(-minutes), "danger"
    tone: Tone = "warn" if minutes <= 10 else "neutral"
    return translate("Intake", "entry {0} min left").format(minutes), tone


def say_clock(moment: datetime, zone: tzinfo) -> str:
    """Hours, minutes and seconds at the desk."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def say_due(due: datetime, now: datetime, zone: tzinfo) -> str:
    """When a promise falls due: the time alone today, with the day otherwise."""
    there = due.astimezone(zone)
    return f"{there:%H:%M}" if there.date() == now.astimezone(zone).date() else f"{there:%m-%d %H:%M}"
