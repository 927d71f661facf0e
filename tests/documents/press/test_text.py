from hypothesis import given
from hypothesis import strategies as st

from app.documents.press.text import clean, wrap

WIDE_AND_NARROW = st.text(alphabet="长大中，。！（）《》“”—… aB1-.$¥☑", max_size=80)


def width(character: str) -> float:
    return 1000.0 if character >= "\u2e80" else 550.0


@given(st.text(max_size=200))
def test_clean_text_has_only_what_can_stand_on_paper(text: str) -> None:
    cleaned = clean(text)
    assert not any(ord(c) < 32 and c != "\n" for c in cleaned)
    assert not any(c in cleaned for c in "\u202e\u200f\ufeff\u200b\u2066\x7f\ufe0f\r\t")
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")


def test_clean_keeps_marks_people_write() -> None:
    assert clean("<b>&amp; 100% ]]> \\ (x) 𬱖\r\n二\t三") == "<b>&amp; 100% ]]> \\ (x) 𬱖\n二 三"
    assert clean("半\ud83d") == "半\ufffd"


@given(WIDE_AND_NARROW, st.integers(min_value=1000, max_value=12_000))
def test_lines_fit_and_nothing_is_lost(text: str, room: int) -> None:
    lines = wrap(text, room, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(sum(map(width, line.rstrip(" "))) <= room for line in lines)


@given(WIDE_AND_NARROW)
def test_room_enough_means_one_line(text: str) -> None:
    assert wrap(text, 1e9, width) == [text.rstrip(" ")]


def test_closing_marks_do_not_start_a_line_nor_opening_ones_end_it() -> None:
    assert wrap("退货或换货。", 5000, width) == ["退货或", "换货。"]
    assert wrap("按约定（七日）", 4000, width) == ["按约定", "（七日）"]
    assert wrap("一☑退货", 2000, width) == ["一", "☑退", "货"]
    assert wrap("可以：①协商", 4000, width) == ["可以：", "①协商"]


def test_numbers_and_words_stay_whole_unless_longer_than_a_line() -> None:
    assert wrap("编号 TH-2F01 与", 5000, width) == ["编号", "TH-2F01", "与"]
    assert wrap("W" * 20, 5500, width) == ["W" * 10, "W" * 10]
    assert wrap("金额 ¥12,800.00 元", 5500, width) == ["金额", "¥12,800.00", "元"]
    assert wrap("电话 0571-8800 1234", 9000, width) == ["电话", "0571-8800 1234"]
    assert wrap("1001 1002 1003 1004", 7000, width) == ["1001 1002", "1003 1004"]


def test_a_paragraph_does_not_end_with_a_single_character() -> None:
    assert wrap("不影响您依法享有的权利。", 11_000, width) == ["不影响您依法享有的", "权利。"]
    assert wrap("一二三四", 3000, width) == ["一二", "三四"]
    assert wrap("一二", 1000, width) == ["一", "二"]


def test_line_ends_of_the_writer_are_kept() -> None:
    assert wrap("一\n\n二", 4000, width) == ["一", "", "二"]


def test_a_wide_blank_between_two_things_goes_where_the_line_breaks_and_room_to_write_stays() -> None:
    assert wrap("☑满意　☐一般　☐差", 3000, width) == ["☑满意", "☐一般", "☐差"]
    assert wrap("☑满意　☐一般　☐不满意", 10_000, width) == ["☑满意　☐一般　", "☐不满意"]
    assert wrap("☑已当面告知", 4000, width) == ["☑已当面", "告知"]
    assert wrap("年　　月　　日", 4000, width) == ["年　　月", "　　日"]
