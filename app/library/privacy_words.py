"""The words in which a customer's request about personal data is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.library.files import resource_root

_FILE: Final = "words.zh_CN.json"


def load_privacy_words(root: Path | None = None) -> Mapping[str, Any]:
    """The words by what they stand for; under ``value`` those for the codes that stand in fields."""
    resources = root or resource_root()
    words: Mapping[str, Any] = _read(resources / "privacy" / _FILE)
    categories = _read(resources / "policies" / "categories.json")["categories"]
    named = {each["code"]: each["name"] for each in categories}
    return {**words, "value": {**_read(resources / "messages" / _FILE), **named, **words.get("value", {})}}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
