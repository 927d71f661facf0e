"""Pages put together from the kit, as a clerk may meet them: for the tests of the frame and for looking at."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import Fen
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, Divider, HintBox, ScrollColumn, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyCap, KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.pills import FilterChips, PillItem, PillTabs
from app.ui.kit.segmented import Segmented
from app.ui.kit.steps import StepBar, StepMark
from app.ui.kit.text import Elided, IconLabel, Text
from app.ui.kit.textedit import TextEdit
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.destinations import Destination
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.ui.theme import Tone

TODAY = date(2026, 11, 20)


def nothing() -> None:
    """An action of a sample does nothing."""


class IntakePage(Page):
    """The clerk's minute."""

    def __init__(self) -> None:
        super().__init__()
        self.served: list[str] = []
        self.phone = LineEdit("138 0000 2233")
        self.name = LineEdit("王建国")
        self.verified = LineEdit("当面出示")
        self.verified.set_chip("已核验", "ok", "circle-check")
        self.barcode = LineEdit("6901234567892")
        self.brand = Combo(
            [Choice("mc", "美厨", "mc"), Choice("an", "安纳", "an"), Choice("mz", "美致", "mz")]
        )
        self.brand.set_value("mc")
        self.goods = LineEdit("电水壶 MK-1508")
        self.price = AmountEdit(Fen(19900))
        self.bought = DateEdit(lambda: TODAY, date(2026, 11, 8))
        self.channel = LineEdit("线下专柜")
        self.proof = LineEdit("发票")
        self.proof.set_chip("有效", "ok", "circle-check")
        self.words = TextEdit("用了3次就漏水")
        demands = ["退货", "换货", "维修", "补偿", "咨询"]
        self.demand = Segmented([Choice(word, word) for word in demands])
        self.demand.set_value("换货")
        self.contacted = Segmented([Choice(w, w) for w in ("导购", "品牌方", "无")], numbered=False)
        self.contacted.set_value("导购")
        self.save = PrimaryButton("保存并打印回执、标签", "Enter")
        self.tabs = PillTabs(
            [
                PillItem("a", "王建国 · 电水壶", "录入 剩 27 分", "warn"),
                PillItem("b", "已挂起 · 刘女士", "剩 8 分", "warn"),
            ]
        )
        self.tabs.add_end(Button("", key="F8", icon="plus", small=True))
        self.chain = FieldChain(self)
        self._build()

    def title(self) -> str:
        return "受理"

    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("Enter", "下一项"), KeyHint("Shift+Enter", "上一项")]

    def actions_now(self) -> Actions:
        words = {"F1": "本项说明", "F4": "历史", "F6": "拍照", "F8": "挂起"}
        return Actions(
            KeyAction(key, label, partial(self.served.append, key)) for key, label in words.items()
        )

    def first_focus(self) -> QWidget:
        return self.phone

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        channel = QHBoxLayout()
        channel.addWidget(Text("渠道", "muted"))
        channel.addWidget(Text("线下服务台", "strong"))
        right = QWidget()
        right.setLayout(channel)
        page.addWidget(PageHeader("受理", beside=(self.tabs,), right=(right,)))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addLayout(self._left(), 77)
        columns.addLayout(self._right(), 42)
        page.addLayout(columns, 1)
        self.chain.add(
            *(
                self.phone,
                self.name,
                self.verified,
                self.barcode,
                self.brand,
                self.goods,
                self.price,
                self.bought,
            ),
            *(self.channel, self.proof, self.words, self.demand, self.contacted),
        )

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(10)
        customer = Card("客户")
        fields = (FormField("手机或尾号", self.phone, required=True), FormField("姓名", self.name))
        customer.add_row(*fields, FormField("联系方式核验", self.verified), stretch=(19, 15, 38))
        known = row_of(
            IconLabel("history", size=15), Text("同号有 2 张旧工单，其中 0 张未结", "note"), KeyCap("F4")
        )
        known.addStretch(1)
        customer.body.addLayout(known)
        goods = Card("商品")
        grid = QGridLayout()
        grid.setSpacing(10)
        for index, (field, width) in enumerate(zip(self._goods_fields(), (19, 15, 26, 11) * 2, strict=False)):
            grid.addWidget(field, index // 4, index % 4, 1, 2 if index == 6 else 1)
            grid.setColumnStretch(index % 4, width)
        goods.body.addLayout(grid)
        problem = Card("问题")
        problem.add(FormField("客户原话", self.words, required=True))
        line = row_of(FormField("诉求", self.demand), FormField("已联系过", self.contacted))
        line.insertStretch(1, 1)
        problem.body.addLayout(line)
        photos = Card(
            "照片",
            note="漏水类拍摄清单：整体 ✓ · 漏点特写 ✓ · 条码 缺",
            side=Button("拍照", key="F6", icon="camera"),
        )
        for card in (customer, goods, problem, photos):
            left.addWidget(card)
        left.addStretch(1)
        return left

    def _goods_fields(self) -> list[FormField]:
        pairs = [
            ("条码", self.barcode),
            ("品牌", self.brand),
            ("品名与型号", self.goods),
            ("单价", self.price),
        ]
        pairs += [("购买日期", self.bought), ("购买渠道", self.channel), ("凭证", self.proof)]
        return [FormField(label, control) for label, control in pairs]

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(10)
        rights = Card("可享权益", side=Chip("二级 一般 · 售后主管", "info", "user"))
        rows: list[tuple[str, Tone, str, str, str]] = [
            ("按约定可", "ok", "check", "换货、维修", "质量问题 15 天内 · 至 11-23 周一 · 商场承诺"),
            ("按约定可", "ok", "check", "免费修理", "品牌保修 1 年 · 至 2027-11-08 · 保修卡第 2 条"),
            ("不可", "neutral", "x", "无理由退货", "7 天已过（11-15） · 商场承诺，非法定"),
            ("待确认", "warn", "clock", "退货", "质量问题核实后，依消法 24 条"),
        ]
        for index, (word, tone, icon, title, detail) in enumerate(rows):
            if index:
                rights.add(Divider())
            line = QGridLayout()
            line.setHorizontalSpacing(12)
            line.setVerticalSpacing(1)
            line.setColumnMinimumWidth(0, 84)
            line.addWidget(Chip(word, tone, icon), 0, 0)
            line.addWidget(Text(title, "strong"), 0, 1)
            line.addWidget(Elided(detail, "note"), 1, 1)
            line.setColumnStretch(1, 1)
            rights.body.addLayout(line)
        rights.add(HintBox("为何是 11-23：购买日 11-08 不计，第 15 日为 11-23，当日 22:00 前有效"))
        missing = Card("还缺")
        for what, effect in (("条码照片", "影响：品牌方责任认定"), ("交接实物清点", "影响：回执与标签")):
            line2 = row_of(Text(what), Text(effect, "muted"))
            line2.insertStretch(1, 1)
            missing.body.addLayout(line2)
        column = ScrollColumn(spacing=10)
        column.add(rights, missing)
        right.addWidget(column, 1)
        right.addLayout(row_of(Button("挂起", key="F8"), self.save, stretch=(1, 2)))
        return right


class TicketPage(Page):
    """A ticket on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = 0
        self.cause = Segmented(
            [Choice(w, w) for w in ("产品质量", "物流损坏", "安装损坏", "人为失误", "服务争议")]
        )
        self.cause.set_value("物流损坏")
        self.party = LineEdit("承运方 安达物流")
        self.share = LineEdit("100 %")
        self.plan = TextEdit(
            "更换同款石面柜体，10 个工作日内发货（至 12-04）；旧件上门取回，费用由商家承担。"
        )
        steps = ["受理", "核查", "认定", "告知", "方案", "执行", "回访", "归档"]
        self.steps = StepBar([StepMark(word, word) for word in steps])
        self.steps.set_current("认定")
        self.filters = FilterChips(
            [
                PillItem("all", "全部", "63"),
                PillItem("late", "已超时", "2", "danger"),
                PillItem("today", "今日到期", "9"),
                PillItem("mine", "我的", "17"),
                PillItem("approve", "待审批", "3"),
                PillItem("customer", "待客户", "11"),
                PillItem("unsent", "未同步", "14"),
            ]
        )
        self.notice = PrimaryButton("签发告知书", "Enter")
        self._build()

    def title(self) -> str:
        return "工单"

    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("1–7", "原因"), KeyHint("Tab", "下一项")]

    def actions_now(self) -> Actions:
        return Actions(
            [
                KeyAction("F6", "补证据", nothing),
                KeyAction("F7", "认定", nothing),
                KeyAction("F9", "打印", nothing),
            ]
        )

    def first_focus(self) -> QWidget:
        return self.cause

    def on_enter(self) -> None:
        self.entered += 1

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(10)
        number = Text("2F01-261119-0112", "muted")
        chips = (number, Chip("二级 一般", "info", "flag"), Text("¥2,350.00 · 换货", "muted"))
        due = Chip("今日 22:00 · 剩 11 小时", "warn", "timer")
        page.addWidget(
            PageHeader("陈女士 · 餐边柜 石面", beside=chips, right=(Text("认定时限", "muted"), due))
        )
        page.addWidget(self.steps)
        page.addWidget(self.filters)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        evidence = Card("证据 6", note="包装六面 ✓ 整体 ✓ 部位 ✓ 特写 ✓ 签收单 ✓")
        facts = [
            Fact("外包装", "右前角压溃，与断裂同面"),
            Fact("签收", "11-18 有损提货，已注明「外包装损坏」"),
        ]
        facts += [
            Fact("初判", "11:02", "剩 12 分", "warn", "timer"),
            Fact("录入", "10:02 完成", "达成", "ok", "check"),
        ]
        evidence.add(DefinitionList(facts))
        evidence.body.addStretch(1)
        desk = Card("责任认定")
        desk.add(FormField("原因", self.cause, required=True))
        desk.add(
            HintBox(
                "包装与商品同面受损，提示物流损坏。规则 S2r-17，仅作建议；照片缺失不单独定责。", "lightbulb"
            )
        )
        desk.add_row(FormField("责任主体", self.party), FormField("比例", self.share), stretch=(2, 1))
        desk.add(FormField("处理方案建议", self.plan))
        desk.body.addStretch(1)
        desk.add(Divider())
        bottom = row_of(Chip("3 份 · A4", "neutral", "printer"), Button("转第三方检测"), self.notice)
        bottom.insertStretch(1, 1)
        desk.body.addLayout(bottom)
        columns.addWidget(evidence, 34)
        columns.addWidget(desk, 52)
        page.addLayout(columns, 1)


def sample_shell(resources: Path) -> Shell:
    """The frame with both sample pages, as a clerk at the counter sees it."""
    destinations = [
        Destination("queue", "工单", "inbox", TicketPage),
        Destination("intake", "受理", "file-plus", IntakePage),
        Destination("settings", "设置", "settings", TicketPage, at_bottom=True),
    ]
    shell = Shell(
        destinations,
        lambda code, params: f"{code} {dict(params)}",
        QPixmap(str(resources / "icons" / "counterfoil.png")),
    )
    shell.top.set_desk("云汇广场", "2F 服务台")
    shell.top.set_shift("早班")
    shell.top.set_person("客服 · 示例员工")
    shell.top.set_sync("离线 · 待传 14", "neutral", "cloud-off")
    shell.rail.set_badge("queue", 2)
    shell.set_own_actions(Actions([KeyAction("F2", "新受理", nothing), KeyAction("F12", "交接", nothing)]))
    shell.footer.show_saved("已保存 10:02:31")
    shell.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
    return shell
