"""A queue of cups-pdf in a printing system of the tests' own: what it prints lies in a folder as PDF.

The package's driver, CUPS's filters and Ghostscript are the real ones. Its backend asks to be root, who may
have it write into a folder of ours; for everybody else a backend of a few lines does what it does.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.printing.cups_server import CupsServer

DRIVERS = ("/usr/share/ppd/cups-pdf", "/usr/share/ppd", "/usr/share/cups/model")
DRIVER = "CUPS-PDF_opt.ppd"
SETTINGS = Path("/etc/cups")
"""The only place where cups-pdf looks for what it is told."""

TOLD = """Out {folder}
AnonDirName {folder}
Spool {spool}
Log {log}
Label 2
Grp root
"""

STAND_IN = """#!/bin/sh
[ $# -eq 0 ] && exit 0
exec gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -dAutoRotatePages=/PageByPage \\
  -sOutputFile="${DEVICE_URI#pdfs:}/$3-job_$1.pdf" -f ${6:--}
"""

MORE = """*cupsManualCopies: True
*OpenUI *InputSlot/Media Source: PickOne
*OrderDependency: 20 AnySetup *InputSlot
*DefaultInputSlot: Upper
*InputSlot Upper/Upper: "<</MediaPosition 0>>setpagedevice"
*InputSlot Lower/Lower: "<</MediaPosition 1>>setpagedevice"
*CloseUI: *InputSlot
"""
"""Added to the driver: a file knows no copies, so the system makes them; and two trays."""


@dataclass(frozen=True)
class PdfQueue:
    """A queue by name; `folder` gets a file for each job. `genuine`: its backend is the package's own."""

    name: str
    folder: Path
    genuine: bool

    def printed(self, job: str) -> Path | None:
        """What a job became."""
        number = job.rpartition("-")[2]
        return next((file for file in self.folder.iterdir() if f"job_{number}" in file.name), None)


@contextmanager
def pdf_queue(server: CupsServer) -> Iterator[PdfQueue]:
    """A queue with two trays, gone at the end with everything it needed."""
    driver = next((found for place in DRIVERS if (found := Path(place, DRIVER)).is_file()), None)
    backend = server.backends / "cups-pdf"
    theirs = backend.resolve()
    assert driver, "cups-pdf is not installed: apt-get install printer-driver-cups-pdf"
    assert backend.exists(), "cups-pdf has no backend here: apt-get install printer-driver-cups-pdf"
    assert shutil.which("gs"), "Ghostscript is not installed: apt-get install ghostscript"
    name = f"pdf-{secrets.token_hex(4)}"
    folder, spool = server.place / name, server.place / f"{name}-spool"
    for place in (folder, spool):
        place.mkdir()
    with_trays = server.place / f"{name}.ppd"
    with_trays.write_text(driver.read_text(encoding="latin-1") + MORE, encoding="latin-1")
    genuine = os.geteuid() == 0
    told = SETTINGS / f"cups-pdf-{name}.conf"
    if genuine:
        # A copy, as of cupsd itself: it writes into our folder.
        if backend.is_symlink():
            backend.unlink()
            shutil.copy(theirs, backend)
        told.write_text(TOLD.format(folder=folder, spool=spool, log=server.place / "log"))
        device = f"cups-pdf:/{name}"
    else:
        own = server.backends / "pdfs"
        own.write_text(STAND_IN)
        own.chmod(0o755)
        device = f"pdfs:{folder}"
    try:
        server.add_queue(name, device, driver=with_trays)
        yield PdfQueue(name, folder, genuine)
    finally:
        server.tell("lpadmin", "-x", name)
        if genuine:
            told.unlink()
