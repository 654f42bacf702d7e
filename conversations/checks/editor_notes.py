"""Notes to oneself or from a template's author: 【此处填…】, （待补充）, （略）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, build_finding
from conversations.checks.passages import clip_excerpt, find_passages
from conversations.checks.subject import Check, Subject

_TO_DO = (
    r"(?:此处|这里|在此|本处)[^】\])）〕\n]{0,30}"
    r"|待(?:补|定|核|填|完善|确认|续|修改|更新|查|写|商)[^】\])）〕\n]{0,20}"
    r"|(?:数据|数字|内容|情况|名单|案例|时间|金额|姓名)(?:待|需)(?:补|定|核|填|完善|确认|更新)[^】\])）〕\n]{0,20}"
    r"|请(?:在此|填|补|核|根据|结合|自行|删|改|修改|替换|注明|按|参照)[^】\])）〕\n]{0,30}"
    r"|(?:可|需|需要|应|建议)(?:根据|结合|自行|删|改|补|替换|插入|填)[^】\])）〕\n]{0,30}"
    r"|(?:根据|结合|按照|依据)(?:实际|本单位|本地|自身|具体|单位)[^】\])）〕\n]{0,10}(?:填|写|补|改|调整|修改|删|替换|添加)[^】\])）〕\n]{0,10}"
    r"|(?:填写|填入|插入|补充|添加|替换|删除)[^】\])）〕\n]{0,20}"
    r"|(?:具体)?(?:数据|数字|内容|情况|名单|案例|事例)?(?:从)?略|(?:以下|下文|中间|内容)省略|省略(?:号|若干)?|例子?略"
    r"|TODO|TBD|XXX"
)
_NOTE_ONLY = (
    r"注[:：意][^】\n]{0,30}|备注[^】\n]{0,30}|说明[:：][^】\n]{0,30}|编者[^】\n]{0,20}|批注[^】\n]{0,30}"
    r"|(?:单位|领导|姓名|职务|地名|日期|时间|名称|部门|单位名称|领导姓名|具体)(?:名称|姓名|数据|时间|数字|内容)?"
    r"|(?:举例|示例|范文|模板|导语|提示|小编)[^】\n]{0,30}|修改[^】\n]{0,20}|核实[^】\n]{0,20}"
)
NOTE = re.compile(
    rf"【(?:{_TO_DO}|{_NOTE_ONLY})】|[（(](?:{_TO_DO})[）)]|\[(?:{_TO_DO}|{_NOTE_ONLY})\]|〔(?:{_TO_DO})〕",
    re.IGNORECASE,
)
"""A remark in brackets that asks for something to be done, or says what belongs there."""


def _find(subject: Subject) -> Iterator[Finding]:
    for spot in find_passages(subject, NOTE):
        yield build_finding("editor_notes", "must", spot, shown=clip_excerpt(spot.excerpt))


EDITOR_NOTES = Check("editor_notes", "must", "实务：模板里的提示不是报告内容", _find, True)
"""【此处填写…】, （待补充）, （略）."""
