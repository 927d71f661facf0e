"""The bill of materials names whatever a release brings along, and says what it knows of it."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def bill(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    target = tmp_path_factory.mktemp("bill") / "out" / "counterfoil.cdx.json"
    command = [sys.executable, str(repository / "packaging" / "dev.py"), "sbom", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, Any] = json.loads(target.read_bytes())
    return found


def _locked(repository: Path, lock: str) -> dict[str, str]:
    text = (repository / "packaging" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def test_every_locked_package_is_named(repository: Path, bill: dict[str, Any]) -> None:
    named = {each["name"]: each["version"] for each in bill["components"]}
    needed = _locked(repository, "requirements.lock")
    extra = _locked(repository, "requirements-camera.lock")
    assert needed.items() <= named.items()
    assert extra.items() <= named.items()
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    words = [each for many in project["optional-dependencies"].values() for each in many]
    wanted = {re.split(r"[<>=\[]", each)[0].lower() for each in words}
    assert wanted <= named.keys()
    assert named.keys() - needed.keys() == wanted | {"psycopg-binary"}
    assert named["obstore"] == _locked(repository, "requirements-dev.lock")["obstore"]


def test_it_is_a_bill_that_others_read(repository: Path, bill: dict[str, Any]) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == project["version"]
    refs = [each["bom-ref"] for each in bill["components"]]
    assert len(refs) == len(set(refs))
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@\S+", ref) for ref in refs)
    known = {*refs, bill["metadata"]["component"]["bom-ref"]}
    assert {each["ref"] for each in bill["dependencies"]} == known
    reached = {ref for each in bill["dependencies"] for ref in each["dependsOn"]}
    assert reached == set(refs), "each is needed by something"
    for each in bill["components"]:
        sums = [prop["value"] for prop in each["properties"] if prop["name"] == "lock:sha256"]
        assert sums, each["name"]
        if each["scope"] == "required":
            assert each["licenses"][0]["license"]["name"], each["name"]


def test_what_encrypts_laptops_is_installed_as_it_is_locked(repository: Path) -> None:
    code = "import sys; from pathlib import Path; from developer.sealed import locked; print(locked(Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(repository)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=repository / "packaging")
    lines = told.stdout.strip().splitlines()
    assert lines[0] == f"sqlcipher3=={_locked(repository, 'requirements-dev.lock')['sqlcipher3']} \\"
    assert len(lines) > 5
    assert all("--hash=sha256:" in each for each in lines[1:])
