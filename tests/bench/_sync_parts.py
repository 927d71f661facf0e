"""What one desk with a backlog does not show: a long backlog, many desks, a bad line, what others wrote.

Each part returns what it found, under ``table`` the lines that count.
"""

from __future__ import annotations

import argparse
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.bench._sync_rig import DeskRun, Office, Progress, desk_at_work, enrol, filled, head_office
from tests.bench._sync_rows import Row
from tests.faults.chaos import ChaosProxy
from tests.faults.chaos_rules import Fault, Line, Rule

RTT, BITS, RESETS = 0.3, 1_000_000.0, 0.01
DESK_MB, OFFICE_MB, SPEED = 120.0, 150.0, 5000.0
_FLAT: Final = 1.2
"""What an entry may cost at the end, of what it cost at the beginning: runs differ by a tenth."""
_TRIES: Final = 20
_PULLED: Final = 2000.0
"""Entries of others a second: what services of this kind publish for one client begins here."""


def flat(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """What an entry costs along one long backlog."""
    load = filled(folder / "desk", entries=chosen.entries, files=0, per_ticket=chosen.per_ticket)
    step = min(10_000, chosen.entries // 2)
    with head_office(folder / "office") as office:
        enrol(folder / "desk", office.url, office.code())
        desk = desk_at_work(folder / "desk")
        with Progress(office, desk) as progress:
            desk.ready()
            desk.go()
            judged = office.wait_judged(load["entries"], desk)
            told = desk.passes()[0]
        later = chosen.entries * 9 // 10  # the last of all are judged when the desk has nothing left to send
        middle = {each for each in (100_000, later) if 2 * step < each < chosen.entries}
        marks = sorted({2 * step, *middle, chosen.entries})
        costs = {f"up to {last}": progress.cost(last - step, last) for last in marks}
        whole = [each["head office"] + each["desk"] for each in costs.values()]
        seconds = max(judged, told["ended"]) - told["began"]
        words = f"{chosen.entries} entries in one pass"
        table = [
            Row(
                f"{words}: the dearest {step} / second {step}",
                max(whole[1:] or whole) / (whole[0] or 1),
                "ratio",
                _FLAT,
            ),
            Row(f"{words}, applied", load["entries"] / (judged - told["began"]), "1/s", SPEED, least=True),
            Row(f"{words}: desk", told["peak_mb"], "MB", DESK_MB),
            Row(f"{words}: head office", office.peak_mb, "MB", OFFICE_MB),
        ]
        return {
            "table": [row.told() for row in table],
            "load": load,
            "us_an_entry": costs,
            "received": told["received"],
            "seconds": round(seconds, 1),
        }


def crowd(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Many desks at once."""
    numbers = range(1, chosen.desks + 1)
    words = {"entries": chosen.entries, "files": chosen.files, "per_ticket": chosen.per_ticket}
    with head_office(folder / "office") as office, ThreadPoolExecutor(2) as pool:
        loads = list(
            pool.map(lambda number: _one_of_many(folder / f"desk-{number}", office, number, words), numbers)
        )
        before = office.cpu
        desks = [desk_at_work(folder / f"desk-{number}", "--until-done") for number in numbers]
        for desk in desks:
            desk.ready()
        began = time.time()
        for desk in desks:
            desk.go()
        entries = sum(load["entries"] for load in loads)
        judged = office.wait_judged(entries, *desks)
        told = [desk.passes() for desk in desks]
        ended = max(passes[-1]["ended"] for passes in told)
        each = sorted(passes[-1]["ended"] - began for passes in told)
        hindered = sum(bool(one["cause"]) for passes in told for one in passes)
        cpu = office.cpu - before
        words_of = f"{chosen.desks} desks at once"
        table = [
            Row(f"{words_of}: passes that met a hindrance", hindered, "", 0),
            Row(f"{words_of}, applied", entries / (judged - began), "1/s"),
            Row(f"{words_of}: the last is done", max(judged, ended) - began, "s"),
            Row(f"{words_of}: head office's processor, of both", cpu / (max(judged, ended) - began) / 2, ""),
            Row(f"{words_of}: head office", office.peak_mb, "MB", OFFICE_MB),
        ]
        return {
            "table": [row.told() for row in table],
            "entries": entries,
            "file_mb": round(sum(load["file_bytes"] for load in loads) / 1e6, 1),
            "desk_s": {"middle": round(median(each), 2), "last": round(each[-1], 2)},
            "office_cpu_s": round(cpu, 2),
            "desk_mb": max(one["peak_mb"] for passes in told for one in passes),
        }


def _one_of_many(folder: Path, office: Office, number: int, words: dict[str, int]) -> dict[str, Any]:
    load = filled(folder, **words, number=number)
    code, pause = office.code(), threading.Event()
    for _ in range(_TRIES):
        with suppress(subprocess.CalledProcessError):  # so many codes from one address: it asks for patience
            enrol(folder, office.url, code)
            return load
        pause.wait(4.0)
    raise RuntimeError("a desk was not enrolled")


def bad_line(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """A long, thin line that breaks."""
    load = filled(folder / "desk", entries=chosen.entries, files=chosen.files, per_ticket=chosen.per_ticket)
    rules = [
        Rule(Fault("cut", cut_request=4000), chance=RESETS),
        Rule(Fault("lost", cut_reply=0), chance=RESETS),
    ]
    with ExitStack() as stack:
        office = stack.enter_context(head_office(folder / "office"))
        host, _, port = office.url.removeprefix("http://").partition(":")
        line = Line(rtt=RTT, bits_per_second=BITS)
        proxy = stack.enter_context(ChaosProxy((host, int(port)), seed=chosen.seed, line=line))
        enrol(folder / "desk", proxy.url, office.code())
        proxy.use(*rules)
        desk = desk_at_work(folder / "desk", "--until-done")
        desk.ready()
        desk.go()
        office.wait_judged(load["entries"], desk)
        passes = desk.passes()
        office_mb = office.peak_mb
    payload = load["entry_bytes"] + load["file_bytes"]
    seconds = passes[-1]["ended"] - passes[0]["began"]
    resets = sum(bool(each) for each in proxy.faults())
    # A cut costs one batch or one piece at most: a mebibyte each.
    sent = sum(each["bytes_sent"] for each in passes)
    table = [
        Row("bad line: time / payload at 1 Mbit/s", seconds / (payload * 8 / BITS), "ratio", 1.0),
        Row(
            "bad line: bodies sent / payload and one piece a cut", sent / (payload + resets * 2**20), "", 1.0
        ),
        Row("bad line: desk", max(each["peak_mb"] for each in passes), "MB", DESK_MB),
        Row("bad line: head office", office_mb, "MB", OFFICE_MB),
    ]
    return {
        "table": [row.told() for row in table],
        "load": load,
        "seconds": round(seconds, 1),
        "line_alone_s": round(payload * 8 / BITS, 1),
        "calls": sum(each["calls"] for each in passes),
        "resets": resets,
        "passes": len(passes),
        "sent_to_payload": round(sent / payload, 2),
    }


def pull(chosen: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """A desk takes in what another one wrote."""
    load = filled(folder / "desk", entries=chosen.entries, files=0, per_ticket=chosen.per_ticket)
    filled(folder / "other", entries=1, files=0, per_ticket=1, number=2)
    with head_office(folder / "office") as office:
        enrol(folder / "desk", office.url, office.code())
        enrol(folder / "other", office.url, office.code())
        _gone(folder / "desk")
        office.wait_judged(load["entries"])
        before = office.cpu
        told = _gone(folder / "other")
        speed = load["entries"] / told["lanes"][0]
        table = [
            Row("entries of another desk, taken in", speed, "1/s", _PULLED, least=True),
            Row("entries of another desk: desk", told["peak_mb"], "MB", DESK_MB),
            Row("entries of another desk: head office", office.peak_mb, "MB", OFFICE_MB),
        ]
        return {
            "table": [row.told() for row in table],
            "load": load,
            "received": told["received"],
            "ms_an_entry": round(1000 / speed, 3),
            "desk_cpu_s": told["cpu"],
            "office_cpu_s": round(office.cpu - before, 2),
        }


def _gone(folder: Path) -> dict[str, Any]:
    """One pass of a desk."""
    desk: DeskRun = desk_at_work(folder)
    desk.ready()
    desk.go()
    return desk.passes()[0]
