"""The namespaces of an Office file (ECMA-376), and what the names of its relations begin with."""

from __future__ import annotations

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
"""What the namespaces of drawings begin with: main, chart, picture, wordprocessingDrawing."""

LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Of attributes that name a relation; a relation's type is this and one word behind it."""

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
"""Of the files that list relations."""
