"""D17 回访问卷与记录: the questions of the profile, and what was answered (S0-39..42, S1-42, S2r-25).

Before anybody asked it is a questionnaire: boxes and lines for a pen.
"""

from app.documents.copies import Copy
from app.documents.form import Form, Pair, SignatureSlot
from app.documents.kinds.parts import boxes, case_lines, mark_of, slot, stated_or_open, yes_boxes
from app.documents.wording import Wording
from app.usecases.paper import Paper

_WAYS = ("phone", "message", "questionnaire", "in_person")
_HANDLING = ("none", "revisit", "reverify", "escalate")


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - there is one copy
    """Tell `form` what it says."""
    case_lines(paper, form, words)
    way = (words.label("way"), boxes(words, "way", _WAYS, paper.stated("way").text))
    form.fields(stated_or_open(paper, form, words, "asked_at", "answered_by"))
    form.fields([*stated_or_open(paper, form, words, "asked_by"), way], columns=1)
    form.heading(words.label("questions"))
    _questions(paper, form, words)
    form.fields(stated_or_open(paper, form, words, "dissatisfied_with", lines=2), columns=1)
    handling = boxes(words, "handling", _HANDLING, paper.stated("handling").text)
    form.fields([(words.label("handling"), handling)], columns=1)
    form.fields(stated_or_open(paper, form, words, "remarks", lines=2), columns=1)
    form.space(0.3)
    if all(each.isdecimal() for each in paper.stated("scale").lines):
        form.paragraph(words.text("scale_note"), small=True)
    form.paragraph(words.text("privacy"), small=True)
    form.close()
    form.space(0.4)
    by = tuple(filter(None, (paper.stated("asked_by").text, words.text("sign_date"))))
    form.signatures(
        [
            SignatureSlot(words.label("asker_signs"), by),
            slot(words, words.label("supervisor_signs"), mark_of(paper, "store")),
        ]
    )


def _questions(paper: Paper, form: Form, words: Wording) -> None:
    """The questions of the profile, else the usual ones; an answer that has boxes is ticked in them."""
    asked = paper.stated("questions").rows or tuple((text, "") for text in words.texts("questions"))
    headers = [words.label(key) for key in ("place", "question", "answer")]
    rows = [
        (str(place), question, answer or _boxes_of(paper, question, words))
        for place, (question, answer) in enumerate(asked, start=1)
    ]
    form.table(headers, rows, (0.8, 4.4, 5))
    questions = [question for question, _ in asked]
    left: list[Pair] = []
    if not any(_about_time(each, words) for each in questions):
        left.append((words.label("on_time"), _on_time(paper, words)))
    if not any(_about_satisfaction(each, words) for each in questions):
        left.append((words.label("score"), _score(paper)))
    form.fields(left, columns=1)


def _boxes_of(paper: Paper, question: str, words: Wording) -> str:
    if _about_satisfaction(question, words):
        return _score(paper)
    if _about_time(question, words):
        return _on_time(paper, words)
    return "\n"


def _about_time(question: str, words: Wording) -> bool:
    return any(each in question for each in words.texts("about_time"))


def _about_satisfaction(question: str, words: Wording) -> bool:
    return words.text("about_satisfaction") in question


def _on_time(paper: Paper, words: Wording) -> str:
    return yes_boxes(words, "check", paper.stated("on_time").holds)


def _score(paper: Paper) -> str:
    score = paper.stated("score").text
    return "　".join(("☑" if each == score else "☐") + each for each in paper.stated("scale").lines)
