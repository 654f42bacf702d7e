"""The speech on rectification, chatted through over HTTP from an empty start to the file."""

from __future__ import annotations

import re

from tests.acceptance.chatting import make_document, start_report
from tests.acceptance.person import Person
from tests.acceptance.replying import Areas, Entries, Listed, Reply, answer_questions
from tests.acceptance.sample import load_lines, split_entry


async def test_the_sample_comes_back_paragraph_for_paragraph(administrator: Person) -> None:
    lines = load_lines("rectification_speech")
    await start_report(administrator, "2026年度", "民主生活会发言提纲")
    await answer_questions(administrator, build_replies(lines))
    assert await make_document(administrator) == list(lines)


def build_replies(lines: tuple[str, ...]) -> dict[str, Reply]:
    """Return what the speaker replies."""
    title, lead_in, *body, closing = lines
    problems, causes, measures = split_parts(body)
    return {
        "哪个单位": "市委政法委",
        "职务怎么写": "政法委书记",
        "标题要自己写吗": title,
        "开头一段": lead_in,
        "从哪几个方面查摆": Areas(split_areas(problems)),
        "原因是什么": Listed([split_entry(line) for line in causes]),
        "怎么整改": Listed([split_entry(line) for line in measures]),
        "结束语": closing,
    }


def split_parts(lines: list[str]) -> list[list[str]]:
    """Return the lines under each of 一、二、三、."""
    parts: list[list[str]] = []
    for line in lines:
        if re.match("[一二三]、", line):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def split_areas(lines: list[str]) -> list[tuple[str, Entries]]:
    """Return the areas （一）…, each with its entries 一是…."""
    areas: list[tuple[str, Entries]] = []
    for line in lines:
        if line.startswith("（"):
            areas.append((re.sub("^（.+?）", "", line), []))
        else:
            areas[-1][1].append(split_entry(line))
    return areas
