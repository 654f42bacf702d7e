"""A fault as one line for the log: what and where, but never its message.

Messages of exceptions quote what they choked on, which may be an answer or a token.
"""

from __future__ import annotations

import traceback
from pathlib import Path


def render_fault(fault: BaseException) -> str:
    """Return the fault's type and the places it passed, innermost first, at most five."""
    frames = reversed(traceback.extract_tb(fault.__traceback__)[-5:])
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return " < ".join([type(fault).__name__, *places])
