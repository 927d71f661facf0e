"""Two starts of the program for one store: the second one asks the first to come to the front."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 800


def _name(folder: Path) -> str:
    """The same for every start on this store; says nothing about the folder."""
    return f"counterfoil-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"


def call_up(folder: Path) -> bool:
    """Ask the program that has the store open to show its window; whether it answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    # The answer may be there already: then nothing new would come to wait for.
    answered = bool(socket.bytesAvailable()) or socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


class Listening(QObject):
    """Hears whoever calls. Signal `called` asks to show the window."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the lock of the store, so what lies there is of a program that is gone.
        QLocalServer.removeServer(_name(folder))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(folder))

    def stop(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"shown\n")
            socket.flush()
            self.called.emit()
