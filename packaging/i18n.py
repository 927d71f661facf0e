"""Keeps the translations: `update` reads the code, `compile` builds what is shipped, `check` judges.

python packaging/i18n.py update    write new strings into resources/i18n/*.ts, drop old ones
python packaging/i18n.py compile   build *.qm where the .ts is newer
python packaging/i18n.py check     fail when update would change something or a string is unfinished
"""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
CHINESE = FOLDER / "counterfoil_zh_CN.ts"
ENGLISH = FOLDER / "counterfoil_en.ts"  # plural forms alone: the rest is the source itself

Entry = tuple[str, str, str]
"""Context, source and comment of one string."""


def tool(name: str) -> str:
    """Qt's own program, as PySide6 brings it."""
    folder = Path(PySide6.__file__).parent
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    return str(found or shutil.which(name) or name)


def extract(target: Path, *, plural_only: bool) -> None:
    """Bring `target` up to date with the code."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app" / "ui").rglob("*.py"))
    options = ["-locations", "none", "-no-obsolete", "-no-ui-lines"]
    if plural_only:
        options.append("-pluralonly")
    command = [tool("lupdate"), *options, *sources, "-ts", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr or done.stdout)


def update() -> None:
    """Write new strings into both files and drop the ones no code uses."""
    extract(CHINESE, plural_only=False)
    extract(ENGLISH, plural_only=True)


def compile_all() -> None:
    """Build the .qm of each .ts that is newer than it."""
    for source in (CHINESE, ENGLISH):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            fresh = target.with_name(f"{target.stem}-{os.getpid()}.new")
            command = [tool("lrelease"), "-silent", str(source), "-qm", str(fresh)]
            subprocess.run(command, check=True)
            fresh.replace(target)  # whoever loads it meanwhile finds a whole file


def problems() -> list[str]:
    """What keeps the translations from being complete; an empty list when nothing does."""
    found = [f"unfinished: {context}: {text}" for context, text in unfinished(CHINESE)]
    found += [f"unfinished: {context}: {text}" for context, text in unfinished(ENGLISH)]
    nameless = [message.findtext("source", "") for context, message in messages(CHINESE) if not context]
    found += [f"no context, call it translate(context, text): {text}" for text in nameless]
    with tempfile.TemporaryDirectory() as folder:
        for source in (CHINESE, ENGLISH):
            fresh = Path(folder) / source.name
            extract(fresh, plural_only=source is ENGLISH)
            kept, wanted = entries(source), entries(fresh)
            found += [f"not in {source.name}: {entry}" for entry in sorted(wanted - kept)]
            found += [f"no longer in the code: {entry}" for entry in sorted(kept - wanted)]
    return found


def entries(path: Path) -> set[Entry]:
    """Every string of a .ts file."""
    return {
        (context, message.findtext("source", ""), message.findtext("comment", ""))
        for context, message in messages(path)
    }


def unfinished(path: Path) -> Iterator[tuple[str, str]]:
    """Strings without a translation, or with an empty plural form."""
    for context, message in messages(path):
        translation = message.find("translation")
        forms = [] if translation is None else (translation.findall("numerusform") or [translation])
        marked = translation is not None and translation.get("type") == "unfinished"
        if marked or not forms or not all((form.text or "").strip() for form in forms):
            yield context, message.findtext("source", "")


def messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    """Each message with its context."""
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def main(arguments: list[str]) -> int:
    """Do what the one argument says; the exit code is 1 when `check` finds something."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            print("\n".join(found) or "translations are complete")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
