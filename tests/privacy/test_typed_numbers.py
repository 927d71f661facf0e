"""An identity number typed into a text reaches no byte of a store, nor what an older program let pass its lists."""

from __future__ import annotations

from pathlib import Path

from app.domain.entry import Draft
from app.domain.records import Complaint, Goods
from app.domain.steps.intake import GoodsAdded
from app.usecases.export_tickets import ticket_row
from app.usecases.read_models import QueueFilter
from tests.fakes.shop import CLERK, make_shop_folder, opened_shop
from tests.privacy.needles import IDENTITY, needle
from tests.privacy.searching import Search, search_folder
from tests.privacy.typed import TYPED, type_everywhere


def test_no_byte_of_the_store_holds_what_was_typed(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    make_shop_folder(folder)
    search = Search((needle(IDENTITY, TYPED),))
    with opened_shop(folder) as shop:
        assert type_everywhere(shop.work, tmp_path) == 5
        assert search_folder(folder, search) == []
    assert search_folder(folder, search) == []


def test_what_another_program_let_pass_is_masked_in_lists_search_and_spreadsheets(tmp_path: Path) -> None:
    make_shop_folder(tmp_path / "store")
    with opened_shop(tmp_path / "store") as shop:
        ticket = shop.intake()
        words = Draft(GoodsAdded("2", Goods("锅"), "repair", Complaint(f"证件{TYPED}")))
        shop.work.journal.transact(lambda tx: tx.append(ticket.id, (words,), shop.time.now(), CLERK.name))
        known = shop.ticket(ticket.id)
        assert known.items[1].complaint is not None
        assert TYPED in (known.items[1].complaint.words or ""), "an entry is never changed"
        found = shop.work.tickets.page(QueueFilter(shop.time.now(), chip="all", search="440301"))
        assert [row.id for row in found.rows] == [], "its middle leads nowhere"
        with shop.store.access.reading() as connection:
            texts = connection.execute("SELECT words FROM ticket_text").fetchall()
        assert all(TYPED not in text for (text,) in texts)
        assert shop.store.verify().findings == []
        assert all(TYPED not in text for text in ticket_row(known, shop.work.desk).values())
