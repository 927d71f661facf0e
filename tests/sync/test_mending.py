"""Clones, restores on either side, twins: nothing is lost and nothing doubled."""

from __future__ import annotations

import json
from collections.abc import Iterable
from threading import Barrier, Thread

from app.wire.link import Accepted
from app.wire.messages import JudgedEntry, Verdict
from tests.fakes.head_office import Office, feed_item, problem
from tests.fakes.sync_ports import FakeDesk
from tests.sync.conftest import Join, Reached


def ids(lines: Iterable[bytes]) -> list[str]:
    return [json.loads(each)["id"] for each in lines]


def all_ids(chains: dict[str, list[bytes]]) -> set[str]:
    return {each for lines in chains.values() for each in ids(lines)}


def test_restored_laptop_fetches_its_own_entries_back(shop: Reached, office: Office) -> None:
    office.own_page = 2
    shop.desk.outbox.write(4)
    shop.lanes.data()
    writer = shop.desk.outbox.writer
    shop.desk.outbox.cut(writer, 2)
    shop.desk.state.marks[writer] = Accepted(2, shop.desk.outbox.ends()[-1].hash.hex())
    shop.desk.state.remember("session", "")
    report = shop.anew().data()
    assert (report.mended, report.cause) == (("behind",), None)
    assert shop.desk.inflow.taken_back == {writer: 5}
    assert shop.desk.inflow.reasons == ["restored"]
    assert shop.desk.outbox.chains[writer] == office.chains[writer]


def test_restored_laptop_that_worked_on_reissues_under_a_new_name(shop: Reached, office: Office) -> None:
    shop.desk.outbox.write(4)
    shop.lanes.data()
    outbox, writer = shop.desk.outbox, shop.desk.outbox.writer
    sent = all_ids(office.chains)
    outbox.cut(writer, 2)
    shop.desk.state.marks[writer] = Accepted(2, outbox.ends()[-1].hash.hex())
    outbox.write(3)
    here = all_ids(outbox.chains)
    report = shop.lanes.data()
    assert (report.mended[:1], report.cause) == (("fork",), None)
    assert all_ids(office.chains) == sent | here
    assert all_ids(outbox.chains) == sent | here
    assert outbox.chains == {name: lines for name, lines in office.chains.items() if name in outbox.chains}


def test_a_fork_is_found_with_more_entries_here_than_there(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    outbox, writer = shop.desk.outbox, shop.desk.outbox.writer
    outbox.cut(writer, 2)
    outbox.write(6)
    shop.desk.state.remember("session", "")
    report = shop.anew().data()
    assert (report.mended[0], report.cause) == ("fork", None)
    assert len(all_ids(office.chains)) == 3 + 6
    assert office.end(outbox.writer).seq == 6


def test_two_clones_both_keep_everything(join: Join, office: Office) -> None:
    one = join()
    one.desk.outbox.write(5)
    one.lanes.data()
    twin = FakeDesk(machine="m2")
    for line in one.desk.outbox.chains["device-1.a1"]:
        twin.outbox.append("device-1.a1", line)
    twin.outbox.chance.seed(8)
    twin.state.kept = one.desk.state.kept
    twin.state.marks = dict(one.desk.state.marks)
    twin.state.values = dict(one.desk.state.values)
    other = join(twin)
    written = set()
    for turn in range(3):
        for each in (one, other):
            each.desk.outbox.write(2)
            written |= all_ids(each.desk.outbox.chains)
            report = each.lanes.data()
            assert report.cause is None, (turn, report)
    assert all_ids(office.chains) == written
    assert one.desk.outbox.writer != other.desk.outbox.writer
    assert len([each for lines in office.chains.values() for each in ids(lines)]) == len(written)


def test_a_lease_that_a_twin_holds_makes_both_go_apart(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    office.leases[shop.desk.outbox.writer] = "of the twin"
    shop.desk.state.remember("session", "")
    report = shop.anew().data()
    assert (report.mended, report.cause) == (("twin",), None)
    assert shop.desk.inflow.reasons == ["twin"]


def test_a_copy_whose_numbers_bear_the_same_mark_makes_one_of_them_go_on_under_another(
    shop: Reached, office: Office
) -> None:
    shop.lanes.data()
    writer = shop.desk.outbox.writer
    shop.desk.inflow.shared_marks.append(True)
    shop.desk.outbox.write(2)
    report = shop.lanes.data()
    assert (report.mended, report.cause) == (("twin",), None)
    assert shop.desk.inflow.reasons == ["twin"]
    assert shop.desk.outbox.writer != writer
    shop.desk.outbox.write(2)
    assert shop.lanes.data().cause is None
    assert all_ids(office.chains) == all_ids(shop.desk.outbox.chains)


def test_a_refusal_for_a_twin_is_the_same(shop: Reached, office: Office) -> None:
    office.rule("session", problem("lease_conflict"))
    assert shop.lanes.data().mended == ("twin",)
    assert shop.desk.inflow.reasons == ["twin"]


def test_head_office_restored_gets_everything_again(shop: Reached, office: Office) -> None:
    shop.desk.outbox.write(5)
    shop.lanes.data()
    writer = shop.desk.outbox.writer
    office.epoch = "epoch-2"
    office.cut(writer, 3)
    report = shop.lanes.data()
    assert report.cause is None
    assert set(report.mended) == {"epoch_changed", "ahead"}
    assert office.chains == shop.desk.outbox.chains
    link = shop.desk.state.link()
    assert link is not None
    assert link.epoch == "epoch-2"
    assert shop.desk.inflow.begun_again == 1


def test_a_gap_is_closed_from_where_head_office_stands(shop: Reached, office: Office) -> None:
    shop.desk.outbox.write(5)
    shop.lanes.data()
    writer = shop.desk.outbox.writer
    office.cut(writer, 2)
    shop.desk.outbox.write(1)
    report = shop.lanes.data()
    assert (report.cause, report.mended) == (None, ("ahead",))
    assert office.chains == shop.desk.outbox.chains


def test_it_does_not_go_round_for_ever(shop: Reached, office: Office) -> None:
    office.rule("batch", problem("gap"), times=1000)
    report = shop.lanes.data()
    assert report.cause is not None
    assert report.cause.code == "gap"
    assert office.calls.count("batch") == 4


def test_what_a_copy_wrote_under_its_own_name_is_fetched(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    other = FakeDesk(machine="m2")
    other.outbox.begin("device-1.b2")
    other.outbox.write(4)
    office.chains["device-1.b2"] = other.outbox.chains["device-1.b2"]
    office.hashes["device-1.b2"] = other.outbox.hashes["device-1.b2"]
    office.feed = [
        feed_item(1, "entries", "device-1.b2/1", JudgedEntry("device-1.b2", 1, Verdict.APPLIED, count=4))
    ]
    report = shop.lanes.data()
    assert (report.cause, report.mended) == (None, ("fetched",))
    assert shop.desk.outbox.chains["device-1.b2"] == office.chains["device-1.b2"]
    assert shop.desk.outbox.writer == "device-1.a1"
    assert shop.lanes.data().mended == ()


def test_two_programs_that_send_the_same_at_once_double_nothing(join: Join, office: Office) -> None:
    """Fault 2: the same journal, the same session, the same moment."""
    one = join()
    one.lanes.data()
    twin = FakeDesk()
    twin.state.kept, twin.state.values = one.desk.state.kept, dict(one.desk.state.values)
    for desk in (one.desk, twin):
        desk.outbox.write(600)
    both = (one, join(twin))
    together = Barrier(2)

    def send(each: Reached) -> None:
        together.wait(10)
        each.lanes.data()

    threads = [Thread(target=send, args=(each,)) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert office.entries() == {"device-1.a1": one.desk.outbox.chains["device-1.a1"]}
    assert {each.desk.state.accepted("device-1.a1").seq for each in both} == {600}
