"""What is not said to a customer of a ticket: the wording of the house, and what its profile forbids."""

from __future__ import annotations

from app.domain.refusals import InputError
from app.domain.ticket import Item, Ticket
from app.domain.wording import Phrase, forbidding
from app.usecases import remedy_standing
from app.usecases.workplace import Workplace

FORBIDDEN_WORDS = "forbidden_words"
"""The setting of a profile that lists them (S1-32)."""


def guarded_phrases(workplace: Workplace, profile: str) -> tuple[Phrase, ...]:
    """The phrases to look out for in what goes out under `profile` today, whatever a ticket is judged by."""
    house = workplace.reference.wording.phrases
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    try:
        rules = workplace.policy.rulebook.rules_for(profile, today)
    except InputError:  # the ticket came from another desk: its profile forbids nothing here
        return house
    settings = rules.profile.settings if rules.profile else {}
    listed = settings.get(FORBIDDEN_WORDS)
    words = [each for each in listed if isinstance(each, str)] if isinstance(listed, list | tuple) else []
    return forbidding(house, words, rules.profile.name if rules.profile else "")


def promised_remedies(workplace: Workplace, ticket: Ticket, item: Item) -> frozenset[str]:
    """The remedies of an item that are owed, offered or agreed: speaking of them promises nothing new."""
    offered = {option.remedy for option in item.plan.options} if item.plan else set()
    decision = workplace.policy.item_decision(ticket, item, workplace.time.now())
    owed = {str(line["remedy"]) for line in decision.lines("remedies") if remedy_standing.owed(line)}
    return frozenset(offered | owed)
