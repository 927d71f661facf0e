"""The preview: pages on a worker, kept, replaced without a flicker, gone through by keys."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.page_cache import KEPT, PageCache
from app.ui.parts.page_column import GAP, column_height, fitting_width, page_at, pages_in_sight, place_pages
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.parts.pdf_renderer import MAX_WIDTH, PageSize, PdfRenderer
from tests.ui.parts.desk_tasks import WatchedTasks
from tests.ui.parts.sample_pdf import slip_pdf

A4 = PageSize(595, 842)


class CountingRenderer(PdfRenderer):
    """Counts the pages it renders."""

    def __init__(self) -> None:
        super().__init__()
        self.rendered: list[tuple[int, int]] = []

    def page(self, pdf: bytes, number: int, width: int) -> QImage:
        self.rendered.append((number, width))
        return super().page(pdf, number, width)


@pytest.fixture
def renderer() -> CountingRenderer:
    return CountingRenderer()


@pytest.fixture
def preview(qtbot: QtBot, look: Look, tasks: WatchedTasks, renderer: CountingRenderer) -> PdfPreview:
    preview = PdfPreview(tasks, renderer)
    qtbot.addWidget(preview)
    preview.resize(400, 500)
    preview.show()
    preview.show_pdf(slip_pdf(3))
    tasks.settle()
    preview.grab()
    tasks.settle()
    return preview


def test_only_pages_in_sight_are_rendered_and_only_once(
    preview: PdfPreview, renderer: CountingRenderer, tasks: WatchedTasks
) -> None:
    preview.grab()
    tasks.settle()
    assert sorted({number for number, _ in renderer.rendered}) == [0]
    assert len(renderer.rendered) == 1


def test_keys_go_page_by_page_and_zoom(preview: PdfPreview, tasks: WatchedTasks) -> None:
    pages: list[int] = []
    preview.page_changed.connect(pages.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(preview, key)
        preview.grab()
    assert pages == [1, 2, 1, 2, 0]
    for _ in range(10):
        QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom == 4.0
    assert preview.horizontalScrollBar().maximum() > 0
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.horizontalScrollBar().maximum() == 0
    tasks.settle()
    preview.show_pdf(slip_pdf(1, long=10))
    tasks.settle()
    assert preview.verticalScrollBar().maximum() > 4000
    QTest.keyClick(preview, Qt.Key.Key_9)  # a roll as long as ten pages, the whole of it
    assert preview.verticalScrollBar().maximum() == 0
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom >= 0.25
    tasks.settle()


def test_a_label_is_no_larger_than_reads_well() -> None:
    assert fitting_width([PageSize(170, 113)], 900) == 453
    assert fitting_width([A4], 900) == fitting_width([], 900) == 900


def test_a_newer_paper_replaces_the_older_at_the_same_place(preview: PdfPreview, tasks: WatchedTasks) -> None:
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    top = preview.verticalScrollBar().value()
    before = preview.grab().toImage().pixelColor(200, 250)
    preview.show_busy()
    assert preview.accessibleDescription() == "Typesetting…"
    assert preview.grab().toImage().pixelColor(200, 250) == before
    preview.show_pdf(slip_pdf(2, "告知书"))
    preview.show_pdf(slip_pdf(2, "告知书"))
    tasks.settle()
    assert (preview.verticalScrollBar().value(), preview.accessibleDescription()) == (top, "2 pages")


def test_no_paper_yet_and_no_paper_at_all_are_said(qtbot: QtBot, look: Look, tasks: WatchedTasks) -> None:
    preview = PdfPreview(tasks, PdfRenderer())
    qtbot.addWidget(preview)
    preview.show_busy()
    assert preview._message == "Typesetting…"
    preview.show_pdf(b"no pdf")
    tasks.settle()
    assert preview._message == "The preview could not be made"
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    preview.show_message("还没有单据")
    assert preview.accessibleDescription() == "还没有单据"
    assert not preview.grab().isNull()


def test_a_page_is_white_in_every_theme(qtbot: QtBot, each_look: Look, tasks: WatchedTasks) -> None:
    preview = PdfPreview(tasks, PdfRenderer())
    qtbot.addWidget(preview)
    preview.resize(300, 300)
    preview.show_pdf(slip_pdf())
    tasks.settle()
    assert preview.grab().toImage().pixelColor(QPoint(GAP + 6, GAP + 6)) == QColor("white")


def test_the_renderer_says_what_is_no_pdf_and_limits_the_width(look: Look) -> None:
    renderer = PdfRenderer()
    with pytest.raises(ValueError, match="no PDF"):
        renderer.sizes(b"")
    pdf = slip_pdf(2)
    sizes = renderer.sizes(pdf)
    assert [(round(size.width), round(size.height)) for size in sizes] == [(595, 842), (595, 842)]
    assert renderer.page(pdf, 1, 100_000).width() <= MAX_WIDTH + 1


def test_the_cache_stays_small(qtbot: QtBot, look: Look, tasks: WatchedTasks) -> None:
    cache = PageCache(tasks, PdfRenderer())
    cache.use(slip_pdf())
    for width in range(20, 20 + 2 * KEPT):
        cache.pixmap(0, width)
    tasks.settle()
    assert len(cache) == KEPT
    assert cache.pixmap(0, 5_000) is not None
    cache.use(b"")
    tasks.settle()
    assert len(cache) == 0


@given(st.integers(1, 40), st.integers(40, 900), st.integers(0, 40_000), st.integers(1, 1_200))
def test_pages_lie_in_order_and_what_is_in_sight_is_found(
    count: int, width: int, top: int, height: int
) -> None:
    placed = place_pages([A4] * count, width)
    assert all(before.bottom + GAP == after.top for before, after in itertools.pairwise(placed))
    assert column_height(placed) == placed[-1].bottom + GAP
    seen = pages_in_sight(placed, top, height)
    assert seen == [page for page in placed if page.bottom > top and page.top < top + height]
    assert 0 <= page_at(placed, top) < count


def test_an_empty_column() -> None:
    assert (place_pages([], 100), column_height([]), page_at([], 5)) == ([], 0, 0)
