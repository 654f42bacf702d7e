"""How long the tests of durability take: more rounds for a soak, another seed for other moments."""

from __future__ import annotations

import os

ROUNDS = int(os.environ.get("HUIBAO_TEST_ROUNDS", "1"))
SEED = int(os.environ.get("HUIBAO_TEST_SEED", "1"))
