"""What the program is made of, as a CycloneDX document: read from the lock files, so without a network."""

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from developer.camera import LOCK as CAMERA_LOCK

SPEC = "1.6"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]+?))?\s*\\?$")
_HASH = re.compile(r"^\s+--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^\s+#(?: via)?\s+(?!via$)([A-Za-z0-9._-]+)")
_NOTICE = re.compile(r"^\| ([\w.-]+) \| ([^|]+) \|", re.MULTILINE)


@dataclass(frozen=True)
class Pinned:
    """A package of a lock file: `hashes` of its files, `parents` that need it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    parents: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name in every register of weaknesses."""
        return f"pkg:pypi/{self.name}@{self.version}"


def plain(name: str) -> str:
    """A package's name as all write it alike."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> Mapping[str, Pinned]:
    """The packages of a lock file by their names."""
    found: dict[str, Pinned] = {}
    text = lock.read_text(encoding="utf-8")
    for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
        head, *rest = block.splitlines() or [""]
        pin = _PIN.match(head)
        if pin is None:
            continue
        hashes = tuple(match[1] for line in rest if (match := _HASH.match(line)))
        parents = tuple(plain(match[1]) for line in rest if (match := _VIA.match(line)))
        name = plain(pin["name"])
        found[name] = Pinned(name, pin["version"], pin["marker"] or "", hashes, parents)
    return found


def shipped(root: Path) -> Iterator[tuple[Pinned, str]]:
    """All packages that users get, each with its scope: ``optional`` are those of the extras."""
    folder = root / "packaging"
    needed = pinned(folder / "requirements.lock")
    yield from ((each, "required") for each in needed.values())
    yield from ((each, "optional") for each in pinned(folder / CAMERA_LOCK).values())
    developers = pinned(folder / "requirements-dev.lock")
    for name in _extras(root):
        wanted = [name, f"{name}-binary"] if name == "psycopg" else [name]
        yield from ((developers[each], "optional") for each in wanted if each in developers)


def _extras(root: Path) -> Iterator[str]:
    """What the extras add besides the camera, which has a lock of its own."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra, wanted in project["optional-dependencies"].items():
        if extra != "camera":
            yield from (plain(re.split(r"[<>=!~;\[ ]", each, maxsplit=1)[0]) for each in wanted)


def bill(root: Path) -> dict[str, Any]:
    """The document. The same lock files give the same bytes: no moment, no chance."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    notices = (root / "packaging" / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    licences = {plain(name): words.strip() for name, words in _NOTICE.findall(notices)}
    parts = sorted(shipped(root), key=lambda part: part[0].name)
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    components = [_component(each, scope, licences.get(each.name, "")) for each, scope in parts]
    digest = hashlib.sha256(json.dumps(components).encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": components,
        "dependencies": _dependencies(own, project["name"], [each for each, _ in parts]),
    }


def _component(each: Pinned, scope: str, licence: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": each.purl,
        "name": each.name,
        "version": each.version,
        "scope": scope,
        "purl": each.purl,
    }
    if licence:
        told["licenses"] = [{"license": {"name": licence}}]
    # A package has a file for each system: none of the sums is that of the package.
    properties = [{"name": "lock:sha256", "value": value} for value in each.hashes]
    if each.marker:
        properties.append({"name": "lock:marker", "value": each.marker})
    return {**told, "properties": properties}


def _dependencies(own: str, name: str, parts: list[Pinned]) -> list[dict[str, Any]]:
    """Who needs whom, as the lock files tell it."""
    names = {each.name for each in parts}
    needs: dict[str, list[str]] = {own: [], **{each.purl: [] for each in parts}}
    refs = {name: own, **{each.name: each.purl for each in parts}}
    for each in parts:
        parents = [parent for parent in each.parents if parent in names or parent == name] or [name]
        for parent in parents:
            needs[refs[parent]].append(each.purl)
    return [{"ref": ref, "dependsOn": sorted(set(wanted))} for ref, wanted in needs.items()]


def write_bill(root: Path, target: Path) -> int:
    """Write it; how many packages it names."""
    made = bill(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(made["components"])
