"""What can be chosen from a segmented control or a combo."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`value` is stored, `label` is read, `keywords` are found too: pinyin initials, codes."""

    value: str
    label: str
    keywords: str = ""

    def matches(self, typed: str) -> bool:
        """Whether `typed` occurs in what a person may call this choice."""
        return typed.casefold() in f"{self.label}\n{self.keywords}".casefold()

    def starts_with(self, typed: str) -> bool:
        """Whether the label or one of the keywords begins with `typed`."""
        words = [self.label, *self.keywords.split()]
        return any(word.casefold().startswith(typed.casefold()) for word in words)
