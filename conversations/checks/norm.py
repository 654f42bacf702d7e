"""What every part of the norms is built on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Norm(BaseModel):
    """A part of the norms: frozen, and no field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
