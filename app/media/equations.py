"""Small systems of linear equations."""

from collections.abc import Sequence


def solved(rows: Sequence[Sequence[float]]) -> list[float]:
    """The unknowns; each row carries its right side at the end. Raises ZeroDivisionError where there is no
    one solution.
    """
    return [row[0] for row in _eliminated(rows)]


def inverted(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """The inverse. Raises ZeroDivisionError where there is none."""
    size = range(len(matrix))
    return _eliminated([[*row, *(float(at == column) for column in size)] for at, row in enumerate(matrix)])


def _eliminated(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """What stands right of the square, after Gauss and Jordan with the largest pivot."""
    work = [list(row) for row in rows]
    size = len(work)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(work[row][column]))
        work[column], work[best] = work[best], work[column]
        pivot = work[column][column]
        work[column] = [value / pivot for value in work[column]]
        for row in range(size):
            factor = work[row][column]
            if row != column and factor:
                work[row] = [
                    value - factor * above for value, above in zip(work[row], work[column], strict=True)
                ]
    return [row[size:] for row in work]
