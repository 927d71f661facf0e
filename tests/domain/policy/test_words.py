"""Words that propose a level: they are found as people say them, and only they."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.policy.words import find_words
from tests.domain.policy.desk import rulebook

LISTS = rulebook().rules_for("mall_desk").words


def hits(said: str) -> list[tuple[str, str]]:
    return [(hit.listed.code, hit.word) for hit in find_words(said, LISTS)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("用了3次就漏水", []),  # a leak of water is no leak of current
        ("漏水以后漏电", [("safety", "漏电")]),
        ("一碰就麻, 不处理我发抖音", [("safety", "一碰就麻"), ("media", "发抖音")]),
        ("插上就 麻 手", [("safety", "麻手")]),
        ("充电时起火,孩子烫伤", [("safety", "起火"), ("safety", "烫伤")]),
        ("牛奶过期了", [("safety", "过期")]),
        ("保修过期了还能修吗", []),
        ("质保期过期,但是漏电保护一直跳", []),
        ("我要打12315", [("media", "12315")]),
        ("打12315", [("media", "12315")]),
        ("找媒体曝光你们", [("media", "曝光"), ("media", "媒体")]),
        ("在抖音直播间买的", []),
        ("麻烦看一下", []),
        ("颜色不喜欢", []),
        ("", []),
    ],
)
def test_words(said: str, expected: list[tuple[str, str]]) -> None:
    assert hits(said) == expected


PROFILES = ("mall_desk", "ecommerce", "home_groupbuy", "furniture_retail", "appliance_channel")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("said", "code", "word"),
    [
        ("闻到燃气味", "safety", "闻到燃气"),
        ("怀疑燃气泄漏", "safety", "燃气泄漏"),
        ("一氧化碳报警器响了", "safety", "一氧化碳"),
        ("孩子手划破了", "safety", "手划破"),
        ("割到手了", "safety", "割到手"),
        ("甲醛超标头晕", "safety", "甲醛"),
        ("那就抖音见", "media", "抖音"),
        ("小红书上写一篇", "media", "小红书"),
        ("去市监局", "media", "市监局"),
        ("我找律师", "legal", "律师"),
        ("等着我起诉吧", "legal", "起诉"),
    ],
)
def test_every_profile_proposes_a_level_from_words_of_danger(
    profile: str, said: str, code: str, word: str
) -> None:
    found = find_words(said, rulebook().rules_for(profile).words)
    assert (code, word) in [(hit.listed.code, hit.word) for hit in found]


@pytest.mark.parametrize(
    "said",
    [
        "不漏电，只是漏水",
        "检查过没有漏电",
        "并没有漏电",
        "从未起火",
        "没有人受伤",
        "手没有划破",
        "照片曝光过度",
        "总是过度曝光",
        "在抖音买的",
        "手机壳划破了",
    ],
)
def test_what_is_denied_or_means_something_else_proposes_nothing(said: str) -> None:
    assert hits(said) == []


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("不会漏电吧?", "漏电"),
        ("会不会漏电", "漏电"),
        ("不知道有没有漏电", "漏电"),
        ("漏不漏电啊", "漏电"),
        ("没有漏电吗", "漏电"),
        ("差点没起火", "起火"),
        ("不是没有漏电", "漏电"),
        ("不小心烫伤", "烫伤"),
        ("手不小心划破", "手不小心划破"),
        ("没几天就冒烟", "冒烟"),
        ("不再冒烟", "冒烟"),  # it has been smoking
        ("没有,漏电了", "漏电"),
        ("以前没漏电现在漏电", "漏电"),
        ("不曝光你们才怪", "曝光"),
    ],
)
def test_in_doubt_a_danger_is_proposed(said: str, word: str) -> None:
    assert word in [found for _, found in hits(said)]


def test_food_that_spoiled_is_a_loss_that_words_propose() -> None:
    found = find_words("肉和海鲜全坏了,要赔2000", rulebook().rules_for("appliance_channel").words)
    assert [(hit.listed.code, hit.listed.level) for hit in found] == [("property_loss", 1)]
    assert find_words("绞肉机坏了", rulebook().rules_for("appliance_channel").words) == ()


def test_words_that_no_source_lists_say_that_they_are_ours() -> None:
    for profile in PROFILES:
        for listed in rulebook().rules_for(profile).words:
            if listed.head.id.endswith(("_house", "_legal", "_loss")):
                assert listed.head.source.startswith("本店设定"), (profile, listed.head.id)


@given(st.text(max_size=40))
def test_any_text_can_be_searched(said: str) -> None:
    assert len(hits(said)) <= sum(len(listed.words) for listed in LISTS)
