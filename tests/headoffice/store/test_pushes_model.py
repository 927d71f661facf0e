"""Pushes in any order, doubled, overlapping, from a copy that went its own way: always what a model says."""

from __future__ import annotations

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store.schema import INBOX, WRITER
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk

LENGTH = 8
_NUMBERS = count(1)

pushes = st.lists(
    st.tuples(st.booleans(), st.integers(1, LENGTH), st.integers(1, LENGTH)).map(
        lambda each: (each[0], min(each[1:]), max(each[1:]))
    ),
    max_size=12,
)


def twins(common: int) -> tuple[Desk, Desk]:
    """Two copies of one desk whose journals part after `common` entries."""
    number = next(_NUMBERS)
    pair = Desk(number), Desk(number)
    for name, desk in zip("ab", pair, strict=True):
        for seq in range(1, LENGTH + 1):
            desk.write(None, NoteAdded(f"{seq}" if seq <= common else f"{seq}{name}"))
    return pair


def kept(office: HeadOffice, desk: Desk) -> list[bytes]:
    """What head office has of the writer."""
    with office._database.reading() as connection:
        no = connection.scalar(select(WRITER.c.no).where(WRITER.c.writer == desk.writer))
        lines = select(INBOX.c.line).where(INBOX.c.writer == no, INBOX.c.tenant == desk.caller.tenant)
        return list(connection.scalars(lines.order_by(INBOX.c.seq)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(common=st.integers(0, LENGTH), sent=pushes)
def test_pushes_are_as_the_model_says(
    office: HeadOffice, common: int, sent: list[tuple[bool, int, int]]
) -> None:
    first, second = twins(common)
    second.enrolled = first.enrol(office)
    model: list[bytes] = []
    for other, start, end in sent:
        desk = second if other else first
        try:
            ack = desk.push(office, start, end)
            outcome = "ok"
            assert ack.accepted.seq == max(len(model), end)
        except WireError as error:
            outcome = error.code
        lines = desk.lines[: start - 1]
        if start > len(model) + 1:
            assert outcome == "gap"
        elif (
            model[: start - 1] != lines
            or model[start - 1 : end] != desk.lines[start - 1 : min(end, len(model))]
        ):
            assert outcome == "fork"
        else:
            assert outcome == "ok"
            model = [*model, *desk.lines[len(model) : end]]
        assert kept(office, first) == model
