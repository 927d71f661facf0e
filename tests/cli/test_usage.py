"""The words of a command: every command there is, and mistakes in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from app.cli.program import build
from tests.cli.conftest import Desk, Program

COMMANDS = {
    "demo",
    "init",
    "intake",
    "attach",
    "actions",
    "act",
    "show",
    "list",
    "conflict",
    "enrol",
    "staff",
    "support-bundle",
    "sync",
    "person",
    "batch",
    "documents",
    "print",
    "print-orders",
    "blank-form",
    "message",
    "evidence",
    "reconcile",
    "scan",
    "desk-papers",
    "service-manual",
    "assess",
    "backup",
    "recover",
    "recovery-code",
    "salvage",
    "encrypt",
    "decrypt",
    "hand-over",
    "passphrase",
    "restore",
    "verify",
    "export",
    "demo-data",
}

WRONG = [
    (["fly"], "no_such_command", "command"),
    (["show"], "argument_missing", "NUMBER"),
    (["act", "1", "AddNote"], "argument_missing", "FILE"),
    (["attach", "1"], "argument_missing", "FILE…"),
    (["show", "1", "2"], "argument_too_many", "command"),
    (["list", "--colour", "red"], "unknown_option", "--colour"),
    (["list", "--limit"], "argument_missing", "limit"),
    (["list", "--limit", "many"], "type_expected", "limit"),
    (["list", "--limit", "0"], "argument_wrong", "limit"),
    (["list", "--filter", "nice"], "choice_expected", "filter"),
    (["init", "--desk", "2F-01"], "argument_missing", "profile"),
    (["init", "--desk", "2F-01", "--profile", "bazaar"], "choice_expected", "profile"),
    (["demo-data"], "argument_missing", "tickets"),
    (["--clerk", "林晓敏"], "argument_missing", "command"),
    (["--clerk", " ", "list"], "text_missing", "clerk"),
    (["show", "\udcff"], "text_not_characters", "command"),
]


@pytest.mark.parametrize(
    ("words", "code", "field"), WRONG, ids=[f"{n}-{code}" for n, (_, code, _) in enumerate(WRONG)]
)
def test_mistakes_in_the_words_are_input_errors(desk: Desk, words: list[str], code: str, field: str) -> None:
    ran = desk.run(*words)
    assert (ran.code, ran.fault["code"], ran.fault["field"]) == (2, code, field)
    assert ran.fault["message"] not in ("", code)


def test_every_command_is_there_and_says_what_it_does() -> None:
    group = typer.main.get_command(build())
    commands = getattr(group, "commands", {})
    assert set(commands) == COMMANDS
    assert all(command.help for command in commands.values())


def test_help_names_every_command(program: Program) -> None:
    ran = program.run("--help", env={"COLUMNS": "100"})
    assert ran.code == 0
    text = ran.out.decode()
    assert "counterfoil" in text
    assert all(re.search(rf"\b{name}\b", text) for name in COMMANDS)


def test_each_command_explains_itself(program: Program) -> None:
    ran = program.run("print", "--help", env={"COLUMNS": "100"})
    assert ran.code == 0
    assert {"--out", "--printer", "--paper", "--copy"} <= set(re.findall(r"--\w+", ran.out.decode()))


def test_commands_named_in_documents_and_messages_exist(repository: Path) -> None:
    documents = [repository / "README.md", *(repository / "app").rglob("*.md")]
    told = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    folder = repository / "resources" / "messages"
    said = "\n".join((folder / f"{name}.json").read_text(encoding="utf-8") for name in ("zh_CN", "en"))
    named = set(re.findall(r"(?:dev\.py run|`counterfoil) ([a-z][a-z-]+)", told))
    named |= set(re.findall(r"\bcounterfoil ([a-z][a-z-]+)", said))
    assert {"demo", "init", "verify", "restore"} <= named
    assert named <= COMMANDS
