"""What the documents say is there, is there."""

import re
import subprocess
import sys
from pathlib import Path

HEADINGS = ["Context", "Decision", "Consequences", "Rejected"]


def _read(repository: Path, place: str) -> str:
    return (repository / place).read_text(encoding="utf-8")


def test_commands_of_the_readme_exist(repository: Path) -> None:
    usage = subprocess.run(
        [sys.executable, str(repository / "packaging" / "dev.py")], capture_output=True, text=True, check=True
    ).stdout
    known = set(re.findall(r"^  ([a-z0-9, ]+)", usage, re.MULTILINE))
    words = {word for each in known for word in re.findall(r"\w+", each)}
    named = set(re.findall(r"dev\.py (\w+)", _read(repository, "README.md")))
    assert {"run", "test"} <= named
    assert named <= words


def test_links_lead_somewhere(repository: Path) -> None:
    documents = [repository / "README.md", repository / "CHANGELOG.md", *(repository / "app").rglob("*.md")]
    dead = [
        f"{document.relative_to(repository)}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert dead == []


def test_every_package_is_on_the_map(repository: Path) -> None:
    on_the_map = set(re.findall(r"^\| `(\w+)` \|", _read(repository, "app/README.md"), re.MULTILINE))
    there = {
        each.name for each in (repository / "app").iterdir() if each.is_dir() and each.name != "__pycache__"
    }
    assert there == on_the_map


def test_every_module_beside_the_packages_is_on_the_map(repository: Path) -> None:
    on_the_map = set(re.findall(r"^\| `(\w+\.py)` \|", _read(repository, "app/README.md"), re.MULTILINE))
    assert {each.name for each in (repository / "app").glob("*.py")} - {"__init__.py"} == on_the_map


def test_every_place_named_on_the_map_is_there(repository: Path) -> None:
    """Words in code marks that look like a path: with a slash, or with a known ending."""
    named = re.findall(r"`([\w./*-]+)`", _read(repository, "app/README.md"))
    paths = {each for each in named if "/" in each or each.endswith((".py", ".toml"))}
    patterns = {re.sub(r"[A-Z]{4,}", "*", each).rstrip("/") for each in paths}
    roots = (repository, repository / "app")
    dead = [each for each in sorted(patterns) if not any(list(root.glob(each)) for root in roots)]
    assert dead == []


def test_decisions_are_numbered_and_complete(repository: Path) -> None:
    records = sorted((repository / "app" / "decisions").glob("[0-9]*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {record.name[:4]} "), record.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS, record.name


def test_changelog_has_room_for_what_comes(repository: Path) -> None:
    assert "## [Unreleased]" in _read(repository, "CHANGELOG.md")


def test_every_shipped_package_has_its_licence_named(repository: Path) -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", _read(repository, "packaging/requirements.lock"), re.MULTILINE)
    )
    noticed = set(
        re.findall(r"^\| ([\w.-]+) \|", _read(repository, "packaging/THIRD-PARTY-NOTICES.md"), re.MULTILINE)
    )
    assert locked <= {name.lower().replace("_", "-") for name in noticed}


def test_every_borrowed_file_has_its_licence_named(repository: Path) -> None:
    notices = _read(repository, "packaging/THIRD-PARTY-NOTICES.md")
    licences = [
        file.relative_to(repository / "resources").as_posix()
        for file in (repository / "resources").rglob("*")
        if re.match(r"(?i)(licen[cs]e|ofl|copying|notice)", file.name)
    ]
    assert [each for each in licences if f"`{each}`" not in notices] == []


def test_ci_runs_what_a_newcomer_runs(repository: Path) -> None:
    lines = _read(repository, ".ci/run").splitlines()
    assert [line for line in lines if "dev.py" in line] == ["exec python3 packaging/dev.py test"]


def test_no_place_of_a_build_machine_is_named(repository: Path) -> None:
    """The words are put together here so that this file does not hold them itself."""
    slash = "/"
    places = [f"{slash}{folder}{slash}" for folder in ("root", "work")]
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
    pattern = re.compile(
        "|".join([*map(re.escape, places + hosts), rf"{slash}home{slash}\w", r"C:\\Users\\\w"])
    )
    folders = ("app", "packaging", "resources", "tests", ".ci")
    files = [file for folder in folders for file in (repository / folder).rglob("*") if file.is_file()]
    files += [file for file in repository.iterdir() if file.is_file()]
    readable = {
        ".py",
        ".md",
        ".toml",
        ".json",
        ".txt",
        ".lock",
        ".qss",
        ".ts",
        ".svg",
        ".html",
        ".csv",
        ".ini",
        "",
    }
    found = [
        f"{file.relative_to(repository)}: {match[0]}"
        for file in files
        if file.suffix in readable and "__pycache__" not in file.parts
        for match in pattern.finditer(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
