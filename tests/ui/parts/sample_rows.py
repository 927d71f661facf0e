"""Row sources of sample tickets: a short list as on a busy Friday, and a long one made by rule."""

from collections.abc import Sequence
from threading import Event

from app.ui.parts.row_source import ClockCell, LevelCell, RowBlock, RowKey, SyncCell, TicketRow

NORMAL = LevelCell("二级 一般", "info")
WAITING = SyncCell("待传", "info")
SAFE = SyncCell("已同步")

FRIDAY = [
    TicketRow("2F01-261120-0031", "王女士", "电饭煲 FB40", "一碰就麻", "退货", LevelCell("一级 紧急", "danger"), ClockCell("应急启动 · 超时 3 分", "alarm-clock", "danger"), "待经理介入", "何立", WAITING),
    TicketRow("2F01-261120-0028", "王建国", "电水壶 MK-1508", "用了3次就漏水", "换货", NORMAL, ClockCell("初判 · 剩 12 分", "timer", "warn"), "核查中", "林晓敏", WAITING),
    TicketRow("2F01-261120-0030", "李先生", "三人沙发 S-880", "颜色不喜欢", "退货", NORMAL, ClockCell("方案 · 剩 28 分", "timer", "warn"), "待审批", "何立", WAITING),
    TicketRow("2F01-261119-0112", "陈女士", "餐边柜 石面", "大理石断裂", "换货", NORMAL, ClockCell("认定 · 今日 22:00", "calendar-clock"), "待认定", "吴主管", SAFE),
    TicketRow("2F01-261118-0075", "周先生", "衣柜 定制", "气味大，要求检测", "退货", LevelCell("争议"), ClockCell("送检 · 11-27 周五", "calendar-clock"), "第三方检测", "吴主管", SAFE),
    TicketRow("2F01-261117-0040", "赵女士", "滚筒洗衣机 W10", "二次维修仍漏水", "换货", NORMAL, ClockCell("换货发货 · 11-30", "calendar-clock"), "待备货", "周倩", SAFE),
    TicketRow("2F01-261116-0009", "孙先生", "办公椅 C3", "气杆下沉", "维修", NORMAL, ClockCell("暂停 · 待客户补凭证", "pause"), "待补充凭证", "周倩", SAFE),
    TicketRow("2F01-261115-0051", "吴女士", "羊毛大衣", "开线", "退货", NORMAL, ClockCell("银行卡退款 · 11-25", "calendar-clock"), "待退款", "林晓敏", SAFE),
    TicketRow("2F01-261114-0022", "郑先生", "空气净化器", "保修政策咨询", "咨询", LevelCell("三级 待观察"), ClockCell("回访 · 11-24", "calendar-clock"), "待回访", "林晓敏", SAFE),
    TicketRow("2F01-261112-0018", "冯女士", "书架 B-210", "层板翘曲", "维修", NORMAL, ClockCell("完工待验收", "check", "ok"), "执行中", "赵师傅", SAFE),
]  # fmt: skip  # one record a line


class ListSource:
    """A `RowSource` over a Python list; the key of a row is its place. `gate` holds back the anchors."""

    def __init__(self, rows: Sequence[TicketRow]) -> None:
        self.rows = list(rows)
        self.gate = Event()
        self.gate.set()

    def count(self) -> int:
        return len(self.rows)

    def anchors(self, size: int) -> Sequence[RowKey]:
        self.gate.wait(10)
        return [(place,) for place in range(0, len(self.rows), size)]

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        first = int(start[0] or 0) if start else 0
        end = first + size
        return RowBlock(self.rows[first:end], (end,) if end < len(self.rows) else None)

    def find(self, text: str, after: int) -> int | None:
        places = [*range(after + 1, len(self.rows)), *range(after + 1)]
        return next((place for place in places if text in "".join(self.rows[place][:3])), None)

    def position(self, number: str) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.number == number), None)


class LongSource(ListSource):
    """As many rows as wanted, made when asked for: nothing but the blocks is in memory."""

    def __init__(self, length: int) -> None:
        super().__init__([])
        self.length = length

    def count(self) -> int:
        return self.length

    def anchors(self, size: int) -> Sequence[RowKey]:
        self.gate.wait(10)
        return [(place,) for place in range(0, self.length, size)]

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        first = int(start[0] or 0) if start else 0
        end = min(first + size, self.length)
        return RowBlock(
            [long_row(place) for place in range(first, end)], (end,) if end < self.length else None
        )

    def position(self, number: str) -> int | None:
        place = int(number[5:11]) * 10_000 + int(number[12:])
        return place if place < self.length else None


def long_row(place: int) -> TicketRow:
    """Row `place` of the long list."""
    day, number = divmod(place, 10_000)
    return FRIDAY[place % len(FRIDAY)]._replace(number=f"2F01-{day:06}-{number:04}")
