"""Reading what the printing system says: its own sentences, and any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.cups_words import (
    default_queue,
    job_id,
    job_number,
    parse_queues,
    refusal_code,
    tray_names,
)
from app.printing.ipp import job_question, read_job_state
from app.printing.titles import public_title
from app.usecases.evidence_ports import JobState, PrintQueue, QueueState

STATUS = """scheduler is running
system default destination: label
printer desk now printing desk-3.  enabled since Sat Nov 21 23:38:45 2026
\tThe printer may not exist or is unavailable at this time.
printer label disabled since Sat Nov 21 23:36:59 2026 -
\tpaper out
printer office is idle.  enabled since Sat Nov 21 23:38:45 2026
desk accepting requests since Sat Nov 21 23:38:45 2026
label accepting requests since Sat Nov 21 23:36:59 2026
office not accepting requests since Sat Nov 21 23:36:59 2026 -
\tRejecting Jobs
"""


def test_queues_are_read() -> None:
    assert parse_queues(STATUS) == (
        PrintQueue(
            "desk",
            QueueState.PRINTING,
            accepting=True,
            is_default=False,
            reason="The printer may not exist or is unavailable at this time.",
        ),
        PrintQueue("label", QueueState.STOPPED, accepting=True, is_default=True, reason="paper out"),
        PrintQueue("office", QueueState.IDLE, accepting=False, is_default=False),
    )


def test_no_queue_is_no_trouble() -> None:
    assert parse_queues("scheduler is running\nno system default destination\n") == ()
    assert default_queue("no system default destination\n") is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("lp: Error - The printer or class does not exist.", "printer_missing"),
        ("lp: Error - No default destination available.", "printer_missing"),
        ('lp: Destination "Q1" is not accepting jobs.', "printer_refused"),
        ("lp: Unable to connect to server: Connection refused", "printing_system_down"),
        ("lp: Too many active jobs.", "printer_refused"),
        ("", "printer_refused"),
    ],
)
def test_refusals_have_codes(said: str, code: str) -> None:
    assert refusal_code(said) == code


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    parse_queues(text)
    job_id(text)
    job_number(text)
    refusal_code(text)


def answer(status: int, state: int) -> bytes:
    group = b"\x01G\x00\x12attributes-charset\x00\x05utf-8"
    return (
        b"\x02\x00"
        + status.to_bytes(2, "big")
        + bytes(4)
        + group
        + b"\x02#\x00\x09job-state\x00\x04"
        + state.to_bytes(4, "big")
        + b"\x03"
    )


@pytest.mark.parametrize(
    ("status", "state", "read"),
    [
        (0, 3, JobState.PENDING),
        (0, 5, JobState.PRINTING),
        (1, 7, JobState.CANCELED),
        (0, 8, JobState.ABORTED),
        (0, 9, JobState.COMPLETED),
        (0, 77, JobState.UNKNOWN),
        (0x0406, 9, JobState.UNKNOWN),
    ],
)
def test_job_states_are_read(status: int, state: int, read: JobState) -> None:
    assert read_job_state(answer(status, state)) is read


@given(st.binary(max_size=200), st.integers(0, 60))
def test_any_answer_can_be_read(noise: bytes, keep: int) -> None:
    read_job_state(answer(0, 9)[:keep] + noise)


def test_the_question_names_the_job() -> None:
    assert b"ipp://localhost/jobs/42" in job_question(42)


@given(st.text(max_size=200))
def test_a_title_is_a_document_number(title: str) -> None:
    public = public_title(title)
    assert public.isascii()
    assert 0 < len(public) <= 60
    assert public_title(public) == public


def test_trays_are_read_with_the_preset_one_first() -> None:
    said = "PageSize/Media Size: A4 *A5\nInputSlot/Media Source: auto Tray1 *Tray2\nDuplex/2-Sided: *None\n"
    assert tray_names(said) == ("Tray2", "auto", "Tray1")
    assert tray_names("PageSize/Media Size: *A4\n") == ()
