"""Made-up tickets for measurements of the store: the same for the same seed."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from app.domain.entry import Draft
from app.domain.ids import uuid7
from app.domain.money import Fen
from app.domain.numbering import ticket_number
from app.domain.records import Customer, Goods, Problem
from app.domain.steps.contact import NoteAdded
from app.domain.steps.intake import TicketOpened
from app.domain.ticket import Level, Ticket
from app.domain.vocabulary import Demand
from app.usecases.read_models import NextClock

ZONE = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2023, 1, 2, 9, 0, tzinfo=ZONE)
PER_DAY = 900

SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉建华玉红梅鑫淼焱垚宇轩浩然子涵雨桐欣怡梓萱思远嘉佳俊雪晨曦瑞博雅琪慧婷宁峰飞鹏志国庆春海波云龙凤莲"
CITIES = (
    "北京市朝阳区",
    "上海市浦东新区",
    "广州市天河区",
    "深圳市南山区",
    "杭州市西湖区",
    "成都市武侯区",
    "武汉市洪山区",
    "南京市鼓楼区",
)
ROADS = (
    "建国路",
    "中关村大街",
    "世纪大道",
    "淮海中路",
    "天河北路",
    "科技园路",
    "文三路",
    "人民南路",
    "珞喻路",
    "中山北路",
)
CATEGORIES = (
    "电水壶",
    "电饭煲",
    "沙发",
    "餐边柜",
    "书桌",
    "洗衣机",
    "空调",
    "扫地机器人",
    "吸尘器",
    "床垫",
    "油烟机",
    "净水器",
)
BRANDS = ("美厨", "格林", "海川", "乐居", "松木坊", "清泉", "北极星", "禾木")
PARTS = (
    "壶身",
    "底座",
    "电机",
    "控制板",
    "面料",
    "柜门",
    "滑轨",
    "抽屉",
    "压缩机",
    "滚筒",
    "排水泵",
    "滤芯",
    "边角",
    "桌面",
    "扶手",
    "开关",
)
FAULTS = (
    "漏水",
    "开裂",
    "无法开机",
    "异响",
    "发热严重",
    "掉漆",
    "松动",
    "变形",
    "划痕明显",
    "不制冷",
    "自动关机",
    "反复重启",
    "有异味",
    "褪色",
    "起球",
    "尺寸不符",
)
RARE = ("鳞次栉比", "饕餮纹饰", "氤氲缭绕", "蟠桃盛会", "琥珀吊坠", "珐琅表盘")
WISHES = ("希望尽快处理", "要求换一台新的", "想退货退款", "请先电话联系", "周末才有时间", "同意上门检测")
CLERKS = ("林晓敏", "陈志远", "吴佳怡", "周海波", "徐雅琪", "何俊")
DEMANDS = (Demand.REPAIR, Demand.EXCHANGE, Demand.RETURN, Demand.COMPENSATION, Demand.COMPLAINT)


def opened_at(number: int) -> datetime:
    """When the case with that running number came in."""
    day, place = divmod(number - 1, PER_DAY)
    return FIRST_DAY + timedelta(days=day, seconds=place * 45)


class Cases:
    """Cases by running number, from 1."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)

    def _name(self) -> str:
        pick = self._chance.choice
        return pick(SURNAMES) + pick(GIVEN) + (pick(GIVEN) if self._chance.random() < 0.8 else "")

    def _words(self) -> str:
        pick = self._chance.choice
        text = pick(PARTS) + pick(FAULTS)
        if self._chance.random() < 0.6:
            text += "，" + pick(PARTS) + pick(FAULTS)
        if self._chance.random() < 0.0005:
            text += "，" + pick(RARE)
        return f"用了{self._chance.randrange(1, 90)}天{text}，{pick(WISHES)}"

    def _goods(self, day: date) -> Goods:
        pick, number = self._chance.choice, self._chance.randrange
        return Goods(
            name=pick(CATEGORIES),
            category=pick(CATEGORIES),
            brand=pick(BRANDS),
            model=f"MK-{number(100, 9999)}",
            barcode=f"69{number(10**11):011d}"
            if self._chance.random() < 0.1
            else f"6901234{number(2000):06d}",
            serial=f"SN{self._chance.getrandbits(40):010X}",
            price=Fen(number(1000, 900000)),
            sold_date=day - timedelta(days=number(1, 300)),
            order_number=f"{day:%Y%m%d}{number(10**10):010d}",
        )

    def opened(self, number: int) -> tuple[str, TicketOpened]:
        """The id of a ticket and the entry that opens it."""
        at = opened_at(number)
        ticket = uuid7(int(at.timestamp() * 1000), self._chance.getrandbits(74))
        level = self._chance.choices((1, 2, 3), (1, 6, 3))[0]
        name = self._name()
        body = TicketOpened(
            ticket=ticket,
            number=ticket_number("2F-01", at.date(), (number - 1) % PER_DAY + 1),
            desk="2F-01",
            profile="mall_desk",
            profile_version="2026-03",
            channel="counter",
            opened_at=at,
            customer=Customer(
                name,
                phone=f"1{self._chance.choice('3578')}{self._chance.randrange(10**9):09d}",
                address=f"{self._chance.choice(CITIES)}{self._chance.choice(ROADS)}{self._chance.randrange(1, 400)}号",
            ),
            words=self._words(),
            problem=Problem("", self._chance.choice(DEMANDS)),
            goods=(self._goods(at.date()),),
            received_items=("主机", "包装盒"),
            level=Level(
                level, ("紧急", "一般", "待观察")[level - 1], ("售后经理", "售后主管", "售后专员")[level - 1]
            ),
        )
        return ticket, body

    def imports(self, count: int, first: int = 1) -> Iterator[tuple[str, list[Draft], datetime, str]]:
        """Cases as the bulk way takes them: ticket, entries, moment, person."""
        for number in range(first, first + count):
            ticket, body = self.opened(number)
            yield ticket, [Draft(body)], opened_at(number), self._chance.choice(CLERKS)

    def note(self) -> Draft:
        """A note on any case."""
        return Draft(NoteAdded(self._words()))


def clock_of(ticket: Ticket) -> NextClock:
    """A clock as cheap as can be: what the trade reckons is measured elsewhere."""
    hours = 4 if ticket.level and ticket.level.level == 1 else 24
    return NextClock("first_response", ticket.opened_at, ticket.opened_at + timedelta(hours=hours))


def never(ticket: Ticket) -> bool:
    """No ticket needs an approval."""
    return False


class Ids:
    """Fresh ids in order."""

    def __init__(self, first: int = 0) -> None:
        self._chance = random.Random(first)
        self._millisecond = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000) + first

    def fresh(self) -> str:
        self._millisecond += 1
        return uuid7(self._millisecond, self._chance.getrandbits(74))


class Clocks:
    """Clocks that stand still."""

    def now(self) -> datetime:
        return FIRST_DAY

    def boot(self) -> str:
        return "b00t"

    def mono(self) -> int:
        return 1
