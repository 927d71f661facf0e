"""本店文字: sentences on paper that a shop words itself, version by version, kept as a setting of the store.

What ships with the program is never changed: a sentence of the shop stands instead of it from the next
document on, and what was issued before keeps its own. Where head office publishes the wording of a kind,
the shop's sentences of that kind rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.refusals import InputError
from app.usecases.deed_rights import HEAD, check_deed
from app.usecases.desk import Person
from app.usecases.paper import HouseWording
from app.usecases.workplace import Workplace

HOUSE_WORDING: Final = "house.wording"
"""Under this stand all versions by kind: ``{"receipt": [{"version": 1, "texts": {…}, "by": …, "at": …}]}``.

Each text is kept with the supplied one it stands for: where a newer program supplies another, the
shop's rests until somebody has looked at it again.
"""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a kind: as supplied, and as the shop words it (empty: as supplied).

    `rests` says that the shop's is not printed: the supplied one it stood for is another now.
    """

    place: str
    supplied: str
    own: str = ""
    rests: bool = False

    @property
    def printed(self) -> str:
        """What stands on the next document."""
        return self.own if self.own and not self.rests else self.supplied


@dataclass(frozen=True)
class KindWording:
    """The sentences of one kind, the version of the shop's, and the one of head office that is in force."""

    kind: str
    sentences: tuple[Sentence, ...]
    version: int = 0
    office: int | None = None


def kind_wording(workplace: Workplace, kind: str) -> KindWording:
    """What stands on the documents of a kind, sentence by sentence."""
    wordings = workplace.wordings
    latest = _latest(workplace, kind)
    own = _texts(latest)
    sentences = tuple(
        Sentence(place, supplied, *_own(own.get(place), supplied))
        for place, supplied in wordings.sentences(kind).items()
    )
    return KindWording(kind, sentences, _version(latest), wordings.office(kind))


def own_wording(workplace: Workplace, kind: str) -> HouseWording:
    """What the next document of the kind is issued with; nothing where head office words it."""
    known = kind_wording(workplace, kind)
    texts = tuple((each.place, each.own) for each in known.sentences if each.own and not each.rests)
    return HouseWording(known.version, texts) if texts and known.office is None else HouseWording()


def tried_wording(workplace: Workplace, kind: str, place: str, text: str) -> HouseWording:
    """What a document would be issued with if this sentence were kept. Raises as `Wordings.checked`."""
    checked = workplace.wordings.checked(kind, place, text)
    known = kind_wording(workplace, kind)
    texts = {each.place: each.own for each in known.sentences if each.own and not each.rests}
    return HouseWording(known.version + 1, tuple({**texts, place: checked}.items()))


def keep_sentence(workplace: Workplace, kind: str, place: str, text: str, person: Person) -> int:
    """Word one sentence anew: the next version of the shop's wording of that kind, whose number comes back.

    The supplied words restore it; what stands there already makes no version. Raises RefusedError
    role_not_enough, and as `Wordings.checked`.
    """
    check_deed(workplace, HEAD, person)
    checked = workplace.wordings.checked(kind, place, text)
    supplied = workplace.wordings.sentences(kind)[place]
    latest = _latest(workplace, kind)
    texts = dict(_texts(latest))
    before = dict(texts)
    texts.pop(place, None)
    if checked != supplied:
        texts[place] = {"text": checked, "instead_of": supplied}
    if texts == before:
        return _version(latest)
    return _put(workplace, kind, texts, person)


def restore_sentence(workplace: Workplace, kind: str, place: str, person: Person) -> int:
    """Put the supplied sentence back: again a version of its own."""
    supplied = workplace.wordings.sentences(kind).get(place)
    if supplied is None:
        raise InputError("wording_place_unknown", place, kind=kind)
    return keep_sentence(workplace, kind, place, supplied, person)


def _put(workplace: Workplace, kind: str, texts: Mapping[str, object], person: Person) -> int:
    kept = _kept(workplace)
    versions = [each for each in kept.get(kind, []) if isinstance(each, Mapping)]
    number = _version(versions[-1] if versions else {}) + 1
    at = workplace.time.now().isoformat(timespec="seconds")
    version = {"version": number, "texts": texts, "by": person.name, "at": at}
    workplace.settings.put({HOUSE_WORDING: {**kept, kind: [*versions, version]}})
    return number


def _kept(workplace: Workplace) -> Mapping[str, list[Any]]:
    kept = workplace.settings.get(HOUSE_WORDING)
    if not isinstance(kept, Mapping):
        return {}
    return {str(kind): list(each) for kind, each in kept.items() if isinstance(each, list)}


def _latest(workplace: Workplace, kind: str) -> Mapping[str, Any]:
    versions = [each for each in _kept(workplace).get(kind, []) if isinstance(each, Mapping)]
    return versions[-1] if versions else {}


def _texts(version: Mapping[str, Any]) -> Mapping[str, Any]:
    texts = version.get("texts")
    return texts if isinstance(texts, Mapping) else {}


def _version(version: Mapping[str, Any]) -> int:
    number = version.get("version")
    return number if isinstance(number, int) else 0


def _own(kept: object, supplied: str) -> tuple[str, bool]:
    """The shop's sentence, and whether it rests."""
    if not isinstance(kept, Mapping) or not isinstance(kept.get("text"), str):
        return "", False
    return str(kept["text"]), kept.get("instead_of") != supplied
