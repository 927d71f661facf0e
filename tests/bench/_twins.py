"""Programs to be measured against: windows that do nothing, by the shortest way there is to them."""

from __future__ import annotations

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
a = QApplication(sys.argv); w = QMainWindow(); w.setCentralWidget(QLabel("bare")); w.resize(1366, 768)
w.show(); sys.exit(a.exec())
"""

_WINDOW = """
import sys
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableView, QToolBar
class Rows(QAbstractTableModel):
    names = [f"row {row}" for row in range(50)]
    def rowCount(self, parent=None): return len(self.names)
    def columnCount(self, parent=None): return 8
    def data(self, index, role=Qt.DisplayRole):
        return f"{self.names[index.row()]} {index.column()}" if role == Qt.DisplayRole else None
a = QApplication(sys.argv); w = QMainWindow(); v = QTableView(); m = Rows(); v.setModel(m)
w.setCentralWidget(v); bar = QToolBar(); w.addToolBar(bar)
for word in ("new", "print", "export", "sync"): bar.addAction(word)
bar.addWidget(QLineEdit())
for word in ("file", "edit", "view", "help"): w.menuBar().addMenu(word).addAction("act")
w.statusBar().showMessage("ready"); w.resize(1366, 768); w.show()
"""

TABLE = _WINDOW + "sys.exit(a.exec())\n"
"""Menus, a toolbar and a table of 50 constant rows."""

ORM = (
    _WINDOW
    + """
from PySide6.QtCore import QTimer
m.beginResetModel(); m.names = []; m.endResetModel()
def fill():
    from sqlalchemy import create_engine, select
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Name(Base):
        __tablename__ = "name"
        id: Mapped[int] = mapped_column(primary_key=True)
        words: Mapped[str]
    engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Name(words=f"row {row}") for row in range(50)); session.commit()
        names = list(session.scalars(select(Name.words)))
    m.beginResetModel(); m.names = names; m.endResetModel()
QTimer.singleShot(30, fill); sys.exit(a.exec())
"""
)
"""The same window, empty; 30 ms after it is shown SQLAlchemy is imported and brings the rows."""
