"""D21: what was left of the kettle."""

from dataclasses import replace

from app.usecases.paper import Paper
from tests.documents import samples
from tests.documents.gallery import common

NUMBER = "BQ-2F01-261120-0007"


def shortest() -> Paper:
    """One piece, the goods as a whole."""
    return replace(common.least(), kind="label", number=NUMBER)


def demo() -> Paper:
    """As it is usually stuck on."""
    return samples.label()


def longest() -> Paper:
    """Twelve pieces with long names."""
    paper = common.most()
    received = tuple(f"{place} 号件 {common.LONG_NAME[:24]}" for place in range(1, 13))
    return replace(paper, kind="label", number=NUMBER, ticket=replace(paper.ticket, received=received))
