"""An old report becomes the first draft of a template: its outline, and a question for each text.

Of the old report's words only its headings are taken over, and what its figures count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from pathlib import Path

from bot.authoring.drafted_parts import Drafted, draft_content, draft_text
from bot.authoring.drafted_title import build_title, find_subject, guess_periods, name_report
from bot.authoring.drafted_words import Ids, Place, clean_line, find_heading
from bot.authoring.yaml_text import Fields, Inline, indent_yaml, render_comment, render_yaml
from bot.documents.reading.reports import load_paragraphs
from conversations.recognition.frame import is_byline
from conversations.recognition.parts import Part
from conversations.recognition.recognising import Recognised, recognise

_NO_TITLE = re.compile("[^：:]{1,6}[：:]|第[一二三四五六七八九十]{1,3}(?:部分|章)")
"""Lines that are recognised as title and are none: 时间：…, 第一部分 …"""

_PROBLEMS = re.compile("问题|不足|短板|差距|隐患")
_ANSWERS = re.compile("打算|措施|对策|建议|计划|安排|下一?步")


def draft_template(path: Path, name: str) -> str:
    """Return the YAML of a template called `name` (an id, such as half_year_report).

    OSError when there is no such file, ReadingError when it is not read.
    """
    report = recognise(load_paragraphs(path))
    sections = "\n".join(_render_sections(report))
    fields = render_yaml(_build_fields(report, name))
    return f"{_render_notes(report)}{fields}\nsections:\n{sections}"


def _render_notes(report: Recognised) -> str:
    paragraphs = len({passage.line for passage in report.passages()})
    aside = len({junk.piece.line for junk in report.junk if junk.reason != "blank"})
    marked_zh = f"另有{aside}行含网站标记、密码等，没有采用。" if aside else ""
    marked = (
        f", and {aside} lines left out that held marks of a web site or passwords" if aside else ""
    )
    return render_comment(
        f"旧报告变成的模板初稿：读了{paragraphs}段。{marked_zh}",
        "正文一句没抄，只用了标题和数字前面的几个字。请逐处检查：标题里的单位和时间、问法和提示、",
        "哪些题必答、数字放进哪句话。英文只是占位，请翻译。改完用 huibao templates check 核对。",
        "",
        f"A first draft made from an old report: {paragraphs} paragraphs read{marked}.",
        "None of its sentences is here, only headings and the few words before figures. Check",
        "the unit and the time in the title, how questions are asked, which are required, and",
        "where figures are printed. The English is a stopgap: translate it.",
        "Then run huibao templates check.",
    )


def _build_fields(report: Recognised, name: str) -> Fields:
    title = _read_title(report)
    headings = [part.title for part in report.parts if part.level == 1]
    opening = [passage.text for passage in report.opening]
    return {
        "id": name,
        "version": 1,
        "name": Inline(zh_CN=name_report(title) or name, en=name.replace("_", " ").capitalize()),
        "about": Inline(
            zh_CN=f"共{len(headings)}部分。" if headings else "由旧报告生成的初稿。",
            en=f"Parts: {len(headings)}." if headings else "Drafted from an old report.",
        ),
        "periods": guess_periods([title, *headings, *opening]),
        "unit": "unit",
        "title": build_title(title),
    }


def _read_title(report: Recognised) -> str:
    """Return the title; where there is none, what the opening says that it reports."""
    lines = [clean_line(passage.text) for passage in report.title]
    title = takewhile(lambda line: not _NO_TITLE.match(line), lines)
    text = "".join(line for line in title if not is_byline(line))
    return text or find_subject(passage.text for passage in report.opening)


def _render_sections(report: Recognised) -> Iterator[str]:
    ids = Ids()
    problems: str | None = None
    yield _render_basics(ids, report)
    for number, group in enumerate(_split_sections(report.parts), 1):
        heading, drafted = _draft_parts(ids, number, group)
        answered = problems if _ANSWERS.search(heading) else None
        yield _render_part(number, heading, drafted, answered)
        if _PROBLEMS.search(heading):
            problems = _find_list(drafted) or problems
    if report.closing or report.signature or report.date:
        yield _render_closing(ids, report)


def _split_sections(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield each part that is numbered 一、, and together those between that are not."""
    for numbered, group in groupby(parts, key=lambda part: part.level == 1):
        together = list(group)
        yield from [[part] for part in together] if numbered else [together]


def _render_basics(ids: Ids, report: Recognised) -> str:
    drafted = Drafted([dict(_UNIT)])
    if report.addressee:
        drafted.add([dict(_ADDRESSEE)], [dict(_ADDRESSEE_LINE)])
    if report.opening:
        opening = draft_content(ids, Place("开头", "the opening"), report.opening, ())
        drafted.add(opening.questions, opening.blocks)
    return _render_section("basics", Inline(zh_CN="基本信息", en="Basics"), drafted)


def _draft_parts(ids: Ids, number: int, group: Sequence[Part]) -> tuple[str, Drafted]:
    """Return the heading of a part numbered 一、, "" of several others, and what asks for it."""
    first, english = group[0], f"section {number}"
    if first.level > 1:
        return "", draft_content(ids, Place("正文", english), (), group)
    heading = find_heading(first, number)
    return heading, draft_content(ids, Place(heading, english), first.body, first.parts)


def _render_part(number: int, heading: str, drafted: Drafted, answered: str | None) -> str:
    title = Inline(zh_CN=heading or "正文", en=f"Section {number}")
    fields = {"heading": heading} if heading else {}
    note = _render_pair_note(drafted, answered) if answered else ""
    return note + _render_section(f"section_{number}", title, drafted, **fields)


def _find_list(drafted: Drafted) -> str | None:
    """Return the id of the list, if there is one whose entries have no lists of their own."""
    lists = [each for each in drafted.questions if each["kind"] == "items"]
    return str(lists[0]["id"]) if len(lists) == 1 and "inner" not in lists[0] else None


def _render_pair_note(drafted: Drafted, answered: str) -> str:
    name = _find_list(drafted)
    note = render_comment(
        f"{name} 的每一条如果对应 {answered} 的一条，在它的 kind 下面加一行 pairs_with: {answered}",
        f"If each entry of {name} answers one of {answered}, add pairs_with: {answered} to it.",
    )
    return indent_yaml(note) if name else ""


def _render_closing(ids: Ids, report: Recognised) -> str:
    drafted = Drafted()
    if report.closing:
        ask: Fields = {"zh_CN": "结尾写什么？", "en": "How does the report close?"}
        drafted.add(*draft_text(ids, report.closing, ask, required=False))
    if report.signature:
        drafted.add([dict(_SIGNER)], [{"text": "{{ signer }}", "role": "signature"}])
    if report.date:
        drafted.add([dict(_SIGNED_ON)], [{"text": "{{ signed_on | date_cn }}", "role": "date"}])
    return _render_section("closing", Inline(zh_CN="结尾", en="Closing"), drafted)


def _render_section(key: str, title: Inline, drafted: Drafted, **heading: str) -> str:
    fields: Fields = {"id": key, "title": title, **heading, "questions": drafted.questions}
    if drafted.blocks:
        fields["body"] = drafted.blocks
    return indent_yaml(_render_figure_note(drafted) + render_yaml([fields]))


def _render_figure_note(drafted: Drafted) -> str:
    figures = sum(str(each["id"]).startswith("number_") for each in drafted.questions)
    note = render_comment(
        f"这里找到{figures}个数字，每个是一道选答题，暂印在正文后面；请挪进该在的句子，不要的删掉。",
        f"Figures found here: {figures}. Each is an optional question, printed behind the text for",
        "now: move it to its sentence, or remove it.",
    )
    return note if figures else ""


_UNIT: Fields = {
    "id": "unit",
    "kind": "short_text",
    "profile": "unit",
    "default": "{{ profile.unit }}",
    "ask": Inline(zh_CN="这份报告是哪个单位的？", en="Which unit is this report for?"),
}
_ADDRESSEE: Fields = {
    "id": "addressee",
    "kind": "short_text",
    "required": False,
    "profile": "addressee",
    "default": "{{ profile.addressee }}",
    "ask": Inline(zh_CN="主送机关是谁？", en="To whom is it addressed?"),
}
_ADDRESSEE_LINE: Fields = {"text": "{{ addressee ~ '：' if addressee }}", "role": "addressee"}
_SIGNER: Fields = {
    "id": "signer",
    "kind": "short_text",
    "profile": "signer",
    "default": "{{ profile.signer or unit }}",
    "ask": Inline(zh_CN="落款写什么名称？", en="Which name signs it?"),
}
_SIGNED_ON: Fields = {
    "id": "signed_on",
    "kind": "date",
    "ask": Inline(zh_CN="成文日期是哪一天？", en="Which date does it bear?"),
}
