"""Which of the fields that are seldom asked matter for a case: those open by themselves. No Qt."""

from app.domain.case_facts import REMOTE
from app.ui.screens.intake.live import Live
from app.usecases.intake_draft import IntakeForm

_TO_THE_HOUSE = (
    "furniture",
    "air_conditioner",
    "refrigerator",
    "washing_machine",
    "tv",
    "range_hood",
    "gas_",
)
"""How the codes of goods begin that come to the house: their day of delivery starts the windows."""

_MADE_TO_MEASURE = ("furniture_wood", "furniture_custom", "furniture_office")
_INSTALLED = ("air_conditioner", "range_hood", "gas_", *_MADE_TO_MEASURE)
"""Goods that the merchant installs: their windows start when it is done."""

_OF_A_PART = ("quality", "transport", "installation", "missing_part")
"""Problems that sit somewhere on the goods (S2b-07)."""

_HURT = (
    "受伤", "伤到", "烫伤", "割伤", "划伤", "砸伤", "摔伤", "烧伤", "触电", "过敏", "红疹", "流血",
    "住院", "中毒",
)  # fmt: skip # a list of words
"""Words that tell of a person who came to harm."""


def fields_that_matter(form: IntakeForm, live: Live) -> frozenset[str]:
    """Rare fields that count for these goods, this problem and these words: they open by themselves."""
    asked = {gap.what for gap in live.gaps}
    house = form.category.startswith(_TO_THE_HOUSE)
    installed = form.category.startswith(_INSTALLED) or form.problem_type == "installation"
    hurt = form.problem_type == "injury" or any(word in form.words for word in _HURT)
    worded = live.level is not None and bool(live.level.words)
    wanted = {
        "received_date": house or form.bought_at in REMOTE,
        "installed_date": installed,
        "accepted_date": form.category == "furniture_office",
        "custom_made": form.category in _MADE_TO_MEASURE,
        "order_number": form.bought_at in REMOTE,
        "payment_method": form.demand == "return",
        "looks": form.demand in ("return", "exchange") and "intact" in asked,
        "part": form.problem_type in _OF_A_PART,
        "injury": hurt,
        "risks": worded,
        "people": worded or bool(form.risks),
    }
    return frozenset(name for name, matters in wanted.items() if matters)
