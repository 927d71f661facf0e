"""The rules of a profile that nobody asks for are not read; asked for, they are as if read at once."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import make_store, open_workplace
from app.domain.refusals import InputError
from app.library import policies
from app.library.fields import Fields, read_object
from app.library.files import resource_root
from app.library.policies import load_rulebook
from app.usecases.compare_profiles import compare_facts, other_profiles
from app.usecases.desk import Desk
from tests.fakes.shop import NOTHING_ASIDE

PROFILES = sorted(path.stem for path in (resource_root() / "policies" / "profiles").glob("*.json"))
FILES = {f"{profile}.json" for profile in PROFILES}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The profiles that were read, in their order."""
    seen: list[str] = []

    def noting(path: Path) -> Fields:
        seen.extend({path.name} & FILES)
        return read_object(path)

    monkeypatch.setattr(policies, "read_object", noting)
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The packaged policies, to be spoilt."""
    shutil.copytree(resource_root() / "policies", tmp_path / "policies")
    return tmp_path / "policies"


def change(path: Path, **values: object) -> None:
    known = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**known, **values}, ensure_ascii=False), encoding="utf-8")


def test_opening_a_store_reads_the_profile_of_its_desk_alone(tmp_path: Path, read: list[str]) -> None:
    make_store(tmp_path, Desk("2F-01", profile="furniture_retail"), NOTHING_ASIDE)
    read.clear()
    with open_workplace(tmp_path) as work:
        assert work.policy.version == "2026.1"
        assert other_profiles(work.policy, "furniture_retail")
        assert read == ["furniture_retail.json"]
        for _ in range(2):
            compare_facts(work.policy, {"demand": "return"}, "ecommerce")
        assert read == ["furniture_retail.json", "ecommerce.json"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_read_later_is_the_same_profile(profile: str) -> None:
    at_once, later = load_rulebook(), load_rulebook(first="")
    assert later.profile_ids == at_once.profile_ids == tuple(sorted(PROFILES))
    for day in (None, date(2025, 12, 31), date(2026, 11, 20)):
        assert later.rules_for(profile, day) == at_once.rules_for(profile, day)
    assert later.versions(profile) == at_once.versions(profile)


def test_what_is_wrong_with_another_profile_is_said_when_it_is_asked_for(folder: Path) -> None:
    change(folder / "profiles" / "ecommerce.json", valid_from="soon")
    with pytest.raises(InputError, match="resource_field_wrong"):
        load_rulebook(folder)
    book = load_rulebook(folder, first="mall_desk")
    assert book.rules_for("mall_desk").profile
    for _ in range(2):
        with pytest.raises(InputError) as refused:
            book.rules_for("ecommerce")
        assert (refused.value.field, refused.value.params["file"]) == ("valid_from", "ecommerce.json")


def test_a_rule_read_later_may_only_look_at_what_there_is(folder: Path) -> None:
    rule = {"kind": "outcome", "id": "own", "rule": "X", "source": "样例", "set": {"own": 1}}
    for fact, fine in (("window:sb95_whole", True), ("window:nowhere", False)):
        change(folder / "profiles" / "ecommerce.json", rules=[{**rule, "when": {fact: "open"}}])
        book = load_rulebook(folder, first="mall_desk")
        if fine:
            assert book.rules_for("ecommerce").outcomes
        else:
            with pytest.raises(InputError, match="resource_fact_unknown"):
                book.rules_for("ecommerce")


def test_a_file_of_a_profile_holds_that_profile(folder: Path) -> None:
    change(folder / "profiles" / "ecommerce.json", id="home_groupbuy")
    with pytest.raises(InputError) as refused:
        load_rulebook(folder, first="mall_desk").versions("ecommerce")
    assert (refused.value.code, refused.value.field) == ("resource_field_wrong", "id")


def test_a_version_beside_its_profile_is_read_with_it(folder: Path) -> None:
    newer = folder / "profiles" / "ecommerce-2027.json"
    shutil.copy(folder / "profiles" / "ecommerce.json", newer)
    change(newer, version="2027.1", valid_from="2027-01-01")
    book = load_rulebook(folder, first="mall_desk")
    assert book.versions("ecommerce") == ("2026.1", "2027.1")
    assert book.pinned("ecommerce", "2026.1") is book.pinned("ecommerce", "2026.1")


def test_a_profile_that_is_not_there_has_no_versions() -> None:
    book = load_rulebook(first="")
    assert book.versions("nowhere") == ()
    with pytest.raises(InputError, match="profile_not_installed"):
        book.rules_for("nowhere")
