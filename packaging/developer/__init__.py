"""The parts behind ``packaging/dev.py``. Standard library only: nothing is installed yet when they run."""
