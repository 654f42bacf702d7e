"""A finished .docx taken apart, to be given more parts and put together again."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath, relpath
from typing import Any

from bot.documents.namespaces import LINKS, RELATIONS
from bot.documents.reading.archive import Archive
from bot.documents.reading.elements import find_child
from bot.documents.zipped import zip_files

TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a .docx by their names, the name of its main part, and that part's XML."""

    files: dict[str, bytes]
    main: str
    document: Any

    @property
    def body(self) -> Any:
        """The element whose children are the paragraphs and tables."""
        return find_child(self.document, "body")


def open_package(content: bytes) -> Package:
    """Take a .docx apart; ReadingError for what must not be opened, or is no .docx."""
    archive = Archive(content)
    main, body = archive.load_body()
    return Package(archive.read_files(), main, body.getroottree().getroot())


def close_package(package: Package) -> bytes:
    """Return the .docx with the main part as it is now: the same parts give the same bytes."""
    return zip_files({**package.files, package.main: write_xml(package.document)})


def write_xml(root: Any) -> bytes:
    """Return the element as the content of a part."""
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def add_part(package: Package, kind: str, name: str, content_type: str, content: bytes) -> None:
    """Put in a part that stands beside the main one, related to it as `kind` (comments)."""
    path = join(dirname(package.main), name)
    package.files[path] = content
    declare(package, path, content_type)
    relate(package, kind, path)


def relate(package: Package, kind: str, path: str) -> str:
    """Relate the main part to another one; return the id of that relation."""
    relations = load_relations(package, package.main)
    taken = {each.get("Id") for each in relations}
    names = (f"rId{number}" for number in range(1, len(taken) + 2))
    chosen = next(each for each in names if each not in taken)
    target = relpath(path, dirname(package.main) or ".")
    given = {"Id": chosen, "Type": f"{LINKS}/{kind}", "Target": target}
    relations.append(relations.makeelement(f"{{{RELATIONS}}}Relationship", given))
    package.files[name_relations(package.main)] = write_xml(relations)
    return chosen


def find_part(package: Package, kind: str) -> str | None:
    """Return the name of the part that the main one is related to as `kind`; None for none."""
    for relation in load_relations(package, package.main):
        if str(relation.get("Type")).endswith(f"/{kind}"):
            return resolve(package.main, relation)
    return None


def load_relations(package: Package, path: str) -> Any:
    """Return the element with the relations of a part."""
    from docx.oxml.parser import parse_xml

    empty = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
    return parse_xml(package.files.get(name_relations(path), empty))


def name_relations(path: str) -> str:
    """Return the name of the part with the relations of a part."""
    return join(dirname(path), "_rels", f"{basename(path)}.rels")


def resolve(path: str, relation: Any) -> str:
    """Return the name of the part that `path` is related to."""
    return normpath(join("/", dirname(path), str(relation.get("Target")))).lstrip("/")


def declare(package: Package, path: str, content_type: str) -> None:
    """Say of which type the part is."""
    from docx.oxml.parser import parse_xml

    types = parse_xml(package.files[TYPES])
    space = types.tag.rpartition("}")[0] + "}"
    given = {"PartName": f"/{path}", "ContentType": content_type}
    types.append(types.makeelement(f"{space}Override", given))
    package.files[TYPES] = write_xml(types)
