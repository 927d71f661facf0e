"""The wording guard marks, offers, and leaves the rest as it is."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.wording import MarkKind, Phrase, find_marks, forbidding, say_instead

PHRASES = (
    Phrase("不可能", "目前核查未能确认", MarkKind.FORBIDDEN),
    Phrase("你理解错了", "我们再向您说明一次", MarkKind.FORBIDDEN),
    Phrase("全额退款", "按确认单所列金额退款", MarkKind.PROMISE, ("return_full",)),
)


def test_forbidden_words_are_found_by_place() -> None:
    marks = find_marks("这不可能，你理解错了。", PHRASES, ())
    assert [(m.start, m.end, m.kind) for m in marks] == [
        (1, 4, MarkKind.FORBIDDEN),
        (5, 10, MarkKind.FORBIDDEN),
    ]


def test_a_promise_is_right_when_the_plan_holds_it() -> None:
    text = "三个工作日内全额退款"
    assert [mark.kind for mark in find_marks(text, PHRASES, ("repair_free",))] == [MarkKind.PROMISE]
    assert find_marks(text, PHRASES, ("return_full", "repair_free")) == ()


def test_the_offered_phrase_takes_the_place_of_the_marked_one() -> None:
    text = "这不可能是质量问题"
    assert say_instead(text, find_marks(text, PHRASES, ())[0]) == "这目前核查未能确认是质量问题"


def test_a_profile_forbids_words_beside_the_house_and_says_so() -> None:
    phrases = forbidding(PHRASES, ("不可能", "随便你", " ", "全额退款"), "电商平台")
    marks = find_marks("不可能，随便你，你理解错了", phrases, ())
    assert [(m.text, m.instead, m.source) for m in marks] == [
        ("不可能", "目前核查未能确认", "电商平台"),
        ("随便你", "", "电商平台"),
        ("你理解错了", "我们再向您说明一次", ""),
    ]
    assert [m.kind for m in find_marks("全额退款", phrases, ())] == [MarkKind.FORBIDDEN, MarkKind.PROMISE]


@given(st.text(alphabet="不可能你理解错了全额退款，。a", max_size=40))
def test_saying_it_differently_ends(text: str) -> None:
    for _ in range(40):
        marks = find_marks(text, PHRASES, ())
        if not marks:
            break
        assert all(text[mark.start : mark.end] == mark.text for mark in marks)
        text = say_instead(text, marks[0])
    assert find_marks(text, PHRASES, ()) == ()
