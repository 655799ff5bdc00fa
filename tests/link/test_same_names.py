"""Which names are one person's does not depend on the process: the same folder gives the same timeline every day."""

from __future__ import annotations

import os
import subprocess
import sys

_JOIN = """
from timeline_app.core.names import name_parts
from timeline_app.link.same_names import join_people

names = {"Marion Velde": 40, "Marrion Velde": 9, "Marion Velde Anton Brusk": 3, "Anton Brusk": 30, "M. Velde": 2,
         "Anton K. Brusk": 4, "Antonn Brusk": 2, "Marion Brusk": 5}
weights = {name_parts(n): w for n, w in names.items()}
people = join_people(weights, {name_parts(n): n for n in names})
print([people.find(p) for p in weights], {k: v for k, v in people.reasons.items() if v})
"""


def joined(seed: int) -> str:
    """What a process with this seed for its hashes makes of the names."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", _JOIN], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_same_names_are_joined_in_every_process() -> None:
    assert len({joined(seed) for seed in range(1, 6)}) == 1
