"""Draws every widget of the kit and the sample pages into PNG files, to be looked at.

    python tests/ui/gallery.py FOLDER

Run it with QT_QPA_PLATFORM=offscreen, and with QT_SCALE_FACTOR=2 to see large screens.
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QTranslator  # noqa: E402 - the checkout must be importable first
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget  # noqa: E402 - the same

from app.domain.money import Fen  # noqa: E402 - the same
from app.ui.i18n import StretchingTranslator, install_language  # noqa: E402 - the same
from app.ui.kit.amountedit import AmountEdit  # noqa: E402 - the same
from app.ui.kit.buttons import Button, PrimaryButton  # noqa: E402 - the same
from app.ui.kit.card import Card, HintBox  # noqa: E402 - the same
from app.ui.kit.chips import Badge, Chip  # noqa: E402 - the same
from app.ui.kit.choices import Choice  # noqa: E402 - the same
from app.ui.kit.combo import Combo  # noqa: E402 - the same
from app.ui.kit.dateedit import DateEdit  # noqa: E402 - the same
from app.ui.kit.droplist import DropRow  # noqa: E402 - the same
from app.ui.kit.empty import EmptyState  # noqa: E402 - the same
from app.ui.kit.fields import FormField  # noqa: E402 - the same
from app.ui.kit.keys import HintRow, KeyHint  # noqa: E402 - the same
from app.ui.kit.lineedit import LineEdit  # noqa: E402 - the same
from app.ui.kit.look import Look  # noqa: E402 - the same
from app.ui.kit.messages import Message, MessageAction, MessageBar  # noqa: E402 - the same
from app.ui.kit.progress import BusyLine  # noqa: E402 - the same
from app.ui.kit.segmented import Segmented  # noqa: E402 - the same
from app.ui.kit.steps import StepBar, StepMark  # noqa: E402 - the same
from app.ui.kit.text import Text  # noqa: E402 - the same
from app.ui.theme import TONES  # noqa: E402 - the same
from tests.ui.sample_pages import TODAY, nothing, sample_shell  # noqa: E402 - the same


def sheet() -> QWidget:
    """Each widget once, in each of its states."""
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    for cards in ((_fields(), _choices(), _texts()), (_words(), _messages(), _empty())):
        column = QVBoxLayout()
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        columns.addLayout(column, 1)
    return sheet


def _fields() -> Card:
    card = Card("Fields", note="at rest, focused, wrong, disabled")
    wrong = FormField("手机", LineEdit("1380000"), required=True)
    wrong.set_error("少 4 位")
    long = FormField("身份证号", LineEdit("330106"), hint="仅限 5,000.00 元以上")
    long.set_error("号码应为 18 位，最后一位可以是 X；请照证件重新输入")
    off = LineEdit("不可改")
    off.setEnabled(False)
    card.add_row(wrong, FormField("姓名", LineEdit("王建国")), FormField("单号", off), stretch=(1, 1, 1))
    amount, day = AmountEdit(Fen(1280000)), DateEdit(lambda: TODAY, date(2026, 11, 8))
    chip = LineEdit("当面出示")
    chip.set_chip("已核验", "ok", "circle-check")
    card.add_row(
        FormField("单价", amount), FormField("购买日期", day), FormField("核验", chip), stretch=(1, 1, 1)
    )
    card.add_row(long, FormField("品牌", Combo(placeholder="输入拼音首字母")), stretch=(1, 1))
    return card


def _choices() -> Card:
    card = Card("Choices")
    one = Segmented([Choice(w, w) for w in ("退货", "换货", "维修", "补偿", "咨询")])
    one.set_value("换货")
    many = Segmented([Choice(w, w) for w in ("原状", "配件齐", "可再售")], multi=True)
    many.set_values(["原状", "可再售"])
    tiles = Segmented(
        [Choice(w, w) for w in ("产品质量", "安装损坏", "使用不当", "需鉴定")], columns=4, numbered=False
    )
    tiles.set_value("安装损坏")
    for widget in (one, many, tiles):
        card.add(widget)
    blocks = StepBar(
        [StepMark(w, w) for w in ("到达", "拍照", "诊断", "修复", "测试", "签字")], shape="block"
    )
    blocks.set_current("诊断")
    card.add(blocks)
    buttons = (
        PrimaryButton("去认定", "F7"),
        Button("拍照", key="F6", icon="camera"),
        Button("作废", kind="danger"),
    )
    off = Button("不可用", key="F9")
    off.setEnabled(False)
    row = card.add_row(*buttons, Button("更多", kind="quiet", icon="ellipsis"), off)
    row.addStretch(1)
    return card


def _texts() -> Card:
    card = Card("Text")
    for kind in ("title", "heading", "strong", "figure", "label", "small", "muted", "note", "body"):
        card.add(Text(f"{kind} 存根 ¥12,800.00 · 2026-11-20 周五 14:05", kind))
    return card


def _words() -> Card:
    card = Card("Words")
    row = card.add_row(*(Chip(tone, tone, "info") for tone in TONES))
    row.addStretch(1)
    row = card.add_row(*(Chip(f"{tone} 词", tone) for tone in TONES), Badge(2), Badge(128))
    row.addStretch(1)
    card.add(HintRow([KeyHint("Enter", "下一项"), KeyHint("F7", "认定"), KeyHint("Esc", "返回，草稿保留")]))
    card.add(HintBox("为何是 11-23：购买日 11-08 不计，第 15 日为 11-23，当日 22:00 前有效"))
    card.add(HintBox("GB 18584-2001 已由 2024 版代替", "triangle-alert", tone="warn"))
    busy, share = BusyLine(), BusyLine()
    busy.show_busy("busy")
    share.show_share(0.4, "share")
    card.add(busy, share)
    return card


def _messages() -> Card:
    card = Card("Messages")
    for tone in TONES:
        bar = MessageBar()
        bar.show_message(Message(f"{tone}：打印机没有应答。单据已保存，可稍后按 F9 重印。", tone))
        card.add(bar)
    bar = MessageBar()
    bar.show_message(Message("已挂起 刘女士 的受理", "ok", actions=(MessageAction("撤销", nothing),)))
    card.add(bar)
    return card


def _empty() -> EmptyState:
    return EmptyState("inbox", "没有未结工单", "按 F2 新受理一件", PrimaryButton("新受理", "F2"))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    look = Look(application, ROOT / "resources")
    install_language(application, ROOT / "resources" / "i18n", "zh_CN")
    for theme in look.names():
        look.use(theme)
        _save(sheet(), folder / f"kit-{theme}.png", 1366, 900)
        for width, height in ((1366, 768), (1024, 768), (700, 420)):
            for page in ("queue", "intake"):
                shell = sample_shell(ROOT / "resources")
                shell.open(page)
                _save(shell, folder / f"{page}-{theme}-{width}.png", width, height)
    look.use("light")
    shell = sample_shell(ROOT / "resources")
    shell.open("intake")
    _show(shell, 1366, 768)
    shell.report("printer_missing", {"printer": "EPSON"})
    shell.focus_search()
    shell.top.search.setText("2233")
    rows = [DropRow("1", "王建国 138****2233", "电水壶 MK-1508 · 换货", "inbox", "剩 12 分", "warn")]
    rows += [DropRow("2", "王芳 139****2233", "羊毛大衣 · 已归档", "inbox", "已归档", "neutral")]
    shell.top.search.show_rows(rows)
    _save(shell, folder / "search.png", 1366, 768)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
    stretching = StretchingTranslator()
    application.installTranslator(stretching)
    _save(sheet(), folder / "kit-stretched.png", 1366, 900)


def _save(widget: QWidget, path: Path, width: int, height: int) -> None:
    _show(widget, width, height)
    widget.grab().save(str(path))
    widget.close()


def _show(widget: QWidget, width: int, height: int) -> None:
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    for _ in range(5):
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
