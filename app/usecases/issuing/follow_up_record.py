"""D17 回访问卷与记录: how the profile asks, and the last answer where there is one (S0-39, S1-42, S2r-25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.refusals import InputError
from app.domain.ticket import Survey
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular

_LOW_ACTIONS = {"manual_revisit": "revisit", "reverify": "reverify"}
_FIVE = (1, 2, 3, 4, 5)
_FOLLOWED_UP = "followed_up"

Settings = Mapping[str, object]


def _prefilled(case: Case) -> Iterable[Particular]:
    settings = _survey_settings(case)
    questions = _listed(settings.get("questions"))
    yield Particular("questions", rows=tuple((str(each), "") for each in questions))
    yield Particular("scale", lines=tuple(_scale(settings)))
    if case.ticket.surveys:
        yield from _answered(case, settings, case.ticket.surveys[-1])


def _survey_settings(case: Case) -> Settings:
    """How the profile of the ticket asks; nothing where the profile does not say."""
    try:
        rules = case.workplace.policy.rulebook.rules_for(case.ticket.profile, case.now.date())
    except InputError:  # the ticket came from another desk, whose profile is not installed here
        return {}
    found = rules.profile.settings.get("survey") if rules.profile else None
    return found if isinstance(found, Mapping) else {}


def _answered(case: Case, settings: Settings, survey: Survey) -> Iterator[Particular]:
    low = survey.score is not None and survey.score in _listed(settings.get("low_scores"))
    yield Particular("asked_at", moment=survey.at.astimezone(case.workplace.desk.tz))
    yield Particular("way", text=survey.how if survey.how in ("phone", "message", "in_person") else "")
    yield Particular("asked_by", text=_asked_by(case))
    yield Particular("on_time", holds=survey.on_time)
    if survey.score is not None:
        yield Particular("score", text=_word(settings, survey.score))
    yield Particular("dissatisfied_with" if low else "remarks", text=survey.remarks)
    if low:
        yield Particular("handling", text=_LOW_ACTIONS.get(str(settings.get("low_action")), ""))


def _asked_by(case: Case) -> str:
    return next((line.user or "" for line in reversed(case.history) if line.type == _FOLLOWED_UP), "")


def _scale(settings: Settings) -> Sequence[str]:
    """What is ticked: the words of the profile, else the steps of its scale."""
    words = settings.get("words")
    if isinstance(words, Mapping):
        return [str(each) for each in words]
    return [str(each) for each in _listed(settings.get("scale")) or _FIVE]


def _word(settings: Settings, score: int) -> str:
    """The step of the scale that a score of one to five stands for."""
    words, scale = settings.get("words"), _listed(settings.get("scale")) or _FIVE
    if isinstance(words, Mapping):
        return next((str(word) for word, scores in words.items() if score in _listed(scores)), "")
    if score in scale:
        return str(score)
    return str(scale[-1] if score in _listed(settings.get("low_scores")) else scale[0])


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()


RULE = IssuingRule(prefilled=_prefilled, after_end=True)
