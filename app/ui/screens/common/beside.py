"""What is wrong with a field, as the sentence that stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.refusals import InputError

Sentence = Callable[[str, Mapping[str, str]], str]


def beside(sentence: Sentence, error: InputError) -> str:
    """The sentence without the field's name: the field stands right there."""
    return sentence(error.code, {**error.params, "field": ""}).strip("：: ")
