"""A small set of policy files in a folder of its own, to be changed by a test."""

import json
import shutil
from pathlib import Path
from typing import Any

from app.library.files import resource_root

PROFILE: dict[str, Any] = {
    "name": "商场服务台",
    "desk": {"open": "10:00", "close": "22:00"},
    "week": "official",
    "levels": [{"level": 2, "name": "二级", "mark": "一般", "owner": "售后主管", "track": "plan"}],
}
HEAD: dict[str, Any] = {"rule": "X-1", "source": "样例"}


def policy(*rules: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A profile file with these rules."""
    whole: dict[str, Any] = {
        "id": "mall_desk",
        "version": "1",
        "valid_from": "2026-01-01",
        "layers": ["promise"],
    }
    return {**whole, "profile": PROFILE, "rules": list(rules), **changes}


def outcome(**changes: Any) -> dict[str, Any]:
    """A rule that sets one value."""
    return {"kind": "outcome", "id": "sample", **HEAD, "set": {"sample": True}, **changes}


def window(**changes: Any) -> dict[str, Any]:
    """A rule that gives seven days from the sale."""
    whole = {"kind": "window", "id": "seven", **HEAD, "key": "sample_last_day", "name": "样例期限"}
    whole |= {"starts": [{"fact": "sold_date"}], "length": {"unit": "days", "n": 7}}
    return whole | changes


def write(folder: Path, *policies: dict[str, Any]) -> Path:
    """A folder of policy files: these profiles, with the packaged categories and phrases."""
    (folder / "profiles").mkdir(parents=True)
    for name in ("categories.json", "phrases.json"):
        shutil.copy(resource_root() / "policies" / name, folder / name)
    for number, each in enumerate(policies):
        (folder / "profiles" / f"p{number}.json").write_text(
            json.dumps(each, ensure_ascii=False), encoding="utf-8"
        )
    return folder
