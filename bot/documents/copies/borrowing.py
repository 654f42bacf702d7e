"""Parts of one .docx taken over into another, with what they are related to: pictures, charts."""

from __future__ import annotations

import hashlib
from posixpath import basename, dirname, join, relpath, splitext
from typing import Any

from bot.documents.copies.package import (
    TYPES,
    Package,
    declare,
    load_relations,
    name_relations,
    relate,
    resolve,
    write_xml,
)
from bot.documents.namespaces import LINKS

_LINKS = f"{{{LINKS}}}"


def list_links(element: Any) -> list[tuple[Any, str, str]]:
    """Return the attributes that name a relation: element, attribute, the relation's id."""
    return [
        (each, str(key), str(value))
        for each in element.iter()
        for key, value in each.attrib.items()
        if str(key).startswith(_LINKS)
    ]


def find_target(package: Package, rel_id: str) -> str:
    """Return the name of the part that the main part relates to by that id; "" for none."""
    for relation in load_relations(package, package.main):
        if relation.get("Id") == rel_id and relation.get("TargetMode") != "External":
            return resolve(package.main, relation)
    return ""


def borrow_parts(element: Any, source: Package, target: Package) -> None:
    """Have what a copied element shows be parts of the document that it is now in."""
    for owner, key, rel_id in list_links(element):
        for relation in load_relations(source, source.main):
            if relation.get("Id") == rel_id and relation.get("TargetMode") != "External":
                path = _borrow(resolve(source.main, relation), source, target)
                kind = str(relation.get("Type")).rpartition("/")[2]
                owner.set(key, relate(target, kind, path))


def _borrow(path: str, source: Package, target: Package) -> str:
    """Copy the part and all it is related to; return its name in the other document."""
    content = source.files[path]
    stem, ending = splitext(basename(path))
    mark = hashlib.sha256(content).hexdigest()[:12]
    name = join(dirname(path), f"{stem}_{mark}{ending}")
    if name in target.files:
        return name
    target.files[name] = content
    declare(target, name, _find_type(source, path))
    relations = load_relations(source, path)
    for relation in relations:
        if relation.get("TargetMode") != "External":
            inner = _borrow(resolve(path, relation), source, target)
            relation.set("Target", relpath(inner, dirname(name)))
    if len(relations):
        target.files[name_relations(name)] = write_xml(relations)
    return name


def _find_type(package: Package, path: str) -> str:
    """Return the part's type, by its own name or by its ending."""
    from docx.oxml.parser import parse_xml

    types = parse_xml(package.files[TYPES])
    by_name = {each.get("PartName"): each.get("ContentType") for each in types}
    by_ending = {each.get("Extension"): each.get("ContentType") for each in types}
    ending = splitext(path)[1].lstrip(".")
    return str(by_name.get(f"/{path}") or by_ending.get(ending) or "application/octet-stream")
