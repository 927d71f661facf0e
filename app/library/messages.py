"""Sentences for codes: what is wrong, where, and what to do, in Chinese and English.

The command line and the window share them, so that a refusal reads the same everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.library.files import resource_root

LANGUAGES = ("zh_CN", "en")

VERBATIM = frozenset({"value", "name", "number", "document", "path", "folder", "expected", "printer"})
"""Parameters that people wrote or named themselves: never replaced by a word of ours."""

_UNLESS_EXPECTED = "text_unless_expected"
"""The sentence where nothing can be said to be expected instead: without the clause that would name it."""

_FIELDS = frozenset({"field", "fields", "other"})
"""Parameters that name fields, those of a document's form among them."""

_LISTS = (", ", " | ")
"""What stands between the codes of a list. The words say how the language joins them."""

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:\+08:00)?")


class _Lenient(dict[str, str]):
    """A parameter that is not given stands as its name, never as an error in an error."""

    def __missing__(self, key: str) -> str:
        return f"〔{key}〕"


@dataclass(frozen=True)
class Messages:
    """The sentences of one language, and words for the codes that stand in them.

    `particulars` are what is stated on documents, by key, and by ``kind.key`` where a kind has its own word.
    """

    texts: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str] = field(default_factory=dict)
    particulars: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, code: str, params: Mapping[str, str] | None = None) -> str:
        """The sentence for `code`; the code itself when there is none."""
        entry = self.texts.get(code)
        if entry is None:
            return code
        nothing = not (params or {}).get("expected")
        text = entry.get(_UNLESS_EXPECTED, entry["text"]) if nothing else entry["text"]
        return text.format_map(self._spoken(params))

    def what_to_do(self, code: str, params: Mapping[str, str] | None = None) -> str:
        """What the person can do about it; empty when the sentence says all."""
        entry = self.texts.get(code)
        return entry.get("do", "").format_map(self._spoken(params)) if entry else ""

    def _spoken(self, params: Mapping[str, str] | None) -> _Lenient:
        given = self._with_particulars(params or {})
        return _Lenient(
            {key: value if key in VERBATIM else self._named(key, value) for key, value in given.items()}
        )

    def _with_particulars(self, params: Mapping[str, str]) -> dict[str, str]:
        """Keys of particulars by the names that stand on the form of their document."""
        kind, found = params.get("kind", ""), dict(params)
        for name in _FIELDS & params.keys():
            parts = params[name].split(_LISTS[0])
            found[name] = self.words.get(_LISTS[0], _LISTS[0]).join(
                self._particular(kind, part) for part in parts
            )
        return found

    def _particular(self, kind: str, key: str) -> str:
        own = (self.particulars.get(f"{kind}.{key}") or self.particulars.get(key)) if kind else None
        known = own or self.words.get(f"field:{key}") or self.words.get(key)
        return known or self.particulars.get(key, key)

    def _named(self, key: str, value: str) -> str:
        """A code, or each of a list, has a word of its own where it is also the code of something else."""
        parts = value.split(_LISTS[0])
        own = [self.words.get(f"{key}:{part}", "") for part in parts]
        return self.words.get(_LISTS[0], _LISTS[0]).join(own) if all(own) else self._word(value)

    def _word(self, value: str) -> str:
        """A code as a word, a list of codes as words, a moment as people write it; else as it is."""
        if value in self.words:
            return self.words[value]
        for between in _LISTS:
            parts = value.split(between)
            if len(parts) > 1 and all(part in self.words for part in parts):
                return self.words.get(between, between).join(self.words[part] for part in parts)
        moment = _MOMENT.fullmatch(value)
        return f"{moment[1]} {moment[2]}" if moment else value


def load_messages(language: str, folder: Path | None = None) -> Messages:
    """The sentences in `language` (``zh_CN`` or ``en``; anything else reads English)."""
    folder = folder or resource_root() / "messages"
    name = "zh_CN" if language.startswith("zh") else "en"
    files = ("", "words.", "particulars.")
    return Messages(*(_read(folder / f"{each}{name}.json") for each in files))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
