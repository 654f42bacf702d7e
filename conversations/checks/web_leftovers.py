"""What a page copied from the web brings along: addresses, buttons, notices of rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.checks.finding import Finding, Spot, build_finding
from conversations.checks.passages import clip_excerpt, find_passages
from conversations.checks.subject import Check, Subject

_TAIL = r"[A-Za-z0-9\-._~/?#@!$&'*+=%:]"
URL = re.compile(
    rf"(?:https?|ftp)[:：]//{_TAIL}*"
    rf"|(?<![A-Za-z0-9@.\-_])www\.{_TAIL}+"
    rf"|(?<![A-Za-z0-9@.\-_/])(?:[A-Za-z0-9\-]+\.)+(?:com|cn|net|org|edu|gov|info|top|cc)(?![A-Za-z0-9])(?:/{_TAIL}*)?"
)
"""An address of the web; an e-mail address is none."""

_TOKEN = re.compile(r"[A-Za-z][!-~：]+")
"""A run of Latin letters and marks: texts have few, and addresses stand nowhere else."""


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the addresses of a text begin and end."""
    for token in _TOKEN.finditer(text):
        for match in URL.finditer(text, token.start(), token.end()):
            yield match.span()


_FURNITURE = re.compile(
    r"点击(?:此处|这里|链接|上方|下方|蓝字|图片|标题|右上角|查看|阅读|进入|下载)(?:蓝字|链接|关注|原文|全文|详情|更多|下载|查看|附件)*"
    r"|版权所有|转载请(?:注明|联系)|未经(?:授权|许可)(?:，)?(?:不得|禁止|严禁)转载|侵权(?:必究|请联系|删除)"
    r"|(?:^|[（(])(?:文章|信息|稿件|图片|文档|资料)?(?:来源|出处)[:：][^\n，。；]{0,20}"
    r"|^(?:责任编辑|责编|编辑|作者|发布时间|发布日期|浏览次数|阅读次数|阅读量|点击数|点击量|浏览量|字体大小|字号|当前位置|您的位置|您所在的位置|上一篇|下一篇)[:：][^\n，。；]{0,24}"
    r"|阅读原文|查看原文|阅读全部图文|侵权投诉|相关(?:阅读|推荐|文章)|猜你喜欢|推荐阅读|打印本页|关闭(?:窗口|本页)|返回(?:顶部|首页)|分享到|加入收藏"
    r"|(?:立即|免费|点击|本文|全文|文档|付费)下载|下载(?:本文|全文|次数|积分|地址[:：]|链接[:：])"
    r"|长按(?:识别|扫码|二维码)|扫码关注|(?:^|请|欢迎|扫码)关注(?:我们的?|本|以下|下方)?(?:微信)?公众号[:：“]?(?=[^\n]{0,20}$)"
    r"|Copyright|All Rights Reserved|[A-Z\u4e00-\u9fff]ICP备",
    re.MULTILINE | re.IGNORECASE,
)


def _find_urls(subject: Subject) -> Iterator[Finding]:
    sites = subject.norms.leftovers.sites
    for typed in subject.texts:
        for start, end in find_addresses(typed.text):
            spot = Spot(typed, start, end)
            if not _find_host(spot.excerpt).endswith(tuple(f".{site}" for site in sites)):
                yield build_finding("urls", "must", spot, shown=clip_excerpt(spot.excerpt))


def _find_host(address: str) -> str:
    """Return the address's host, with a full stop before it."""
    return "." + re.split(r"[/:：]", re.sub(r"^[A-Za-z]+[:：]//", "", address))[0].lower()


def _find_furniture(subject: Subject) -> Iterator[Finding]:
    for spot in find_passages(subject, _FURNITURE):
        yield build_finding("page_furniture", "must", spot, shown=clip_excerpt(spot.excerpt))


_SOURCE = "实务：复制网页带进来的内容"

URLS = Check("urls", "must", _SOURCE, _find_urls, local=True)
"""http…, www.…"""

PAGE_FURNITURE = Check("page_furniture", "must", _SOURCE, _find_furniture, local=True)
"""点击查看, 版权所有, 来源：, 阅读原文."""
