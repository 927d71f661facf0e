"""Clocks of a sample ticket, in every state."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.ui.parts.clock_view import ClockState, ClockView, Pause, remaining_words
from app.ui.parts.clock_words import say_remaining

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 11, 20, 2, 2, tzinfo=UTC)
NOW = START + timedelta(minutes=48)


def clock(
    key: str, label: str, due: timedelta | None, state: ClockState, why: str = "", **more: object
) -> ClockView:
    """A clock that started with the ticket."""
    moment = START + due if due is not None else None
    words = say_remaining(remaining_words(NOW, moment)) if moment else "计划确认后开始"
    return ClockView(key, label, START, moment, state, words, why, "受理", **more)  # type: ignore[arg-type]  # only the later fields


def intake_clocks() -> list[ClockView]:
    """What will start when the kettle's ticket is saved."""
    return [
        clock("entry", "录入完成", timedelta(minutes=30), ClockState.UPCOMING),
        clock(
            "judge",
            "初步判断",
            timedelta(hours=1),
            ClockState.UPCOMING,
            "从受理 10:02 起 1 小时，只计营业时间",
        ),
        clock("plan", "方案", timedelta(hours=2), ClockState.UPCOMING),
    ]


def ticket_clocks() -> list[ClockView]:
    """One clock in each state, from minutes to weeks."""
    why = "为何是 11-25：受理日 11-20 周五不计，3 个工作日为 周一 周二 周三，周末不计；待补凭证暂停 18 分，按条款 S4-22 顺延"
    pause = (Pause(START + timedelta(minutes=20), START + timedelta(minutes=38), "待补凭证"),)
    return [
        clock("entry", "录入", timedelta(minutes=30), ClockState.MET, stopped=START + timedelta(minutes=9)),
        clock(
            "respond",
            "首次响应",
            timedelta(minutes=15),
            ClockState.MISSED,
            stopped=START + timedelta(minutes=21),
        ),
        clock("judge", "初步判断", timedelta(hours=1), ClockState.WARNING, pauses=pause),
        clock("urgent", "应急启动", timedelta(minutes=45), ClockState.OVERDUE),
        clock("plan", "方案", timedelta(hours=2), ClockState.RUNNING),
        clock(
            "test",
            "送检",
            timedelta(days=7),
            ClockState.PAUSED,
            pauses=(Pause(START + timedelta(minutes=30), None),),
        ),
        clock("refund", "银行卡退款", timedelta(days=5, hours=12), ClockState.RUNNING, why, estimated=True),
        clock("survey", "回访", None, ClockState.UPCOMING),
        clock(
            "answer",
            "标准解答",
            timedelta(hours=4),
            ClockState.VOIDED,
            "已作废：级别改为二级",
            voided=START + timedelta(minutes=30),
        ),
    ]
