"""A .docx from outside: looked at before anything in it is opened, then its XML, part by part."""

from __future__ import annotations

import io
import re
import struct
import zlib
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.documents.reading.elements import find_child
from bot.documents.reading.entries import check_count, check_entries
from bot.documents.reading.refusals import ReadingError
from bot.documents.reading.relations import check_relations
from bot.documents.reading.signatures import find_form, hides_archive

MOST_XML = 20_000_000
"""Bytes of a part that is read; a thousand pages have less."""

_DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, RuntimeError),
)
"""What zipfile raises for an archive whose bytes were changed."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name in an OLE file under which a .docx with a password lies (MS-OFFCRYPTO, 1.3.3)."""

_NO_MEMORY = 2
"""The XML parser's number for that (libxml2, xmlerror.h)."""

_LONG_TAG = re.compile("<[^<>]{1000000}")
"""Of an element with more attributes than the parser can compare in time."""

_ENCODING = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = {"utf-8", "utf-16", "us-ascii"}


class Archive:
    """The parts of an Office file, by their names in it."""

    def __init__(self, content: bytes) -> None:
        """Look at the file; ReadingError when it is none, or one that must not be opened."""
        _check_form(content)
        check_count(content)
        try:
            self._zip = ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise ReadingError("broken") from error
        check_entries(self._zip, content)
        for entry in self._zip.infolist():
            if entry.filename.lower().endswith((".xml", ".rels")):
                self._check_part(entry)

    def load_xml(self, name: str) -> Any:
        """Return the root element of the part; ReadingError when it is absent or no plain XML."""
        from docx.oxml.parser import parse_xml

        try:
            return parse_xml(self._load_plain(self._zip.getinfo(name)))
        except (KeyError, SyntaxError) as error:  # lxml's errors are such
            scarce = getattr(error, "code", None) == _NO_MEMORY
            raise ReadingError("unpacks_too_much" if scarce else "broken") from error

    def load_body(self) -> tuple[str, Any]:
        """Return the name of the main part of a .docx, and its body; ReadingError without one."""
        main = self.find_related("", "officeDocument")
        body = find_child(self.load_xml(main), "body") if main else None
        if main is None or body is None:
            raise ReadingError("broken")
        return main, body

    def load_related(self, part: str, kind: str) -> Any | None:
        """Return the root of the part that `part` is related to as `kind`; None without one."""
        name = self.find_related(part, kind)
        return self.load_xml(name) if name else None

    def find_related(self, part: str, kind: str) -> str | None:
        """Return the name of the part that `part` ("" is the file) is related to, if there is one.

        `kind` is the last word of the relation's type, which is alike in both versions of OOXML.
        """
        for relation in self._list_relations(part):
            if str(relation.get("Type", "")).endswith(f"/{kind}"):
                return _find_target(part, relation)
        return None

    def list_related(self, part: str) -> dict[str, str]:
        """Return the names of the parts that `part` is related to, by the relations' ids."""
        relations = self._list_relations(part)
        return {str(each.get("Id", "")): _find_target(part, each) for each in relations}

    def read_files(self) -> dict[str, bytes]:
        """Return the bytes of all parts by their names; ReadingError for a damaged one."""
        entries = (entry for entry in self._zip.infolist() if not entry.is_dir())
        return {entry.filename: self._read(entry) for entry in entries}

    def _list_relations(self, part: str) -> list[Any]:
        """Return the relations to other parts of the file."""
        rels = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
        if rels not in self._zip.NameToInfo:
            return []
        return [each for each in self.load_xml(rels) if each.get("TargetMode") != "External"]

    def _check_part(self, entry: ZipInfo) -> None:
        plain = self._load_plain(entry)
        if entry.filename == "[Content_Types].xml" and b"macroEnabled" in plain:
            raise ReadingError("macros")
        if entry.filename.lower().endswith(".rels"):
            check_relations(self.load_xml(entry.filename))

    def _load_plain(self, entry: ZipInfo) -> bytes:
        """Return the part in UTF-8 or UTF-16, without a document type and so without entities."""
        if entry.file_size > MOST_XML:
            raise ReadingError("unpacks_too_much")
        content = self._read(entry)
        _check_plain(content)
        return content

    def _read(self, entry: ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as part:
                # As many bytes as it says it has: to read all unpacks up to 2 GB before it is cut.
                return part.read(entry.file_size)
        except _DAMAGE as error:
            raise ReadingError("broken") from error


def _find_target(part: str, relation: Any) -> str:
    """Return the name of the part that the relation of `part` leads to."""
    return normpath(join("/", dirname(part), str(relation.get("Target", "")))).lstrip("/")


def _check_form(content: bytes) -> None:
    match find_form(content):
        case "zip":
            return
        case "ole":
            raise ReadingError("password" if _ENCRYPTED in content else "old_format")
        case "empty":
            raise ReadingError("empty")
        case "unknown" if not hides_archive(content):
            raise ReadingError("broken")
        case _:
            raise ReadingError("mismatch")


def _check_plain(content: bytes) -> None:
    """Look at the characters and not the bytes: in another encoding a DOCTYPE looks different."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError("broken") from error
    declared = _ENCODING.match(text)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise ReadingError("declarations")
    if not text.lstrip().startswith("<"):
        raise ReadingError("broken")
    if "\0" in text or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ReadingError("declarations")
    if _LONG_TAG.search(text):
        raise ReadingError("unpacks_too_much")
