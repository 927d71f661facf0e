"""The one style sheet, filled in from the tokens.

Widgets say what they are through dynamic properties: ``role`` (card, sunken, bar), ``kind``
(title, heading, label, muted, small, mono, figure), ``tone`` and ``state`` (error). What a
widget paints itself is not here.
"""

from dataclasses import asdict
from string import Template

from app.ui.theme import Theme

_TEMPLATE = Template("""
QToolTip { background: $ink; color: $panel; border: 0; padding: 4px 8px; }

QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: ${card_radius}px; }
QFrame[role="sunken"] { background: $sunken; border: 0; border-radius: ${control_radius}px; }
QFrame[role="soft"] {
    background: $accent_soft; border: 1px solid $accent_line; border-radius: ${card_radius}px;
}
QFrame[role="divider"] { background: $line_soft; border: 0; min-height: 1px; max-height: 1px; }
QFrame[role="top"] { background: $panel; border: 0; border-bottom: 1px solid $line; }
QFrame[role="footer"] { background: $footer; border: 0; border-top: 1px solid $line; }
QFrame[role="rail"] { background: $rail; border: 0; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[kind="heading"] { font-size: ${strong}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[kind="label"] { font-size: ${small}px; color: $ink_2; }
QLabel[kind="small"] { font-size: ${small}px; }
QLabel[kind="muted"] { color: $ink_2; }
QLabel[kind="note"] { font-size: ${small}px; color: $ink_2; }
$tones

QLineEdit, QPlainTextEdit {
    background: $panel; color: $ink; border: 1px solid $line_control; border-radius: ${control_radius}px;
    placeholder-text-color: $ink_2; padding: 0 9px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { min-height: ${control_inner}px; max-height: ${control_inner}px; }
QPlainTextEdit { padding: 3px 7px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $decoration; }
QLineEdit:focus {
    border: 2px solid $focus; padding: 0 8px;
    min-height: ${control_focus}px; max-height: ${control_focus}px;
}
QPlainTextEdit:focus { border: 2px solid $focus; padding: 2px 6px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border-color: $danger; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunken; color: $ink_2; }

QPushButton[segment] {
    background: $panel; color: $ink; border: 1px solid $line_control; border-right-width: 0;
    min-height: ${control_inner}px; padding: 0 12px;
}
QPushButton[segment]:hover { background: $sunken; }
QPushButton[segment]:checked {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[segment="inner"]:checked, QPushButton[segment="last"]:checked { border-left-color: $accent_line; }
QPushButton[segment]:disabled { color: $ink_2; background: $sunken; }
QPushButton[segment="first"], QPushButton[segment="only"], QPushButton[segment="tile"] {
    border-top-left-radius: ${control_radius}px; border-bottom-left-radius: ${control_radius}px;
}
QPushButton[segment="last"], QPushButton[segment="only"], QPushButton[segment="tile"] {
    border-right-width: 1px;
    border-top-right-radius: ${control_radius}px; border-bottom-right-radius: ${control_radius}px;
}

QListWidget[role="drop"] {
    background: $panel; border: 1px solid $line_control; border-radius: ${control_radius}px; outline: 0;
}
QListWidget[role="drop"]:focus { border: 2px solid $focus; }
QScrollArea { background: transparent; border: 0; }
QWidget[role="column"] { background: transparent; }

QFrame[floating="true"] { border: 1px solid $line_control; }

QTableView {
    background: $panel; border: 1px solid $line; border-radius: ${card_radius}px; gridline-color: $line_soft;
    selection-background-color: $accent_soft; selection-color: $ink; outline: 0;
}
QTableView::item { border: 0; border-bottom: 1px solid $line_soft; padding: 0 8px; }
QTableView:focus { border: 2px solid $focus; }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section {
    background: $panel; color: $ink_2; border: 0; border-bottom: 1px solid $line; padding: 0 8px;
    font-size: ${small}px; min-height: ${control}px;
}

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_control; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $decoration; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QAbstractScrollArea::corner { background: transparent; border: 0; }

QMenu { background: $panel; border: 1px solid $line_control; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of `theme`."""
    control = theme.sizes.control
    values = asdict(theme.sizes) | asdict(theme.type) | asdict(theme.colours)
    values |= {"control_inner": control - 2, "control_focus": control - 4}
    values["danger"] = theme.tones["danger"].ink
    values["tones"] = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {colours.ink}; }}\n'
        f'QFrame[surface="{tone}"] {{ background: {colours.fill}; border: 1px solid {colours.fill};'
        f" border-radius: {theme.sizes.control_radius}px; }}"
        for tone, colours in theme.tones.items()
    )
    return _TEMPLATE.substitute(values)
