from pathlib import Path

import pytest

from app.documents.typesetter import PdfTypesetter

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def typesetter() -> PdfTypesetter:
    return PdfTypesetter(RESOURCES)


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES
