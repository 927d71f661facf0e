"""What the rules of one policy file share, written once: fields of their head, and named exclusions."""

from collections.abc import Iterator, Mapping

from app.library.fields import Fields

_HEAD = ("rule", "source", "status", "when", "layers", "ask")


def spread_shared(fields: Fields) -> Iterator[Fields]:
    """The rules of a file, each with what the file's ``shared`` section says for all of them.

    ``shared.head`` fills what a rule leaves out; its ``when`` must hold besides the rule's own.
    ``shared.exclusions`` names exclusions that a rule lists by name. Raises InputError for an unknown name.
    """
    shared = fields.section("shared") if fields.has("shared") else Fields({}, fields.file)
    head = _head(shared.section("head")) if shared.has("head") else {}
    named = shared.section("exclusions").values if shared.has("exclusions") else {}
    shared.close()
    for part in fields.sections("rules"):
        values = _joined(head, part.values)
        if isinstance(values.get("excluded"), list):
            values["excluded"] = [_exclusion(part, item, named) for item in part.values["excluded"]]  # type: ignore[attr-defined]  # a list, as just seen
        yield Fields(values, part.file, part.rule, part.path)


def _head(fields: Fields) -> Mapping[str, object]:
    for key in fields.values:
        if key not in _HEAD:
            raise fields.wrong(key, "|".join(_HEAD), key)
    return fields.values


def _joined(head: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    values = {**head, **own}
    if "when" in head and "when" in own:
        values["when"] = {"all": [head["when"], own["when"]]}
    return values


def _exclusion(part: Fields, item: object, named: Mapping[str, object]) -> object:
    if not isinstance(item, str):
        return item
    if item not in named:
        raise part.wrong("excluded", "|".join(named), item)
    return named[item]
