"""Taking in a 12-megapixel photo against the cheapest honest way to do the same work.

    python -m tests.bench.photo_import [--photos 6] [--rounds 4]

Prints one JSON object, times in milliseconds.
Contestants take turns photo by photo in the same run, so the ratios hold while the machine's speed drifts.

peer        SHA-256, copy, fsync, rename and a 320 px thumbnail by Pillow's draft mode
peer_work   a 2048 px copy by Pillow's draft mode, JPEG quality 80 (what the work copy costs anybody)
ours        ``EvidenceImporter.import_file`` into a durable blob folder: peer's work, the work copy, the
            judging of the content, and the quality hints; the photo decoded by a process for it alone,
            one of which stands ready as in the program
ratio       ours without the work copy and the quality hints / peer: the target is 1.3
ratio_hints the same with the hints
ratio_all   ours, with everything / (peer + peer_work)
"""

import argparse
import hashlib
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from app.media.decoder_process import DecoderProcess
from app.media.decoding import decode
from app.media.derivatives import WORK_QUALITY, WORK_SIDE
from app.media.importing import EvidenceImporter
from app.media.inspection import inspect
from app.media.quality import quality_hints
from app.media.warm_decoder import WarmDecoder

THUMB = (320, 320)


class DurableFolder:
    """Blobs as files under their hash, each flushed to the disk and renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        name = sha256 or hashlib.sha256(path.read_bytes()).hexdigest()
        descriptor = os.open(path, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        path.replace(self.folder / name)
        return name

    def put_bytes(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        write_durably(self.folder / name, data)
        return name


def write_durably(target: Path, data: bytes) -> None:
    part = target.with_suffix(".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


def make_photo(path: Path, seed: int) -> None:
    """A synthetic photo of 4032 × 3024: soft ground, texture, edges and grain, about 3 MB."""
    chance = random.Random(seed)
    ground = Image.effect_noise((32, 24), 120).resize((4032, 3024), Image.Resampling.BICUBIC)
    texture = Image.effect_noise((504, 378), 40).resize((4032, 3024), Image.Resampling.BILINEAR)
    grain = Image.effect_noise((4032, 3024), 7)
    grey = Image.blend(Image.blend(ground, texture, 0.3), grain, 0.3)
    picture = Image.merge("RGB", [grey, grey.filter(ImageFilter.BoxBlur(1)), ImageOps.invert(grey)])
    draw = ImageDraw.Draw(picture)
    for _ in range(80):
        draw.line([chance.randrange(3000) for _ in range(4)], fill=(10, 10, 10), width=6)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(path, quality=90, exif=exif)


def fresh(folder: Path) -> None:
    """Empties a folder between turns: replacing an old file costs more than naming a new one."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()


def peer(photo: Path, folder: Path) -> None:
    data = photo.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    write_durably(folder / name, data)
    write_durably(folder / f"{name}-thumb", draft(data, THUMB[0]))


def draft(data: bytes, side: int) -> bytes:
    picture = Image.open(io.BytesIO(data))
    picture.draft("RGB", (side, side))
    picture.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    out = io.BytesIO()
    ImageOps.exif_transpose(picture).save(out, "JPEG", quality=80)
    return out.getvalue()


def peer_work(photo: Path, folder: Path) -> None:
    write_durably(folder / "work", draft(photo.read_bytes(), WORK_SIDE))


def our_work(photo: Path, folder: Path, decoder: DecoderProcess) -> None:
    """The part of the import that only the work copy costs: decoding large instead of small, and its JPEG."""
    found = inspect(photo)
    with photo.open("rb") as stream:
        picture = decode(stream, found, WORK_SIDE, decoder)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=WORK_QUALITY)
    write_durably(folder / "own-work", out.getvalue())


def our_thumb_decode(photo: Path, decoder: DecoderProcess) -> None:
    """What decoding for a thumbnail alone costs; taken off the work copy's part, which replaces it."""
    with photo.open("rb") as stream:
        decode(stream, inspect(photo), THUMB[0], decoder)


def our_hints(photo: Path) -> Callable[[], object]:
    """The judging of a photo already decoded."""
    with photo.open("rb") as stream:
        picture = decode(stream, inspect(photo), WORK_SIDE)
    return partial(quality_hints, picture, *picture.size)


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=4)
    arguments = parser.parse_args()
    names = ("peer", "peer_work", "ours", "our_work", "our_thumb_decode", "our_hints")
    times: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as place, WarmDecoder() as decoder:
        decoder.warm()
        folder = Path(place)
        photos = [folder / f"photo-{number}.jpg" for number in range(arguments.photos)]
        for number, photo in enumerate(photos):
            make_photo(photo, number)
        blobs, importer = (
            DurableFolder(folder / "blobs"),
            EvidenceImporter(folder / "staging", decoder=decoder),
        )
        written = folder / "written"
        turns: dict[str, Callable[[Path], object]] = {
            "peer": lambda photo: peer(photo, written),
            "peer_work": lambda photo: peer_work(photo, written),
            "ours": lambda photo: importer.import_file(photo, blobs),
            "our_work": lambda photo: our_work(photo, written, decoder),
            "our_thumb_decode": lambda photo: our_thumb_decode(photo, decoder),
        }
        for round_number in range(arguments.rounds + 1):
            for photo in photos:
                for name, work in turns.items():
                    fresh(blobs.folder)
                    fresh(written)
                    spent = timed(partial(work, photo))
                    if round_number:  # the first round warms caches and imports
                        times[name].append(spent)
                if round_number:
                    times["our_hints"].append(timed(our_hints(photo)))
        size = photos[0].stat().st_size
    middle = {name: statistics.median(values) for name, values in times.items()}
    turns_taken = [dict(zip(times, each, strict=True)) for each in zip(*times.values(), strict=True)]
    for turn in turns_taken:
        turn["work_copy"] = turn["our_work"] - turn["our_thumb_decode"]
        turn["hinted"] = turn["ours"] - turn["work_copy"]
        turn["plain"] = turn["hinted"] - turn["our_hints"]

    def to_peer(name: str, *peers: str) -> float:
        """The median over the turns: what slows the machine for a moment slows everybody in it."""
        ratios = [turn[name] / sum(turn[each] for each in peers) for turn in turns_taken]
        return round(float(statistics.median(ratios)), 2)

    report = {
        "photo_bytes": size,
        "n": len(times["ours"]),
        "ms": {name: round(value, 1) for name, value in middle.items()},
        "ms_p95": {name: round(sorted(values)[int(len(values) * 0.95)], 1) for name, values in times.items()},
        "work_copy_ms": round(statistics.median(turn["work_copy"] for turn in turns_taken), 1),
        "ratio": to_peer("plain", "peer"),
        "ratio_hints": to_peer("hinted", "peer"),
        "ratio_all": to_peer("ours", "peer", "peer_work"),
        "target": 1.3,
    }
    json.dump(report, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
