"""A printing system of the test's own: cupsd on loopback with its spool in a folder, and a printer's socket."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 20.0

MAIN = """
Listen 127.0.0.1:{port}
Listen {place}/cups.sock
LogLevel debug
MaxLogSize 0
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

FILES = """
ServerRoot {place}/root
ServerBin {place}/bin
RequestRoot {place}/spool
CacheDir {place}/cache
StateDir {place}/state
TempDir {place}/tmp
AccessLog {place}/log/access
ErrorLog {place}/log/error
PageLog {place}/log/page
SystemGroup root
"""

OWN_PROGRAMS = ("/usr/lib/cups", "/usr/libexec/cups")
"""Where systems keep the filters and backends of CUPS."""

LAMP = """#!/bin/sh
# A printer that says of itself what is written in its file ("media-empty-error") and prints when that is gone;
# "broken": it gives up. What it printed lies beside the file.
[ $# -eq 0 ] && exit 0
lamp="${DEVICE_URI#lamp:}"
said=""
while [ -s "$lamp" ]; do
  now="$(cat "$lamp")"
  if [ "$now" = broken ]; then cat > /dev/null; exit 1; fi
  if [ "$now" != "$said" ]; then echo "STATE: $now" >&2; said="$now"; fi
  sleep 0.1
done
[ -n "$said" ] && echo "STATE: none" >&2
cat ${6:+"$6"} > "$lamp.job-$1"
"""


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Look again and again, with a limit, until it has happened."""
    end = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not happened():
        assert time.monotonic() < end, f"did not happen: {what}"
        pause.wait(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def own_programs(place: Path, more: Mapping[str, str]) -> None:
    """The programs of CUPS as links, with backends of our own beside its."""
    theirs = next((Path(each) for each in OWN_PROGRAMS if Path(each, "backend").is_dir()), None)
    assert theirs, "the backends of CUPS are not installed: apt-get install cups"
    backends = place / "backend"
    backends.mkdir(parents=True)
    for each in theirs.iterdir():
        if each.name != "backend":
            (place / each.name).symlink_to(each)
    for each in (theirs / "backend").iterdir():
        (backends / each.name).symlink_to(each)
    for name, program in more.items():
        (backends / name).write_text(program)
        (backends / name).chmod(0o755)


class CupsServer:
    """A running cupsd. `address` for clients, `socket_path` for those that use the socket file."""

    def __init__(self, place: Path, port: int) -> None:
        self.place = place
        self.address = f"127.0.0.1:{port}"
        self.socket_path = str(place / "cups.sock")
        for folder in ("root", "spool", "cache", "state", "tmp", "log"):
            (place / folder).mkdir()
        (place / "tmp").chmod(0o1777)  # filters write there, and run with fewer rights
        self.backends = place / "bin" / "backend"
        own_programs(place / "bin", {"lamp": LAMP})
        (place / "root" / "cupsd.conf").write_text(MAIN.format(port=port, place=place))
        (place / "root" / "cups-files.conf").write_text(FILES.format(place=place))
        program = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
        assert program, "cupsd is not installed: apt-get install cups cups-client"
        # A copy: where the system's own cupsd is held to certain folders, it is by the path of the program.
        own = shutil.copy(program, place / "cupsd")
        root = place / "root"
        settings = ["-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
        self.process = subprocess.Popen(
            [own, *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(lambda: "scheduler is running" in self.tell("lpstat", "-r"), "cupsd answers")

    def tell(self, program: str, *arguments: str) -> str:
        """What a command of CUPS says when it speaks to this server."""
        tool = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
        assert tool, f"{program} is not installed: apt-get install cups-client"
        settings = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [tool, *arguments], env=settings, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout + done.stderr

    def add_queue(self, name: str, device: str, *options: str, driver: Path | None = None) -> None:
        """A queue that passes on what it gets; `driver` is a PPD file with what the printer can do."""
        kind = ("-P", str(driver)) if driver else ("-m", "raw")
        said = self.tell("lpadmin", "-p", name, "-E", "-v", device, *kind, *options)
        assert name in self.tell("lpstat", "-p"), f"queue {name} was not made: {said}\n{self.log()[-2000:]}"

    def log(self) -> str:
        return (self.place / "log" / "error").read_text(errors="replace")

    def freeze(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        self.thaw()
        self.process.terminate()
        self.process.wait(PATIENCE)


@contextmanager
def running_cups() -> Iterator[CupsServer]:
    # Not in pytest's own folder: the printing system drops its rights and could not read there.
    with tempfile.TemporaryDirectory(prefix="cups-") as place:
        Path(place).chmod(0o755)
        server = CupsServer(Path(place), free_port())
        try:
            yield server
        finally:
            server.stop()


def received(link: socket.socket, arrived: Callable[[], None]) -> bytes:
    """Everything until the other side ends; `arrived` is called at the first of it."""
    parts: list[bytes] = []
    while part := link.recv(1 << 16):
        if not parts:
            arrived()
        parts.append(part)
    return b"".join(parts)


class PaperTray:
    """The socket of a network printer. Every job is one connection; `hold` keeps it from being read.

    `arrived` is called in the printer's own thread when the first byte of a job is there.
    """

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self.arrived: Callable[[], None] = lambda: None
        self.ready = threading.Event()
        self.ready.set()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.device = f"socket://127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def hold(self) -> None:
        self.ready.clear()

    def release(self) -> None:
        self.ready.set()

    def close(self) -> None:
        self.release()
        with socket.create_connection(self._server.getsockname()):
            pass  # wakes the thread; an empty job is the end
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while True:
            link, _ = self._server.accept()
            with link:
                self.ready.wait(PATIENCE)
                data = received(link, self.arrived)
            if not data:
                return
            self.jobs.append(data)
