"""The units of an Office file."""

from __future__ import annotations

TWIPS_PER_MM = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
