"""Marks of the sites that sell reports: ##paidbegin##, 【付费内容】, passwords of bought files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, build_finding
from conversations.checks.passages import clip_excerpt, find_passages
from conversations.checks.subject import Check, Subject

MARKER = re.compile(
    r"(?<!#)#{2,}[ ]*/?[ ]*[A-Za-z_]{2,20}[ ]*#{2,}"
    r"|[【\[（(](?:以下|以上|本文|剩余|此处)?(?:为|是)?(?:付费|会员专享|会员可见|VIP专享|试读)[^】\])）\n]{0,16}[】\])）]"
    r"|(?:以下|剩余|本文)(?:内容|部分|文章)?(?:为|是|需|需要)?付费(?:内容|后可见|后阅读|阅读|查看)?"
    r"|付费(?:后可见|后阅读|后查看|阅读全文|解锁)"
    r"|(?:购买|开通会员|充值|登录|注册)后(?:可见|可查看|可阅读|查看全文|阅读全文|继续阅读|下载)"
    r"|试读(?:已)?结束|剩余\d+%(?:内容)?(?:未读|付费)?"
)
"""What a shop of reports puts into its texts."""

PASSWORD = re.compile(
    r"(?:本|该)?(?:文档|文件|资料|压缩包|网盘|附件)?(?:的)?(?:编辑|打开|解压|解压缩|阅读|提取|访问|限制编辑)?"
    r"(?:密码|提取码|解压码|访问码|口令)(?:\s*(?:[:：]|是|为)\s*|\s+)[A-Za-z0-9@#_.!-]{3,32}"
)
"""A password with the word that says so."""


def _find_markers(subject: Subject) -> Iterator[Finding]:
    for spot in find_passages(subject, MARKER):
        fix = "" if spot.excerpt.startswith("#") else None  # only that stands for nothing else
        yield build_finding("paid_markers", "must", spot, fix=fix, shown=clip_excerpt(spot.excerpt))


def _find_passwords(subject: Subject) -> Iterator[Finding]:
    """Yield the passwords, without quoting them: lists of findings are passed on."""
    for spot in find_passages(subject, PASSWORD):
        yield build_finding("passwords", "must", spot, excerpt="")


PAID_MARKERS = Check(
    "paid_markers",
    "must",
    "实务：买来的材料带着网站的标记",
    _find_markers,
    True,
)
"""##paidbegin##, 【付费内容】."""

PASSWORDS = Check("passwords", "must", "实务：买来的文件写着密码", _find_passwords, True)
"""本文档编辑密码：…"""
