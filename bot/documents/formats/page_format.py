"""What a page of a report looks like: read from templates/documents, to be changed without code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Self

from pydantic import Field, field_validator, model_validator

from bot.documents.formats.format_files import FormatFiles, load_values
from bot.documents.formats.page_styles import (
    Font,
    Format,
    Header,
    ImprintRules,
    Margins,
    PageNumber,
    Paper,
    Points,
    RedRule,
    Spacing,
    Style,
    Styles,
    fill_in_styles,
)
from bot.documents.lengths import TWIPS_PER_MM
from bot.words.files import DOCUMENTS, TemplateFile, read_own_files, read_shipped_formats
from bot.words.folders import Folders
from conversations.definition.parsing import DefinitionError

OFFICIAL = "official"
"""The page format of a report that names none, unless the office says otherwise."""


class PageFormatError(ValueError):
    """A page format file that cannot be used; the message names file and fields."""


class PageFormat(Format):
    """A page format.

    `line_pt` is the exact height of a line, `spacing_pt` is added between two characters of the
    text, `seal` says whether the signature leaves room for one, and `title_words` are words that no
    line of a title ends in, with a space between each two.
    """

    paper: Paper
    margins: Margins
    line_pt: Points
    spacing_pt: Spacing = 0
    seal: bool = True
    title_words: str = ""
    fonts: tuple[Font, ...]
    styles: Styles
    page_number: PageNumber
    header: Header
    red_rule: RedRule = Field(default_factory=RedRule)
    imprint: ImprintRules = Field(default_factory=ImprintRules)

    @property
    def text_width(self) -> float:
        """The width of the text (版心), in twentieths of a point."""
        margins = self.margins
        return (self.paper.width_mm - margins.left_mm - margins.right_mm) * TWIPS_PER_MM

    @property
    def text_height(self) -> float:
        """The height of the text (版心), in twentieths of a point."""
        margins = self.margins
        return (self.paper.height_mm - margins.top_mm - margins.bottom_mm) * TWIPS_PER_MM

    def find_spacing(self, style: Style) -> int:
        """Return what is added between two characters of that style, in twentieths of a point."""
        given = style.spacing_pt
        if given is None:
            given = self.spacing_pt if style.size_pt == self.styles.body.size_pt else 0
        return round(given * 20)

    @field_validator("styles", mode="before")
    @classmethod
    def _fill_in_styles(cls, given: object) -> object:
        return fill_in_styles(given) if isinstance(given, Mapping) else given

    @model_validator(mode="before")
    @classmethod
    def _fill_in_header(cls, given: object) -> object:
        """Have the header of an office's older file look like the number at the page's foot."""
        if not isinstance(given, Mapping) or "header" in given:
            return given
        number = given.get("page_number")
        style = number.get("style") if isinstance(number, Mapping) else None
        if not isinstance(style, Mapping):
            return {**given, "header": {"style": style}}
        return {**given, "header": {"style": {**style, "align": "right"}}}

    @model_validator(mode="after")
    def _check_fonts(self) -> Self:
        """Every font in use is listed: a font without substitutes is a mistake worth a word."""
        others = {self.page_number.style.font, self.header.style.font}
        used = {style.font for _, style in self.styles} | others
        unlisted = used - {font.name for font in self.fonts}
        if unlisted:
            raise ValueError(f"not in fonts: {', '.join(sorted(unlisted))}")
        return self


def read_page_format(file: TemplateFile, files: FormatFiles) -> PageFormat:
    """Return the page format; DefinitionError when it cannot be used."""
    return load_values(file, files, PageFormat.model_validate)


def find_page_format(name: str, own: Iterable[TemplateFile], shipped: Folders) -> PageFormat | None:
    """Return the page format of that name among the `own` files and those shipped, if it is there.

    PageFormatError when it cannot be used.
    """
    files = FormatFiles.build(own, read_shipped_formats(shipped))
    file = files.find(name)
    try:
        return read_page_format(file, files) if file else None
    except DefinitionError as error:
        raise PageFormatError(str(error)) from error


@lru_cache(maxsize=16)
def load_page_format(folders: Folders, name: str = OFFICIAL) -> PageFormat:
    """Return the page format templates/documents/<name>.yaml, an office's own before a shipped one.

    It is read once per process. FileNotFoundError when there is none, PageFormatError when it
    cannot be used.
    """
    found = find_page_format(name, read_own_files(folders), folders)
    if found is None:
        raise FileNotFoundError(f"no template {DOCUMENTS}/{name}.yaml in {folders.roots}")
    return found
