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


@given(st.text(max_size=40))
def test_any_text_can_be_searched(said: str) -> None:
    assert len(hits(said)) <= sum(len(listed.words) for listed in LISTS)
