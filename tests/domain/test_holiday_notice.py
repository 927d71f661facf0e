"""The pasted notice becomes a year; what does not agree with itself is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WorkCalendar
from app.domain.holiday_notice import LONGEST, read_notice
from app.domain.refusals import InputError
from app.library.calendars import load_calendar

NOTICES = {
    2024: """国务院办公厅关于2024年
部分节假日安排的通知
各省、自治区、直辖市人民政府：
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
国务院办公厅 2023年10月25日""",
    2025: """关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
2024年11月12日""",
    2026: """国务院办公厅关于２０２６年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日""",
}
NEXT = NOTICES[2026].replace("２０２６", "2027")


@pytest.mark.parametrize("year", NOTICES)
def test_each_official_notice_gives_the_packaged_year(year: int) -> None:
    notice = read_notice(NOTICES[year])
    packaged = load_calendar()
    pasted = WorkCalendar.of([notice.plan()], packaged.statutory)
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    wrong = [day for day in days if day.year == year and pasted.is_rest_day(day) != packaged.is_rest_day(day)]
    assert (notice.doubts, wrong) == ((), [])
    assert notice.published == packaged.plans[year].published


def test_a_weekday_that_does_not_fit_its_date_is_said() -> None:
    doubts = {doubt.code for doubt in read_notice(NEXT).doubts}
    assert doubts >= {"notice_weekday_differs"}


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("共3天。1月4日", "共4天。1月4日", "notice_total_differs", "共4天"),
        ("1月4日（周日）上班", "1月5日（周一）上班", "notice_makeup_on_weekday", "2026-01-05"),
        ("6月19日（周五）至21日（周日）放假，共3天", "6月31日放假", "notice_no_such_day", "6月31日"),
        ("五、端午节：6月19日（周五）至21日（周日）放假，共3天。", "", "notice_holiday_missing", "端午"),
        ("5月9日（周六）", "5月9日（周日）", "notice_weekday_differs", "5月9日"),
    ],
)
def test_what_does_not_agree_is_named_with_its_place(old: str, new: str, code: str, words: str) -> None:
    doubt = read_notice(NOTICES[2026].replace(old, new)).doubts[0]
    assert doubt.code == code
    assert words in doubt.words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "notice_without_year"),
        ("元旦：1月1日放假", "notice_without_year"),
        ("2027年部分节假日安排的通知即将公布", "notice_without_days"),
        ("x" * (LONGEST + 1), "notice_too_long"),
    ],
)
def test_what_is_no_notice_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_notice(text)
    assert refused.value.code == code


def test_a_span_over_the_turn_of_the_year_keeps_to_its_year() -> None:
    text = "2023年节假日安排：一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。"
    plan = read_notice(text).plan()
    assert plan.off == {date(2023, 1, 1), date(2023, 1, 2)}


@given(st.text(alphabet="一二元旦春节放假上班共天年月日至（）：。周六0123456789 \n", max_size=300))
def test_any_text_is_a_notice_or_refused(text: str) -> None:
    try:
        notice = read_notice("2027年部分节假日" + text)
    except InputError:
        return
    plan = notice.plan()
    assert all(day.year == 2027 for day in plan.off | plan.makeup)
    assert all(day.weekday() >= 5 for day in plan.makeup)
    assert not plan.off & plan.makeup


def test_the_number_of_the_document_is_kept() -> None:
    text = NOTICES[2026].replace("节假日安排的通知", "节假日安排的通知\n国办发明电〔2025〕7号", 1)
    assert read_notice(text).plan().number == "国办发明电〔2025〕7号"
    assert read_notice(NOTICES[2026]).plan().number == ""


def test_a_notice_without_a_day_of_publication_has_none() -> None:
    plan = read_notice(NOTICES[2026].replace("2025年11月4日", "")).plan()
    assert plan.published is None


def test_a_doubted_year_stays_provisional_and_keeps_the_statutory_days() -> None:
    cut = NOTICES[2026][: NOTICES[2026].index("六、")]
    plan = read_notice(cut).plan()
    assert plan.doubts == 2
    packaged = load_calendar()
    doubted = WorkCalendar.of([plan], packaged.statutory)
    assert not doubted.is_official(date(2026, 1, 2))
    assert doubted.without_plan([2026]) == (2026,)
    assert doubted.is_day_off(date(2026, 10, 1))  # the notice was cut off before it
    assert doubted.is_day_off(date(2026, 1, 2))  # the notice says so
    assert doubted.is_working_day(date(2026, 1, 4))
