"""The program ``counterfoil-headoffice``."""
