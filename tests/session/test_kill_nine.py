"""What was acknowledged is there after the process was killed, and the file is sound."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(folder: Path, sequences: int, seed: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.session.kill_nine", str(folder), str(sequences), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_few_killed_sequences_lose_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, 6, 1)["sequences"] == 6


@pytest.mark.slow
def test_200_killed_sequences_lose_nothing(tmp_path: Path) -> None:
    found = run(tmp_path, 200, 2)
    assert found["acknowledged"] > 1000
    assert found["longest"] > 100
