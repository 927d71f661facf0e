"""How many simulated photographs are read, and whether any is read wrong.

``python -m tests.media.reading_rate [COUNT]``: every size in turn, every page in turn.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

from tests.media.photographs import photograph, shot_of
from tests.media.test_photographs import SIZES, ours, page_of, printed, said


@dataclass
class Tally:
    """What became of the photographs of one size; `seconds` of the processor for each."""

    right: int = 0
    unread: int = 0
    wrong: int = 0
    seconds: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A row of the table."""
        took = sorted(self.seconds)
        parts = (name, self.right, self.unread, self.wrong, f"{took[len(took) // 2]:.2f}", f"{took[-1]:.2f}")
        return f"| {' | '.join(map(str, parts))} |\n"


def main(count: int) -> None:
    """Print the table, and the photographs that were not read."""
    tallies = {size: Tally() for size in SIZES}
    everything = Tally()
    for number in range(count):
        page, shot = page_of(number), shot_of(number, SIZES)
        data = photograph(printed(*page), shot, number)
        begun = time.process_time()
        found = ours(data)
        seconds = time.process_time() - begun
        for tally in (tallies[shot.megapixels], everything):
            tally.right += found == [said(*page)]
            tally.unread += not found
            tally.wrong += bool(found) and found != [said(*page)]
            tally.seconds.append(seconds)
        if found != [said(*page)]:
            sys.stderr.write(f"not read: {number} {page} {shot}\n")
    sys.stdout.write("| Megapixels | right | not read | wrong | seconds, median | longest |\n|-|-|-|-|-|-|\n")
    for size, tally in tallies.items():
        sys.stdout.write(tally.row(f"{size:g}"))
    sys.stdout.write(everything.row("all"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
