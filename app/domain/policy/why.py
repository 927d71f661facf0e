"""The account of a decision: one sentence per remedy and per deadline, with what was counted."""

from dataclasses import dataclass

from app.domain.counting import HOURLY, Count


@dataclass(frozen=True)
class Why:
    """Where one value of the decision comes from.

    `start` plus `counted` (in `unit`; minutes for hourly units) plus `skipped`
    gives the deadline `due`; `nominal` is where it would lie without rolling over
    rest days. A value that was not counted has none of these.
    """

    key: str
    text: str
    rule: str
    source: str
    count: Count | None = None

    def as_json(self) -> dict[str, object]:
        line: dict[str, object] = {
            "key": self.key,
            "text": self.text,
            "rule": self.rule,
            "source": self.source,
            "start": None,
            "counted": None,
            "skipped": [],
            "due": None,
            "nominal": None,
        }
        if self.count is not None:
            unit = self.count.length.unit
            form = "%Y-%m-%dT%H:%M" if unit in HOURLY else "%Y-%m-%d"
            line["start"] = f"{self.count.start:{form}}"
            line["due"] = f"{self.count.due:{form}}"
            line["nominal"] = f"{self.count.nominal:{form}}"
            line["counted"] = self.count.counted
            line["unit"] = "minutes" if unit in HOURLY else unit.value
            line["skipped"] = list(self.count.skipped)
        return line
