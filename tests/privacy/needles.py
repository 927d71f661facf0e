"""What is looked for: words of persons, in every spelling in which bytes may hold them."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

IDENTITY, PHONE, NAME = "identity", "phone", "name"


@dataclass(frozen=True)
class Needle:
    """A word, what it is, and its spellings by their names."""

    kind: str
    text: str
    spellings: tuple[tuple[str, bytes], ...]


def needle(kind: str, text: str) -> Needle:
    """The word in every spelling, each once."""
    seen: dict[bytes, str] = {}
    for name, spelling in _spelled(text):
        seen.setdefault(spelling, name)
    return Needle(kind, text, tuple((name, spelling) for spelling, name in seen.items()))


def _spelled(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield "utf-8", plain
    yield "utf-16-le", text.encode("utf-16-le")
    yield "utf-16-be", text.encode("utf-16-be")
    yield "gb18030", text.encode("gb18030")
    yield "json", json.dumps(text)[1:-1].encode()
    yield "json upper", json.dumps(text)[1:-1].upper().replace("\\U", "\\u").encode()
    yield "percent", quote(text).encode()
    for name, data in (
        ("utf-8", plain),
        ("utf-16-le", text.encode("utf-16-le")),
        ("gb18030", text.encode("gb18030")),
    ):
        yield f"hex {name}", data.hex().encode()
        yield f"hex {name} upper", data.hex().upper().encode()
        for shift in range(3):
            encoded = b64encode(b"\0" * shift + data)
            first = (0, 2, 3)[shift]
            last = len(encoded) - (0, 2, 3)[-(shift + len(data)) % 3] - (1 if (shift + len(data)) % 3 else 0)
            core = encoded[first:last].rstrip(b"=")
            if len(core) >= 6:
                yield f"base64 {name}", core
                yield f"base64url {name}", core.replace(b"+", b"-").replace(b"/", b"_")


def of_the_demo(resources: Path) -> tuple[Needle, ...]:
    """The customers of the demo: identity numbers, phones, full names.

    Names of two signs stand in other words; they are looked for by their phones.
    """
    people = json.loads((resources / "demo" / "customers.json").read_text(encoding="utf-8"))["customers"]
    found = [needle(IDENTITY, each["id_number"]) for each in people if "id_number" in each]
    found += [needle(PHONE, each["phone"]) for each in people if each.get("phone")]
    found += [needle(NAME, each["name"]) for each in people if len(each["name"]) > 2]
    return tuple(found)
