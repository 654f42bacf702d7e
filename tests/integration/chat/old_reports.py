"""A report of another year as people have it on their disks, and ways to send it."""

from __future__ import annotations

import io

import docx

from tests.integration.chat.driver import Chat, Said

ENTRIES = {
    "（一）持续提高政治站位。": "召开党委会专题学习4次，举办专题培训2期，覆盖全体干部。",
    "（二）压紧压实各级责任。": "逐级签订责任书18份，开展履责约谈9人次。",
    "（一）理论学习还不够系统。": "学用结合有差距，专题研讨次数偏少。",
    "（二）日常监督还不够经常。": "对重点岗位提醒不够，谈心谈话覆盖面不广。",
    "（一）强化理论武装。": "每月安排一次集中学习，由办公室负责，12月底前完成。",
    "（二）严格日常管理。": "每季度开展一次廉政提醒，重点岗位全覆盖。",
}
"""The entries of the report's three parts, two each."""

_ENTRIES = [heading + text for heading, text in ENTRIES.items()]
OPENING = "今年上半年，河湾县档案局认真落实管党治党政治责任，各项工作稳步推进。现将情况报告如下："
STRAY = "附记：以上数字截至六月三十日，由办公室统计。"
LINES = (
    "河湾县档案局关于2025年上半年履行全面从严治党主体责任情况的报告",
    "县委：",
    OPENING,
    "一、上半年履职情况",
    *_ENTRIES[:2],
    "二、存在的主要问题",
    *_ENTRIES[2:4],
    "##paidbegin##",
    "三、下步打算",
    *_ENTRIES[4:],
    "河湾县档案局",
    "2025年7月8日",
)
TEXT = "\n".join(LINES)


def build_docx(lines: tuple[str, ...] = LINES) -> bytes:
    """Return a .docx with these paragraphs."""
    document, body = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(body)
    return body.getvalue()


async def send_file(chat: Chat, name: str, body: bytes) -> list[Said]:
    """Send a file into the chat."""
    chat.town.files.bodies[name] = body
    sent = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(body)}
    return await chat.send(document=sent)
