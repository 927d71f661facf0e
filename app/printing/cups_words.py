"""Reading what ``lpstat`` and ``lp`` say in the C locale."""

import re
from collections.abc import Sequence
from typing import Final

from app.usecases.evidence_ports import PrintQueue, QueueState

_PRINTER: Final = re.compile(r"printer (\S+) (is idle|now printing|disabled)")
_ACCEPTING: Final = re.compile(r"(\S+) (not )?accepting requests since")
_DEFAULT: Final = re.compile(r"system default destination: (\S+)")
_REQUEST: Final = re.compile(r"request id is (\S+-\d+)")
_STATES: Final = {
    "is idle": QueueState.IDLE,
    "now printing": QueueState.PRINTING,
    "disabled": QueueState.STOPPED,
}
_ALERTS: Final = re.compile(r"\tAlerts: (.+)")
_HEADS: Final = re.compile(r"\t[A-Z][A-Za-z ]+:|\tBanner |\t\t")
"""Lines that tell what a printer is, not how it is."""
_TROUBLES: Final = (
    (("media-empty", "input-tray-missing"), "printer_waits_paper"),
    (("media-needed",), "printer_waits_media"),
    (("media-jam",), "printer_waits_jam"),
    (("cover-open", "door-open", "interlock-open"), "printer_waits_cover"),
    (("toner-empty", "marker-supply-empty", "developer-empty"), "printer_waits_ink"),
    (("offline", "shutdown", "timed-out", "connecting-to-device"), "printer_waits_line"),
    (
        ("output-area-full", "output-tray-missing", "fuser-over-temp", "spool-area-full"),
        "printer_waits_fault",
    ),
)
"""Words of RFC 8011 (5.4.12) and CUPS for what keeps a printer from printing; the most telling first."""
_TRAYS: Final = re.compile(r"(?:InputSlot|media-source)/[^:]*: (.+)")
_DOWN: Final = ("unable to connect", "connection refused", "scheduler is not running", "service-unavailable")
_MISSING: Final = ("does not exist", "no default destination", "unknown destination", "invalid destination")


def scheduler_runs(text: str) -> bool:
    """Whether ``lpstat -r`` found the printing system."""
    return "scheduler is running" in text


def default_queue(text: str) -> str | None:
    """The queue named by ``lpstat -d``."""
    match = _DEFAULT.search(text)
    return match[1] if match else None


def parse_queues(text: str) -> tuple[PrintQueue, ...]:
    """The queues in the output of ``lpstat -d -l -p -a``, by name. Unknown lines are passed over."""
    default = default_queue(text)
    states: dict[str, QueueState] = {}
    reasons: dict[str, str] = {}
    troubles: dict[str, str] = {}
    refusing: set[str] = set()
    current = ""
    for line in text.splitlines():
        printer, accepting = _PRINTER.match(line), _ACCEPTING.match(line)
        if printer:
            current = printer[1]
            states[current] = _STATES[printer[2]]
        elif accepting:
            current = ""
            if accepting[2]:
                refusing.add(accepting[1])
        elif current and (alerts := _ALERTS.match(line)):
            troubles[current] = trouble_of(alerts[1].split())
        elif line.startswith("\t") and current and current not in reasons and not _HEADS.match(line):
            reasons[current] = line.strip()
    return tuple(
        PrintQueue(
            name,
            state,
            accepting=name not in refusing,
            is_default=name == default,
            reason=reasons.get(name, ""),
            trouble=troubles.get(name, ""),
        )
        for name, state in sorted(states.items())
    )


def trouble_of(words: Sequence[str]) -> str:
    """The code of what keeps a printer from printing, by its own words; what is only low is no trouble.

    CUPS itself calls being offline a report.
    """
    grave = (word for word in words if word == "offline-report" or not word.endswith(("-warning", "-report")))
    said = {word.removesuffix("-error").removesuffix("-report") for word in grave}
    return next((code for names, code in _TROUBLES if said & set(names)), "")


def job_id(text: str) -> str | None:
    """The job id in what ``lp`` prints: ``queue-number``."""
    match = _REQUEST.search(text)
    return match[1] if match else None


def job_number(job: str) -> int | None:
    """The number at the end of a job id."""
    number = job.rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() else None


def refusal_code(text: str) -> str:
    """The problem that an error text of ``lp`` tells."""
    said = text.lower()
    if any(words in said for words in _DOWN):
        return "printing_system_down"
    return "printer_missing" if any(words in said for words in _MISSING) else "printer_refused"


def tray_names(text: str) -> tuple[str, ...]:
    """The trays in what ``lpoptions -l`` prints, the preset one first."""
    match = _TRAYS.search(text)
    words = match[1].split() if match else []
    return tuple(word.removeprefix("*") for word in sorted(words, key=lambda word: not word.startswith("*")))
