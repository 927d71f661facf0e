"""The press: type, layout and PDF. It knows nothing of the trade.

Imported only when something is printed: ReportLab and segno cost 140 ms.
"""
