"""Which sentences of the supplied wording a shop may word itself, and what such a sentence has to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from app.documents.catalogue import all_kinds, read_settings
from app.documents.published_wording import PublishedWordings, Rows, newest_of
from app.documents.wording import read_file, slots_of
from app.domain.refusals import InputError
from app.usecases.wordings import Denial

_SENTENCE_END: Final = "。"
_SHORT: Final = 60
"""Characters that every sentence may have; a longer one may grow by half, so that pages stay pages."""
_UNSEEN: Final = {"Cc", "Cf", "Co", "Cs", "Cn"}
_HALF_WIDTH: Final = re.compile(r"[\u4e00-\u9fff][,;:!?]")


class PackagedWordings:
    """See `Wordings`: over the files in `resources` and the rows that head office publishes."""

    def __init__(self, resources: Path, published: Rows) -> None:
        self._resources = resources
        self._published = PublishedWordings(resources / "clauses", published)
        self._sentences: dict[str, Mapping[str, str]] = {}

    def kinds(self) -> Sequence[str]:
        """Kinds with sentences of that sort; what stands on evidence is no shop's to word."""
        return self._kinds

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        folder = self._resources / "documents"
        kinds = [each.kind for each in all_kinds(folder)]
        evidence = {kind for kind in kinds if "bundle" in read_settings(folder, kind).required}
        return tuple(kind for kind in kinds if kind not in evidence and self.sentences(kind))

    def sentences(self, kind: str) -> Mapping[str, str]:
        """Whole sentences alone: labels, names of copies and titles carry a meaning in law and stay."""
        if kind not in self._sentences:
            settings = read_settings(self._resources / "documents", kind)
            body = read_file(self._resources / "clauses", kind, settings.clauses)
            self._sentences[kind] = dict(_sentences(body))
        return self._sentences[kind]

    def office(self, kind: str) -> int | None:
        """The version of head office in force."""
        return newest_of(self._published.now(), kind)

    def checked(self, kind: str, place: str, text: str) -> str:
        """See `Wordings.checked`."""
        supplied = self.sentences(kind).get(place)
        if supplied is None:
            raise InputError("wording_place_unknown", place, kind=kind)
        lead = supplied[: len(supplied) - len(supplied.lstrip())]
        cleaned = lead + re.sub(r"[\r\n\t]+", " ", text).strip()
        if not cleaned.strip():
            raise InputError("text_missing", place)
        most = max(_SHORT, len(supplied) * 3 // 2)
        if len(cleaned) > most:
            raise InputError("text_too_long", place, length=str(len(cleaned)), limit=str(most))
        if cleaned != supplied:
            _check_law(place, supplied, cleaned)
            _check_form(place, supplied, cleaned)
        return cleaned

    def denied(self, text: str) -> Denial | None:
        """See `Wordings.denied`."""
        from app.documents.wording_law import denied_in  # noqa: PLC0415 - its patterns cost some ms

        found = denied_in(text) if text else None
        return Denial(found.said, found.code, found.article) if found is not None else None


def _sentences(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in body.items():
        if isinstance(value, str) and _SENTENCE_END in value:
            yield key, value
        elif isinstance(value, list):
            for number, each in enumerate(value, start=1):
                if isinstance(each, str) and _SENTENCE_END in each:
                    yield f"{key}/{number}", each


def _check_law(place: str, supplied: str, text: str) -> None:
    from app.documents.wording_law import banned_in, lost_from  # noqa: PLC0415 - see above

    ban = banned_in(text)
    if ban is not None:
        raise InputError("wording_forbidden", place, value=ban.said, article=ban.article, why=ban.code)
    lost = lost_from(supplied, text)
    if lost is not None:
        raise InputError("wording_lost", place, value=lost.words, article=lost.article)


def _check_form(place: str, supplied: str, text: str) -> None:
    wanted = set(slots_of(supplied))
    try:
        given = set(slots_of(text))
    except ValueError:
        given = {""}
    if given != wanted:
        expected = " ".join(f"{{{each}}}" for each in sorted(wanted))
        raise InputError("wording_slots" if wanted else "wording_braces", place, expected=expected)
    if _HALF_WIDTH.search(text) or any(unicodedata.category(each) in _UNSEEN for each in text):
        raise InputError("wording_marks", place)
