"""What the desk says of itself stands on every document."""

from __future__ import annotations

import pytest

from app.domain.refusals import InputError
from app.usecases.desk_settings import checked_desk
from app.usecases.keep_desk import keep_desk
from tests.fakes.shop import SUPERVISOR, Shop


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("mall", "云汇广场（最终解释权归本店）", "law_final_say"),
        ("name", "2F 服务台 概·不·退·换", "law_no_return"),
        ("address", "云汇路 88 号 特价商品概不退换", "law_cheap_goods"),
        ("firm", "云汇商业 All sales final", "law_no_return"),
        ("phone", "0571-8800 1234 签字后概不负责", "law_no_return"),
    ],
)
def test_no_term_of_the_shop_gets_into_the_head(shop: Shop, field: str, text: str, why: str) -> None:
    before = shop.work.settings.all()
    values = checked_desk({f"desk.{field}": text}, shop.work.desk)
    with pytest.raises(InputError) as refused:
        keep_desk(shop.work, values, SUPERVISOR)
    assert (refused.value.code, refused.value.field) == ("wording_forbidden", field)
    assert refused.value.params["why"] == why
    assert shop.work.settings.all() == before


def test_names_and_addresses_are_kept_as_they_are(shop: Shop) -> None:
    said = {
        "desk.mall": "最终站商场",
        "desk.address": "特价路 7 号（退换货请走西门）",
        "desk.firm": "不退缩实业有限公司",
    }
    keep_desk(shop.work, checked_desk(said, shop.work.desk), SUPERVISOR)
    kept = shop.work.settings.all()
    assert {key: kept[key] for key in said} == said
