"""The guide for those who run a head office names only what its program knows."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_group

from app.headoffice.cli.program import build

GUIDE, UNIT = "packaging/HEADOFFICE.md", "packaging/counterfoil-headoffice.service"


@pytest.fixture(scope="module")
def commands() -> dict[str, set[str]]:
    """Each command's options; those of the program itself under an empty name."""
    program = get_group(build())
    known = {**program.commands, "": program}
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in known.items()
    }


def _said(repository: Path) -> list[list[str]]:
    """Every command line of both files, as words."""
    guide = (repository / GUIDE).read_text(encoding="utf-8")
    lines = re.findall(r"counterfoil[-_]headoffice ((?!\(\))[^`\n#\\]*)", guide)
    unit = (repository / UNIT).read_text(encoding="utf-8")
    lines += re.findall(r"^ExecStart=\S*counterfoil-headoffice (.*)$", unit, re.MULTILINE)
    return [words for words in map(shlex.split, lines) if words]


def test_every_command_line_is_understood(repository: Path, commands: dict[str, set[str]]) -> None:
    said = [words for words in _said(repository) if words[0] in commands or words[0].startswith("--")]
    assert {words[0] for words in said} >= {"serve", "enrol-code", "restore", "status", "backup"}
    for words in said:
        command = next(word for word in words if word in commands)
        options = {word for word in words if word.startswith("--")}
        assert options <= commands[command] | commands[""], words


def test_the_table_names_commands(repository: Path, commands: dict[str, set[str]]) -> None:
    rows = re.findall(
        r"^\| [^|]+ \| (.+) \|$", (repository / GUIDE).read_text(encoding="utf-8"), re.MULTILINE
    )
    named = {word for row in rows for word in re.findall(r"`([a-z-]+) [A-Z]", row)}
    assert {"revoke", "import", "publish"} <= named
    assert named <= commands.keys()


def test_the_unit_keeps_what_it_writes_where_it_may(repository: Path) -> None:
    unit = (repository / UNIT).read_text(encoding="utf-8")
    assert "ProtectSystem=strict" in unit
    state = "/var/lib/" + re.findall(r"^StateDirectory=(\S+)$", unit, re.MULTILINE)[0]
    assert f"COUNTERFOIL_HEADOFFICE={state}\n" in unit
    assert re.findall(r"--backups (\S+)", unit) == [f"{state}/backups"]
