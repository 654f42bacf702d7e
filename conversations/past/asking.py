"""Questions asked back: a typed text that asks how to answer, and is no answer."""

from __future__ import annotations

import re

from conversations.definition.questions import (
    BaseQuestion,
    Declaration,
    Figures,
    Items,
    LongText,
    Table,
)

_LONGEST = 40
"""Characters: what is longer may be an answer that begins with a question."""

_HERE = "(?:这里|这儿|此处|这个|这(?:一|道)?(?:题|问|条|项|栏|段|部分)|题目|本题)"
_MUST = "(?:要|该|应该|应当|需要|得|可以|能)"
_WRITE = "(?:写|填|答|回答|说|讲)"
_END = "(?:呢|啊|呀|吗|嘛|么|才好|才对|比较好)?"
_CHINESE = re.compile(
    f"(?:请问|想问一下|问一下)?(?:我)?{_HERE}?(?:"
    f"{_MUST}?(?:怎么|如何|咋|怎样)(?:去|来)?{_WRITE}(?:这(?:个|一?题|一?条))?{_END}"
    f"|{_MUST}?{_WRITE}(?:些|点)?(?:什么|啥|哪些)(?:内容|东西|方面)?{_END}"
    f"|{_MUST}?{_WRITE}(?:多少(?:个)?字|多长|几条){_END}"
    f"|(?:是|说的是|指的是)?(?:什么|啥)意思{_END}"
    f"|(?:有没有|有|能不能给个?|能给个?|给个?)(?:个)?(?:例子|示例|范例|样例|提示|参考)(?:吗|么|呢)?"
    "|(?:以前|去年|上期|上次|往年)(?:是)?怎么写的(?:呢)?"
    f"|(?:不知道|不会|不懂)(?:{_HERE})?(?:怎么|该怎么|要怎么|如何|该|要)?{_WRITE}(?:什么|啥)?"
    ")"
)
_ENGLISH = re.compile(
    "(?:please |sorry,? |hi,? )?(?:"
    "what (?:should|do|can|must|am) i (?:supposed to )?(?:write|put|say|answer|enter|fill in)"
    "(?: here| in here| for this| to this| now)?"
    "|how (?:should|do|can|must) i (?:write|answer|fill in|phrase) ?(?:this|that|it|here)?"
    "|what (?:does|is) (?:this|it|that)(?: question)?(?: mean| about)?"
    "|what (?:is|'s) (?:meant|wanted|asked|expected)(?: here)?"
    "|(?:is there|do you have|can i (?:see|have)|show me) an example"
    "|how long should (?:this|it) be"
    "|what did we write last (?:time|year)"
    ")"
)
_STOPS = " \t\u3000。.!！~～…"
_MARKS = "?？"
_ASKING = ("吗", "呢", "什么", "啥", "么", "怎么写", "意思", "如何写", "怎么答", "怎么填", "咋写")


def is_question(text: str) -> bool:
    """Whether the text asks what to write, and says nothing else.

    It ends with a question mark, or as a question does; an English one always has its mark.
    """
    if len(text) > _LONGEST or "\n" in text.strip():
        return False
    plain = text.strip(_STOPS)
    marked = plain.endswith(tuple(_MARKS))
    plain = "".join(plain.rstrip(_MARKS + _STOPS).split(" ")) if not plain.isascii() else plain
    if _CHINESE.fullmatch(plain.replace("，", "")):
        return marked or plain.endswith(_ASKING)
    words = " ".join(plain.rstrip(_MARKS + _STOPS).lower().replace("’", "'").split())
    return marked and _ENGLISH.fullmatch(words) is not None


def has_guidance(question: BaseQuestion) -> bool:
    """Whether there is more to say about how to answer than the card says by itself."""
    return isinstance(question, LongText | Items | Table | Figures | Declaration)
