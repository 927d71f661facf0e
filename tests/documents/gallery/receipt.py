"""D01: the kettle of the first customer of the day."""

from dataclasses import replace

from app.usecases.paper import ClockLine, Paper, RightLine
from tests.documents import samples
from tests.documents.gallery import common


def shortest() -> Paper:
    """A customer without a name who left nothing."""
    return common.least()


def demo() -> Paper:
    """As it is usually handed out."""
    return samples.receipt()


def longest() -> Paper:
    """Four goods, every clock, many rights, twenty pieces left."""
    paper = common.most()
    clocks = tuple(
        ClockLine(key, samples.at(11, place), common.LONG_TEXT[:90], provisional=place % 2 == 0)
        for place, key in enumerate(("preliminary_judgment", "plan", "reply", "repair", "refund", "followup"))
    )
    rights = tuple(
        RightLine("repair_free", "by_right", common.LONG_TEXT[:80], samples.KETTLE.sold_on) for _ in range(6)
    )
    received = tuple(f"配件 {place}：" + common.LONG_NAME[:20] for place in range(1, 21))
    ticket = replace(
        paper.ticket, clocks=clocks, rights=rights, received=received, condition=common.LONG_TEXT[:300]
    )
    return replace(paper, ticket=ticket)
