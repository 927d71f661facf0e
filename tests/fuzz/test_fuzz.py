"""Every parser of outside files is fuzzed, a little in each run: what is damaged is refused by name."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.inside import INSIDE, readers
from tests.fuzz.mutations import mutated
from tests.fuzz.parsers import PARSERS


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_damaged_bytes_are_read_or_refused(name: str) -> None:
    parser, chance = PARSERS[name], Random(name)
    seeds = parser.seeds()
    for _ in range(parser.each):
        with suppress(*parser.refusals):
            parser.read(mutated(chance.choice(seeds), chance))


def test_every_module_that_takes_bytes_apart_is_fuzzed_or_says_why_not(repository: Path) -> None:
    found = readers(repository / "app")
    fuzzed = {module for parser in PARSERS.values() for module in parser.modules}
    assert found - fuzzed - INSIDE.keys() == set(), "put it into the table of parsers, or say why not"
    assert INSIDE.keys() - found == set(), "takes nothing apart any more"
    assert fuzzed & INSIDE.keys() == set()
    assert all((repository / Path(*module.split("."))).with_suffix(".py").is_file() for module in fuzzed)


def test_the_same_seed_gives_the_same_variants() -> None:
    seed = b'{"a": [1, 2, {"b": "text"}]}'
    assert [mutated(seed, Random(5)) for _ in range(3)] == [mutated(seed, Random(5))] * 3
    assert len({mutated(seed, chance) for chance in map(Random, range(50))}) > 40
