"""What of the demo did not come out as it must, named as in what it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from app.cli.output import BUG, emit
from app.library.messages import Messages


def tell_demo(told: Mapping[str, Any], messages: Messages) -> None:
    """What the demo tells. Raises typer.Exit with the code of a bug where not all is well."""
    if told["ok"]:
        emit(dict(told))
        return
    message = messages.sentence("demo_failed", {"what": ", ".join(told["failed"])})
    emit({"bug": {"kind": "demo", "message": message}, **told})
    raise typer.Exit(BUG)


def what_failed(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of all that is wrong in what the demo tells; nothing when it went well."""
    return tuple(_failed(told))


def _failed(told: Mapping[str, Any]) -> Iterator[str]:
    if told["verified"]["findings"]:
        yield "verified.findings"
    if not told["printed"]:
        yield "printed"
    together = told["head_office"]
    if len(together["conflicts"]) != 1:
        yield "head_office.conflicts"
    found = together["verdicts"]
    for desk in found["desks"]:
        for name, wrong in (("sound", not desk["sound"]), ("waiting", bool(desk["waiting"]))):
            if wrong:
                yield f"head_office.verdicts.desks.{desk['desk']}.{name}"
    far = found["head_office"]
    for name, well in (
        ("journals_equal", found["journals_equal"]),
        ("tickets_equal", found["tickets_equal"]),
        ("head_office.chains_whole", far["chains_whole"]),
        ("head_office.tickets_equal", far["tickets_equal"]),
        ("head_office.files_whole", far["files_named"] == far["files_whole"]),
    ):
        if not well:
            yield f"head_office.verdicts.{name}"
