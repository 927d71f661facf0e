"""What the samples of several kinds share: the longest case that may happen, and the least one."""

from dataclasses import replace

from app.usecases.paper import CustomerFacts, DeskHead, Paper, Particular
from tests.documents import samples

LONG_NAME = "阿依古丽·买买提艾力" * 6
LONG_TEXT = "客户到店说明，商品使用三日后底部出现渗漏，通电时有异味，已立即停用并保留现场。" * 52


def stated(paper: Paper, kind: str, number: str, *particulars: Particular) -> Paper:
    """`paper` as a document of another kind, with these particulars."""
    return replace(paper, kind=kind, number=number, particulars=particulars)


def least() -> Paper:
    """A case of which next to nothing is known, at a desk without telephone and hours."""
    paper = samples.receipt()
    goods = (replace(samples.KETTLE, brand="", model="", serial="", barcode="", order_number=""),)
    ticket = replace(
        paper.ticket,
        customer=CustomerFacts(""),
        goods=goods,
        clocks=(),
        rights=(),
        received=(),
        condition="",
    )
    return replace(paper, desk=DeskHead("云汇广场", "2F 服务台", ""), ticket=ticket)


def usual() -> Paper:
    """The kettle of the first customer of the day."""
    return samples.receipt()


def most() -> Paper:
    """Four goods with long names, and a customer with one."""
    paper = samples.receipt()
    row = replace(samples.KETTLE, name="多功能恒温电热水壶带滤网" * 5, brand="美厨家居生活电器旗舰店")
    goods = tuple(replace(row, model=f"MK-1508-{place}-ABCDEFGHIJKLMNOP") for place in range(4))
    customer = CustomerFacts(LONG_NAME[:60], "138****2233", "3301**********1234", "云汇路" * 20)
    return replace(
        paper,
        desk=replace(paper.desk, mall="云汇广场（拱墅店）购物中心有限公司", address="云汇路 88 号" * 5),
        ticket=replace(paper.ticket, goods=goods, customer=customer, words=LONG_TEXT[:2000]),
    )


def rows(count: int, *cells: str) -> tuple[tuple[str, ...], ...]:
    """`count` rows alike but for their number, which stands for ``{}`` in a cell."""
    return tuple(tuple(cell.replace("{}", str(place)) for cell in cells) for place in range(1, count + 1))
