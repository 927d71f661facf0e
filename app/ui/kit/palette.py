"""Qt's palette from the tokens: what Fusion draws where the style sheet says nothing."""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme import Theme


def palette_of(theme: Theme) -> QPalette:
    """Every role that Fusion and the text widgets use, in the colours of `theme`."""
    c = theme.colours
    role = QPalette.ColorRole
    colours = {
        role.Window: c.background,
        role.WindowText: c.ink,
        role.Base: c.panel,
        role.AlternateBase: c.sunken,
        role.Text: c.ink,
        role.PlaceholderText: c.ink_2,
        role.Button: c.panel,
        role.ButtonText: c.ink,
        role.BrightText: c.on_accent,
        role.Light: c.panel,
        role.Midlight: c.line_soft,
        role.Mid: c.line,
        role.Dark: c.line_control,
        role.Shadow: c.decoration,
        role.Highlight: c.accent_soft,
        role.HighlightedText: c.ink,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.ToolTipBase: c.ink,
        role.ToolTipText: c.panel,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.ink_2))
    return palette
