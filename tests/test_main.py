"""The first words of the command line decide what starts, before anything is read for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import DECODE_APART, PRINT_APART
from app.desk_window import words_again
from app.media.decoder_process import FROZEN_SWITCH
from app.printing import raster_printer

PHOTO = Path(__file__).parent / "data" / "media" / "quadrants.heic"


def test_the_decoder_is_asked_by_the_word_it_answers_to() -> None:
    assert DECODE_APART == FROZEN_SWITCH


def test_the_program_that_prints_is_asked_by_the_word_it_answers_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert raster_printer.worker_command() == (sys.executable, PRINT_APART)


def test_started_to_print_it_answers_and_reads_nothing_of_the_desk(repository: Path) -> None:
    """A driver's code runs in there: no store, no keys, no window."""
    done = subprocess.run(
        [sys.executable, "-v", "-m", "app", PRINT_APART],
        cwd=repository,
        input=b'{"ask": "queues"}\n',
        capture_output=True,
        check=False,
    )
    assert "queues" in json.loads(done.stdout)
    loaded = {
        line.split()[1].decode().strip("'")
        for line in done.stderr.splitlines()
        if line.startswith(b"import 'app")
    }
    assert {each for each in loaded if not each.startswith("app.ui.printing")} <= {"app", "app.ui"}


def test_started_as_decoder_it_decodes_and_reads_nothing_else_of_the_program(repository: Path) -> None:
    """What opens a stranger's file holds no store, no keys and no window."""
    done = subprocess.run(
        [sys.executable, "-v", "-m", "app", DECODE_APART, "photo", "heic", "64", "RGB"],
        cwd=repository,
        input=PHOTO.read_bytes(),
        capture_output=True,
        check=False,
    )
    header, _, pixels = done.stdout.partition(b"\n")
    facts = json.loads(header)
    ((mode, width, height, _),) = facts["images"]
    assert len(pixels) == width * height * len(mode)
    loaded = {
        line.split()[1].decode().strip("'")
        for line in done.stderr.splitlines()
        if line.startswith(b"import 'app")
    }
    assert loaded <= {"app", "app.media", "app.media.decoder_worker"}
    assert "app.media.decoder_worker" in loaded


@pytest.mark.parametrize("word", ["--decode", "decode-apart"])
def test_a_word_that_is_nearly_right_is_a_wrong_command(repository: Path, word: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", word], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "error" in json.loads(done.stdout)


def test_it_starts_again_on_the_store_that_is_open() -> None:
    store = Path("demo store")
    again = ["-m", "app", "--store", "demo store"]
    assert words_again(["python", "-m", "app"], ["app"], store) == again
    assert words_again(["python", "-m", "app", "--store", "mine"], ["app", "--store", "mine"], store) == again
