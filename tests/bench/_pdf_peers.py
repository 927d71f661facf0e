"""The same words, photos and code by other programs that make PDF: run by a Python that has them.

Arguments: the program, the folder with ``words.txt``, ``code.txt`` and the photos, the font, how many
documents. Prints the milliseconds of each; the first holds loading the font, not the imports.
"""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path

Make = Callable[[int], bytes]


@lru_cache
def _texts(folder: Path) -> list[str]:
    return (folder / "code.txt").read_text(encoding="utf-8").splitlines()


def code(folder: Path, n: int, kind: str = "png") -> bytes:
    """The square code of document `n` as a picture: what ours says, 21 modules."""
    file, text = BytesIO(), _texts(folder)[n]
    made = import_module("segno").make(text, error="l", micro=False, boost_error=True)
    made.save(file, kind=kind, scale=4)
    return file.getvalue()


def platypus(words: list[str], photos: list[Path], font: Path) -> Make:
    """ReportLab's layout, its text in Base 85 switched off."""
    setattr(import_module("reportlab.rl_config"), "useA85", 0)  # noqa: B010 - no type tells of it
    import_module("reportlab.pdfbase.pdfmetrics").registerFont(
        import_module("reportlab.pdfbase.ttfonts").TTFont("song", str(font))
    )
    flow = import_module("reportlab.platypus")
    style = import_module("reportlab.lib.styles").ParagraphStyle(
        "body", fontName="song", fontSize=9, leading=12, wordWrap="CJK"
    )

    def make(n: int) -> bytes:
        file = BytesIO()
        parts = [flow.Paragraph(html.escape(line), style) for line in (*words, str(n))]
        pictures = [flow.Image(str(each), 165, 124) for each in photos]
        parts += [flow.Table([pictures]), flow.Image(BytesIO(code(photos[0].parent, n)), 70, 70)]
        flow.SimpleDocTemplate(file, leftMargin=40, rightMargin=40, topMargin=30, bottomMargin=30).build(
            parts
        )
        return file.getvalue()

    return make


def fpdf2(words: list[str], photos: list[Path], font: Path) -> Make:
    """The successor of PyFPDF."""
    fpdf = import_module("fpdf")

    def make(n: int) -> bytes:
        page = fpdf.FPDF()
        page.add_page()
        page.add_font("song", "", str(font))
        page.set_font("song", size=9)
        for line in (*words, str(n)):
            page.multi_cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
        for each in photos:
            page.image(str(each), w=58)
        page.image(BytesIO(code(photos[0].parent, n)), w=25)
        return bytes(page.output())

    return make


def weasyprint(words: list[str], photos: list[Path], font: Path) -> Make:
    """Pages of HTML."""
    weasy = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    look = f"@font-face {{ font-family: song; src: url({font.as_uri()}) }} body {{ font: 9pt song }}"
    style = weasy.CSS(string=look, font_config=fonts)

    def make(n: int) -> bytes:
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in (*words, str(n)))
        pictures = "".join(f'<img src="{each.as_uri()}" width="220">' for each in photos)
        svg = code(photos[0].parent, n, "svg").decode().split("?>")[-1]
        page = f"<body>{lines}{pictures}{svg}</body>"
        return bytes(weasy.HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts))

    return make


def typst(words: list[str], photos: list[Path], font: Path) -> Make:
    """A typesetter in Rust; its compiler is kept."""
    compiler = import_module("typst").Compiler
    folder = photos[0].parent
    file, picture = folder / "peer.typ", folder / "code.png"
    pictures = "".join(f'#image("{each.name}", width: 58mm)\n' for each in photos)
    kept: list[object] = []

    def make(n: int) -> bytes:
        picture.write_bytes(code(folder, n))
        lines = "".join(f"#text({_quoted(line)})\n\n" for line in (*words, str(n)))
        head = '#set text(font: "Noto Sans SC", size: 9pt)\n'
        file.write_text(f'{head}{lines}{pictures}#image("code.png", width: 25mm)\n', encoding="utf-8")
        if not kept:
            kept.append(compiler(str(file), root=str(folder), font_paths=[str(font.parent)]))
        return bytes(kept[0].compile(input=str(file), format="pdf"))  # type: ignore[attr-defined]  # its package is not here

    return make


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


PROGRAMS: dict[str, Callable[[list[str], list[Path], Path], Make]] = {
    "platypus": platypus,
    "fpdf2": fpdf2,
    "weasyprint": weasyprint,
    "typst": typst,
}


def main(program: str, material: str, font: str, count: str) -> None:
    """All documents, each another one."""
    folder = Path(material)
    words = [line for line in (folder / "words.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    make = PROGRAMS[program](words, sorted(folder.glob("*.jpg")), Path(font))
    times = []
    for n in range(1, int(count) + 1):
        began = time.perf_counter()
        made = make(n)
        times.append((time.perf_counter() - began) * 1000)
        if not made.startswith(b"%PDF-"):
            raise ValueError(program)
    sys.stdout.write(" ".join(f"{each:.1f}" for each in times) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
