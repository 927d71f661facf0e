"""D03: the sideboard whose carton was crushed on the way."""

from dataclasses import replace
from datetime import date

from app.usecases.paper import CheckLine, LiabilityFacts, LiableParty, Paper, Photo, SuggestionLine
from tests.documents import samples
from tests.documents.gallery import common


def shortest() -> Paper:
    """One party, no check, no photo, no term for objections."""
    liability = LiabilityFacts("quality", (LiableParty("merchant", 100),), (), "", ())
    number = samples.liability_notice().number
    return replace(common.least(), kind="liability-notice", number=number, liability=liability)


def demo() -> Paper:
    """As it is usually handed out."""
    return samples.liability_notice()


def longest() -> Paper:
    """Four parties, twenty grounds, ten checks, six photos with long captions, a person at fault."""
    usual = samples.liability_notice()
    liability = usual.liability
    assert liability is not None
    text = common.LONG_TEXT
    shares = tuple(
        LiableParty(each, 25, text[:40]) for each in ("merchant", "logistics", "installer", "brand")
    )
    long = replace(
        liability,
        parties=shares,
        basis=tuple(f"依据 {place}：{text[:110]}" for place in range(1, 21)),
        conclusion=text[:2000],
        suggestions=tuple(SuggestionLine(text[:160], date(2026, 12, 4), provisional=True) for _ in range(8)),
        checks=tuple(
            CheckLine(text[:180], samples.at(9, 40), common.LONG_NAME[:30], text[:40]) for _ in range(10)
        ),
        responsible_person=common.LONG_NAME[:60],
        determined_by=common.LONG_NAME[:60],
    )
    photos = tuple(Photo(samples.jpeg(seed), text[:60]) for seed in range(1, 7))
    paper = replace(common.most(), kind=usual.kind, number=usual.number, liability=long, photos=photos)
    return replace(paper, signatures=(replace(samples.customer_mark(), signer=common.LONG_NAME[:60]),))
