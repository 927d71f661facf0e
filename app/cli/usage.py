"""Mistakes in the words of a command: unknown, missing, too many, of the wrong kind."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

from app.domain.refusals import InputError

_COMMAND = re.compile(r"No such command '(?P<name>.*)'\.")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<names>.*)\)")
_BOUND = re.compile(r"(?P<way>greater|less) than or equal to (?P<limit>-?\d+)")
_NO_VALUE = re.compile(r"Option '(?P<name>.*)' requires an argument\.")


def usage_error(error: TyperException) -> InputError:
    """The mistake as an input error: which word, what is wrong with it."""
    said = str(getattr(error, "message", "") or "")
    parameter = getattr(error, "param", None)
    if parameter is not None:
        name = _name(parameter)
        if type(error).__name__ == "MissingParameter":
            return InputError("argument_missing", name)
        return _wrong_value(name, said)
    command, extra, without = _COMMAND.match(said), _EXTRA.match(said), _NO_VALUE.match(said)
    if command:
        return InputError("no_such_command", "command", value=command["name"])
    if extra:
        return InputError("argument_too_many", "command", value=extra["names"])
    if without:
        return InputError("argument_missing", without["name"].lstrip("-"))
    option = getattr(error, "option_name", None)
    if option:
        return InputError("unknown_option", str(option), value=str(option))
    return InputError("argument_missing" if "Missing" in said else "usage_wrong", "command", reason=said)


def _name(parameter: object) -> str:
    """An argument as the help shows it, an option by its name without dashes."""
    shown = getattr(parameter, "metavar", None)
    if getattr(parameter, "param_type_name", "") == "argument" and shown:
        return str(shown)
    options = getattr(parameter, "opts", ())
    longest = max(
        (str(each) for each in options), key=len, default=str(getattr(parameter, "name", "command"))
    )
    return longest.lstrip("-")


def _wrong_value(field: str, said: str) -> InputError:
    """An option that takes a number got something else."""
    bound = _BOUND.search(said)
    if bound:
        sign = "≥" if bound["way"] == "greater" else "≤"
        return InputError("argument_wrong", field, expected=f"{sign} {bound['limit']}")
    if "integer" in said:
        return InputError("type_expected", field, kind="int", got="str")
    return InputError("usage_wrong", field, reason=said)
