"""`congdoan receive PATH… --store FILE`: look through what units handed up, and take in what is good."""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import add_store, store_of, writing
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts.receiving import OUTCOMES, PROPOSALS, RECEIVE_WORDS, finding_sentence, window_name

if TYPE_CHECKING:
    from congdoan_desktop.usecases.province.receive.keep import Kept
    from congdoan_desktop.usecases.province.receive.look import Batch, Item


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    words = texts.CLI
    receive = commands.add_parser("receive", help=words["receive"])
    receive.add_argument("paths", type=Path, nargs="+", metavar=words["path"], help=words["receive_paths"])
    add_store(receive)
    receive.add_argument("--look", action="store_true", help=words["receive_look"])
    receive.add_argument("--came-on", type=date.fromisoformat, metavar=words["day"], help=words["receive_day"])
    receive.add_argument("--json", action="store_true", help=words["json"])
    receive.set_defaults(run=_receive)


def _receive(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
    from congdoan_desktop.usecases.province.receive.look import look_through, of_earlier_day
    from congdoan_desktop.usecases.taken_packs import reference_of

    path, now = store_of(options), datetime.now(VIETNAM)
    with writing(path) as store:
        reference = reference_of(store)
        batch = look_through(store, reference, options.paths, now)
        if options.came_on is not None:
            batch = of_earlier_day(batch, options.came_on, now)
        kept = None if options.look else keep(store, reference, batch, as_proposed(batch), now)
    print(_json(batch, kept) if options.json else "\n".join(_lines(batch, kept)))
    return 0 if all(item.judged.proposal in ("accept", "known") for item in batch.items) else 1


def _lines(batch: "Batch", kept: "Kept | None") -> Iterator[str]:
    for item in batch.items:
        yield f"{item.found.name}: {_title(item)}"
        yield from (f"  {finding_sentence(one.code, one.words)}" for one in item.judged.findings)
    if batch.repeated:
        yield RECEIVE_WORDS["repeated"].format(count=batch.repeated)
    if batch.others:
        yield RECEIVE_WORDS["others"].format(count=batch.others)
    if kept is None:
        yield "; ".join(_counts(batch))
    else:
        ended = {name: getattr(kept, name) for name in ("accepted", "known", "left", "sent_back", "refused")}
        yield "; ".join(f"{OUTCOMES[name]}: {count}" for name, count in ended.items() if count)


def _title(item: "Item") -> str:
    told, unit = item.judged.file.told, item.judged.unit
    parts = [PROPOSALS[item.judged.proposal]]
    if unit is not None:
        parts.append(unit.short_name)
    if told is not None:
        parts.append(f"{told.kind}, {window_name(told.window)}, V{told.revision}")
    return " · ".join(parts)


def _counts(batch: "Batch") -> Iterator[str]:
    counts: Counter[str] = Counter(item.judged.proposal for item in batch.items)
    return (f"{name}: {counts[proposal]}" for proposal, name in PROPOSALS.items() if counts[proposal])


def _json(batch: "Batch", kept: "Kept | None") -> str:
    from congdoan_desktop.codec import to_json

    files = [
        {
            "file": item.found.name,
            "sha256": item.judged.file.sha256,
            "proposal": item.judged.proposal,
            "unit": item.judged.unit.code if item.judged.unit else "",
            "report": item.judged.of_report,
            "kind": item.judged.file.told.kind if item.judged.file.told else "",
            "window": item.judged.file.told.window if item.judged.file.told else "",
            "revision": item.judged.file.told.revision if item.judged.file.told else None,
            "findings": [one.code for one in item.judged.findings],
        }
        for item in batch.items
    ]
    return to_json(
        {"files": files, "repeated": batch.repeated, "others": batch.others, "kept": kept}, indent=2
    ).decode()
