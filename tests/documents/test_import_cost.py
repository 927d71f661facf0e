import subprocess
import sys
from pathlib import Path

HEAVY = ("reportlab", "segno", "PIL")


def test_knowing_the_typesetter_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from app.documents.typesetter import PdfTypesetter;"
        "PdfTypesetter(Path('resources')).kinds();"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
