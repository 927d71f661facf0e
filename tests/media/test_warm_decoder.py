"""The decoder that stands ready: one process for one photo, the next one loaded meanwhile, none left behind."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from app.media.codes import CodeScanner
from app.media.decoder_process import DecoderProcess, decoder_command
from app.media.decoding import decode
from app.media.importing import EvidenceImporter
from app.media.inspection import inspect
from app.media.sources import UnacceptableError
from app.media.warm_decoder import WarmDecoder
from tests.media.sinks import FolderBlobs

KINDS = ("JPEG", "PNG", "WEBP")


def picture(kind: str, colour: tuple[int, int, int] = (200, 40, 60)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, kind)
    return out.getvalue()


def process_ids(decoder: WarmDecoder) -> list[int]:
    return [each.pid for each in decoder.ready]


@pytest.mark.parametrize("kind", KINDS)
def test_it_gives_what_a_process_started_anew_gives(kind: str) -> None:
    data = picture(kind)
    with WarmDecoder() as decoder:
        decoder.warm()
        warm = decode(io.BytesIO(data), inspect(data), 320, decoder)
    cold = decode(io.BytesIO(data), inspect(data), 320, DecoderProcess())
    assert warm.tobytes() == cold.tobytes()
    assert (warm.mode, warm.size) == ("RGB", (320, 240))


def test_each_photo_has_a_process_of_its_own_and_none_is_left() -> None:
    data = picture("JPEG")
    with WarmDecoder() as decoder:
        seen = []
        for _ in range(3):
            decoder.warm()
            seen += process_ids(decoder)
            decode(io.BytesIO(data), inspect(data), 320, decoder)
        assert len(seen) == len(set(seen)) == 3
        (left,) = decoder.ready
    assert left.poll() is not None
    assert decoder.ready == ()
    decode(io.BytesIO(data), inspect(data), 320, decoder)
    assert decoder.ready == (), "after the end nothing stands ready any more"


def test_several_threads_share_it() -> None:
    colours = [(value, 0, 255 - value) for value in range(0, 250, 50)]
    photos = [picture("PNG", colour) for colour in colours]
    with WarmDecoder() as decoder, ThreadPoolExecutor(3) as threads:
        made = threads.map(lambda data: decode(io.BytesIO(data), inspect(data), 320, decoder), photos)
        assert [each.getpixel((5, 5)) for each in made] == colours


def test_one_that_the_system_ended_meanwhile_costs_no_photo() -> None:
    data = picture("JPEG")
    with WarmDecoder() as decoder:
        decoder.warm()
        (process,) = decoder.ready
        process.kill()
        process.wait()
        assert decode(io.BytesIO(data), inspect(data), 320, decoder).size == (320, 240)


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.stdin.buffer.read(); sys.exit(3)",
        "import os; os.abort()",
        "import sys; sys.stdin.buffer.read(); print('no answer')",
        'import sys; sys.stdin.buffer.read(); print(\'{"images": [["RGB", 1, 1, 0]]}\')',
        'import sys; sys.stdin.buffer.read(); print(\'{"images": [["RGB", 9000, 1, 0]]}\' + "\\n" + "x" * 27000)',
        "import sys; sys.stdin.buffer.read(); print('{\"images\": []}')",
        "import time; time.sleep(60)",
    ],
)
def test_whatever_becomes_of_it_is_a_code(program: str) -> None:
    """A decoder that a file took over, or brought down, or that hangs."""
    data = picture("JPEG")
    with (
        WarmDecoder((sys.executable, "-c", program), seconds=2.0) as decoder,
        pytest.raises(UnacceptableError) as told,
    ):
        decode(io.BytesIO(data), inspect(data), 320, decoder)
    assert told.value.code == "unreadable_file"


NO_READER = """
import sys
from pathlib import Path
from PIL import ImageFile
from app.media.codes import CodeScanner
from app.media.importing import EvidenceImporter
from tests.media.sinks import FolderBlobs

def refused(*_, **__):
    raise SystemExit("a picture was opened in the program's own process")

ImageFile.ImageFile.__init__ = refused
photo, folder = Path(sys.argv[1]), Path(sys.argv[2])
made = EvidenceImporter(folder).import_file(photo, FolderBlobs(folder / "blobs"))
print(made.width, CodeScanner().read_codes(photo))
"""
"""Every reader of Pillow begins there: it takes a photo in, in a process where none may."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_picture_is_opened_in_the_programs_own_process(tmp_path: Path, kind: str) -> None:
    photo = tmp_path / "a"
    photo.write_bytes(picture(kind))
    command = [sys.executable, "-c", NO_READER, str(photo), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "640 []"


def test_an_importer_that_has_one_uses_it(tmp_path: Path) -> None:
    with WarmDecoder((*decoder_command(),)) as decoder:
        EvidenceImporter(tmp_path, decoder=decoder).import_bytes(
            picture("PNG"), "a.png", FolderBlobs(tmp_path / "blobs")
        )
        first = process_ids(decoder)
        CodeScanner(decoder=decoder).read_codes(picture("PNG"))
        assert len(first) == len(process_ids(decoder)) == 1
        assert first != process_ids(decoder)


def test_an_answer_longer_than_any_is_nobodys(tmp_path: Path) -> None:
    """Whoever took the decoder over may write for ever: it is ended, and the photo refused."""
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import os, sys\nsys.stdin.buffer.read()\nwhile True:\n    os.write(1, b'0' * (1 << 20))\n"
    )
    with WarmDecoder((sys.executable, str(worker))) as decoder, pytest.raises(UnacceptableError) as met:
        decoder.ask(("photo", "jpeg", "320", "RGB"), picture("JPEG"))
    assert met.value.code == "unreadable_file"


def test_one_that_reads_nothing_is_ended(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("import time\ntime.sleep(600)\n")
    with (
        WarmDecoder((sys.executable, str(worker)), seconds=0.5) as decoder,
        pytest.raises(UnacceptableError) as met,
    ):
        decoder.ask(("photo", "jpeg", "320", "RGB"), b"\xff\xd8" * (1 << 20))
    assert met.value.code == "unreadable_file"


def test_one_that_closes_its_ears_is_ended(tmp_path: Path) -> None:
    """Nothing of the question is taken, neither now nor when the pipe is closed."""
    worker = tmp_path / "worker.py"
    worker.write_text("import os, time\nos.close(0)\nos.write(1, b'.')\ntime.sleep(600)\n")
    with WarmDecoder((sys.executable, str(worker)), seconds=0.5) as decoder:
        decoder.warm()
        (process,) = decoder.ready
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        with pytest.raises(UnacceptableError) as met:
            decoder.ask(("photo", "jpeg", "320", "RGB"), b"\xff\xd8" * (1 << 20))
    assert met.value.code == "unreadable_file"
