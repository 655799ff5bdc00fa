"""The wheel carries the program and its resources, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    out = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build; hatchling.build.build_wheel({str(out)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.slow
def test_every_module_and_resource_is_in_the_wheel(names: set[str]) -> None:
    for folder, into in (("timeline_app", "timeline_app"), ("resources", "timeline_app/_resources")):
        for path in (PROJECT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{into}/{path.relative_to(PROJECT / folder)}" in names


@pytest.mark.slow
def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    others = [n for n in names if not n.startswith("timeline_app/") and ".dist-info/" not in n]
    assert others == []
    assert not any("__pycache__" in n or n.endswith(".pyc") for n in names)


@pytest.mark.slow
def test_wheel_declares_the_command(names: set[str]) -> None:
    assert any(n.endswith("entry_points.txt") for n in names)
    assert any("licenses/LICENSE" in n for n in names)
