"""Counterfoil 存根: the after-sales desk that keeps the stub of every slip it hands out."""
