"""From the parts of an old report to the questions that ask for the next one's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.authoring.drafted_figures import draft_figures
from bot.authoring.drafted_tables import draft_table, split_tables
from bot.authoring.drafted_title import quote_phrase
from bot.authoring.drafted_words import MASKED, Ids, Place, clean_heading, find_heading
from bot.authoring.yaml_text import Fields
from conversations.definition.blocks import BlockMarker, Layout
from conversations.kinds.items import parse_heading
from conversations.recognition.figures import find_figures
from conversations.recognition.parts import Part
from conversations.recognition.pieces import Passage

MOST_SUGGESTIONS = 24
LONGEST_LONE_HEADING = 20
"""Characters of an entry without a text that are its heading still, and not a sentence."""

_MARKERS: dict[int, BlockMarker] = {2: "（一）", 3: "1.", 4: "（1）", 5: "一是"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """Questions, and the blocks that print their answers."""

    questions: list[Fields] = field(default_factory=list)
    blocks: list[Fields] = field(default_factory=list)

    def add(self, questions: Sequence[Fields], blocks: Sequence[Fields]) -> None:
        """Put more behind these."""
        self.questions.extend(questions)
        self.blocks.extend(blocks)


def draft_content(
    ids: Ids, place: Place, body: Sequence[Passage], parts: Sequence[Part]
) -> Drafted:
    """Return what asks for the paragraphs, tables, figures and parts at that place.

    Parts that are all alike become one list, or a list of lists; others a group of blocks each.
    """
    drafted = Drafted()
    texts, tables = split_tables(body)
    if texts or not (parts or tables):
        drafted.add(*draft_text(ids, texts, _ask_for_text(place, parts), required=not parts))
    for rows in tables:
        drafted.add(*draft_table(ids, place, rows))
    entries = _find_entries(parts)
    if entries:
        drafted.add(*_draft_items(ids, place, parts))
    texts += [passage for entry in entries for passage in entry.body]
    drafted.add(*draft_figures(ids, [each.text for each in texts]))
    for number, part in enumerate(() if entries else parts, 1):
        drafted.add(*_draft_group(ids, place, number, part))
    return drafted


def _ask_for_text(place: Place, parts: Sequence[Part]) -> Fields:
    if not parts:
        return {"zh_CN": f"请写：{place.zh}。", "en": f"Please write {place.en}."}
    return {"zh_CN": f"{place.zh}：开头写什么？", "en": f"How does {place.en} begin?"}


def draft_text(
    ids: Ids, texts: Sequence[Passage], ask: Fields, *, required: bool = True
) -> tuple[list[Fields], list[Fields]]:
    """Return a question for running text, with a hint at how much of it the old report had."""
    name = ids.make("text")
    length = sum(len(each.text.strip()) for each in texts)
    optional: Fields = {} if required else {"required": False}
    hint: Fields = {
        "zh_CN": f"旧报告这里有{len(texts)}段，约{length}字。",
        "en": f"Paragraphs here in the old report: {len(texts)}; characters: about {length}.",
    }
    question: Fields = {"id": name, "kind": "long_text", **optional, "ask": ask, "hint": hint}
    return [question], [{"text": f"{{{{ {name} }}}}"}]


def _find_entries(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that hold the text of a list, or of a list of lists; none if it is none."""
    if _are_alike(parts) and not any(part.parts for part in parts):
        return list(parts)
    inner = [entry for part in parts for entry in part.parts]
    within = all(part.parts and not part.body for part in parts)
    alike = _are_alike(parts) and _are_alike(inner) and not any(each.parts for each in inner)
    return inner if within and alike else []


def _are_alike(parts: Sequence[Part]) -> bool:
    return len({part.level for part in parts}) == 1 and all(part.level > 1 for part in parts)


def _draft_items(
    ids: Ids, place: Place, parts: Sequence[Part]
) -> tuple[list[Fields], list[Fields]]:
    name = ids.make("list")
    inner = [entry for part in parts for entry in part.parts]
    question: Fields = {
        "id": name,
        "kind": "items",
        "ask": {
            "zh_CN": f"{place.zh}：有哪几项？一项一项来。",
            "en": f"What belongs in {place.en}? One entry at a time.",
        },
        "hint": {
            "zh_CN": f"旧报告有{len(parts)}项。",
            "en": f"Entries in the old report: {len(parts)}.",
        },
    }
    suggestions = list(filter(None, dict.fromkeys(map(_suggest, parts))))[:MOST_SUGGESTIONS]
    if suggestions:
        question["suggestions"] = suggestions
    block: Fields = {
        "items": name,
        "marker": _MARKERS[parts[0].level],
        "layout": _find_layout(parts),
    }
    if inner:
        question["inner"] = {
            "ask": {
                "zh_CN": "这一项下面有哪几点？一点一点来。",
                "en": "Which points belong under this entry? One at a time.",
            }
        }
        block["inner_marker"] = _MARKERS[inner[0].level]
        block["inner_layout"] = _find_layout(inner)
    return [question], [block]


def _suggest(part: Part) -> str:
    """Return the entry's heading; "" where it is rather its text, or no heading as they are.

    One with a figure or a masked name is of this report alone.
    """
    heading = clean_heading(part.title)
    lone = not part.body and not part.parts
    if lone and len(heading) > LONGEST_LONE_HEADING:
        return ""
    if find_figures(heading) or MASKED.search(heading):
        return ""
    return heading if parse_heading(heading) == heading else ""


def _find_layout(parts: Sequence[Part]) -> Layout:
    """Return the layout that most of them have."""
    return Counter(part.layout for part in parts).most_common(1)[0][0]


def _draft_group(
    ids: Ids, around: Place, number: int, part: Part
) -> tuple[list[Fields], list[Fields]]:
    heading = find_heading(part, number)
    place = Place(heading, f"{around.en}, part {number}")
    drafted = draft_content(ids, place, part.body, part.parts)
    block: Fields = {
        "heading": quote_phrase(heading),
        "marker": _MARKERS[part.level],
        "layout": "run_in" if part.layout == "run_in" else "own_line",
        "body": drafted.blocks,
    }
    return drafted.questions, [block]
