"""The only two ways a screen does work that may take time: `run_query` and `run_command`.

Work runs on a thread of its own; what it brings arrives on the UI thread. Screens start no threads.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
ErrorHandler = Callable[[Exception], None]


@dataclass(slots=True, eq=False)
class _Job:
    """One piece of work and where its outcome goes. `outcome` is set on the worker, read on the UI thread."""

    run: Callable[[], object]
    on_done: Callable[[Any], None]
    on_error: ErrorHandler
    owner: QObject | None
    key: str
    future: Future[None] | None = None
    outcome: object = None
    error: Exception | None = None
    is_command: bool = False

    @property
    def question(self) -> tuple[int, str]:
        """Whose question it is; the owner is kept alive by the job, so its id is not taken by another."""
        return (id(self.owner), self.key)

    def work(self) -> None:
        """On the worker: an exception is an outcome like any other and reaches its handler."""
        try:
            self.outcome = self.run()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown by the handler, not lost
            self.error = error

    def deliver(self) -> None:
        """On the UI thread: hand the outcome over."""
        if self.error is not None:
            self.on_error(self.error)
        else:
            self.on_done(self.outcome)


class Tasks(QObject):
    """Runs queries on a few threads and commands on one, in the order they were given.

    `changed` carries what each finished command returned, so that other screens decide whether to
    refresh. A query is dropped when its owner is gone or a newer one with the same key was started;
    a command always runs to its end, only its callback is dropped with its owner.
    """

    changed = Signal(object)
    drained = Signal()
    _finished = Signal(object)

    def __init__(
        self, default_error: ErrorHandler, *, query_threads: int = 2, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._default_error = default_error
        self._queries = ThreadPoolExecutor(query_threads, thread_name_prefix="query")
        self._commands = ThreadPoolExecutor(1, thread_name_prefix="command")
        self._open: list[_Job] = []
        self._latest: dict[tuple[int, str], _Job] = {}
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run_query(
        self,
        run: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
        key: str = "",
    ) -> None:
        """Read something. `key` names a question of `owner` of which only the newest answer counts."""
        job = _Job(run, on_done, on_error or self._default_error, owner, key)
        if key:
            self.forget(key, owner=owner)
        self._start(job, self._queries)

    def run_command(
        self,
        run: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Change something. `run` returns the change; `on_done` and then `changed` receive it."""
        job = _Job(run, on_done, on_error or self._default_error, owner, "", is_command=True)
        self._start(job, self._commands)

    def forget(self, key: str, *, owner: QObject | None = None) -> None:
        """No answer to the question `key` of `owner` is wanted any more."""
        job = self._latest.pop((id(owner), key), None)
        if job is not None and job.future is not None and job.future.cancel():
            self._drop(job)

    @property
    def busy(self) -> int:
        """How many pieces of work have not been delivered or dropped yet."""
        return len(self._open)

    def close(self) -> None:
        """Stop at exit: waiting queries are dropped, commands are finished. No thread is left."""
        self._closed = True
        self._queries.shutdown(wait=True, cancel_futures=True)
        self._commands.shutdown(wait=True)
        self._open.clear()
        self._latest.clear()

    def _start(self, job: _Job, pool: ThreadPoolExecutor) -> None:
        if self._closed:
            return
        self._open.append(job)
        if job.key:
            self._latest[job.question] = job
        job.future = pool.submit(self._work, job)

    def _work(self, job: _Job) -> None:
        job.work()
        if not self._closed:
            self._finished.emit(job)

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        if self._closed:
            return
        wanted = not job.key or self._latest.get(job.question) is job
        if wanted and job.key:
            del self._latest[job.question]
        self._drop(job)
        if wanted and (job.owner is None or isValid(job.owner)):
            job.deliver()
        if job.is_command and job.error is None:
            self.changed.emit(job.outcome)

    def _drop(self, job: _Job) -> None:
        if job in self._open:
            self._open.remove(job)
        if not self._open:
            self.drained.emit()
