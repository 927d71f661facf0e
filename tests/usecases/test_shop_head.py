"""Logo and stamp: frozen with what is issued, allowed where the law lets them, gone when they are removed."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from app.domain.refusals import InputError
from app.usecases.desk import make_desk
from app.usecases.issue import RECEIPT, issue, printable
from app.usecases.paper_facts import desk_head
from app.usecases.sample_paper import sample_paper
from app.usecases.shop_head import (
    LOGO,
    STAMP,
    STAMP_ON,
    drop_picture,
    head_of,
    keep_picture,
    keep_stamp_on,
    picture,
    stamp_on,
    stampable,
)
from tests.fakes.shop import CLERK, SUPERVISOR, Shop

BY_HAND = (
    "liability-notice",
    "exchange-return-slip",
    "compensation-agreement",
    "paid-repair-consent",
    "test-commission",
    "rectification-notice",
    "installation-acceptance",
    "work-order",
)


def png(colour: str = "navy") -> bytes:
    made = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    ImageDraw.Draw(made).ellipse((20, 10, 280, 110), fill=colour)
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def test_a_reprint_shows_the_logo_it_was_issued_with(shop: Shop) -> None:
    first = keep_picture(shop.work, LOGO, png("navy"), SUPERVISOR)
    document = issue(shop.work, shop.intake().id, RECEIPT, CLERK)
    pdf = printable(shop.work, document).pdf
    keep_picture(shop.work, LOGO, png("green"), SUPERVISOR)
    assert printable(shop.work, document).pdf == pdf
    drop_picture(shop.work, LOGO, SUPERVISOR)
    assert picture(shop.work, LOGO) == b""
    assert printable(shop.work, document).pdf == pdf
    issued = shop.work.papers.decode(shop.work.blobs.read(document.content.sha256))
    assert issued.desk.logo == first
    after = issue(shop.work, shop.intake().id, RECEIPT, CLERK)
    assert shop.work.papers.decode(shop.work.blobs.read(after.content.sha256)).desk.logo == b""


def test_the_hash_covers_the_logo(shop: Shop) -> None:
    plain = shop.work.typesetter.render(sample_paper(shop.work, RECEIPT), "a5")
    keep_picture(shop.work, LOGO, png(), SUPERVISOR)
    marked = shop.work.typesetter.render(sample_paper(shop.work, RECEIPT), "a5")
    assert plain.content_sha256 != marked.content_sha256


def test_a_stamp_stands_only_where_the_shop_and_the_law_want_it(shop: Shop) -> None:
    keep_picture(shop.work, STAMP, png("red"), SUPERVISOR)
    assert stamp_on(shop.work) == ()
    assert head_of(shop.work, "result-notice").stamp == b""
    assert keep_stamp_on(shop.work, ["result-notice"], SUPERVISOR) == ("result-notice",)
    assert head_of(shop.work, "result-notice").stamp
    assert head_of(shop.work, "safety-advice").stamp == b""
    assert not set(BY_HAND) & set(stampable(shop.work))


@pytest.mark.parametrize("kind", BY_HAND)
def test_what_is_stamped_by_hand_gets_no_picture(shop: Shop, kind: str) -> None:
    with pytest.raises(InputError) as refused:
        keep_stamp_on(shop.work, ["result-notice", kind], SUPERVISOR)
    assert refused.value.code == "stamp_by_hand"
    keep_picture(shop.work, STAMP, png("red"), SUPERVISOR)
    shop.work.settings.put({STAMP_ON: [kind]})
    assert head_of(shop.work, kind).stamp == b""
    paper = sample_paper(shop.work, kind)
    forged = replace(paper, desk=replace(paper.desk, stamp=picture(shop.work, STAMP)))
    media = next(each.media for each in shop.work.typesetter.kinds() if each.kind == kind)
    for medium in media:
        masks = [shop.work.typesetter.render(each, medium).pdf.count(b"/SMask") for each in (forged, paper)]
        assert masks[0] == masks[1]


@pytest.mark.parametrize("kept", [None, 7, "", "no base64!", "AAA"])
def test_a_setting_of_another_form_is_as_none(shop: Shop, kept: object) -> None:
    shop.work.settings.put({LOGO: kept, STAMP_ON: kept})
    assert picture(shop.work, LOGO) == b""
    assert stamp_on(shop.work) == ()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"code": "2F-01"}, ("2F-01", "")),
        ({"code": "2F-01", "mall": "云汇广场"}, ("云汇广场", "2F-01")),
        ({"code": "2F-01", "name": "二层服务台"}, ("2F-01", "二层服务台")),
    ],
)
def test_a_desk_with_its_code_alone_is_named_once(values: dict[str, str], told: tuple[str, str]) -> None:
    head = desk_head(make_desk(values))
    assert (head.mall, head.desk) == told
