"""The set-up script, on copies of the project: what it would do, what it says, and that it knows when it is done."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

PROJECT = Path(__file__).parents[2]


def load(root: Path) -> ModuleType:
    """The script of a copy of the project, as a module."""
    spec = importlib.util.spec_from_file_location("set_up_copy", root / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    for name in ("packaging/set_up.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


def make_python(root: Path) -> None:
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").symlink_to(sys.executable)


def test_nothing_is_ready_on_a_fresh_checkout(copy: Path) -> None:
    assert not load(copy).is_ready("run")


def test_stamp_makes_it_ready_until_the_lock_changes(copy: Path) -> None:
    script = load(copy)
    make_python(copy)
    script.STAMP.write_text(json.dumps({"run": script.fingerprint("run")}))
    assert script.is_ready("run")
    assert not script.is_ready("dev")
    (copy / "requirements.txt").write_text("other==1.0\n")
    assert not script.is_ready("run")


def test_development_set_up_serves_the_program_too(copy: Path) -> None:
    script = load(copy)
    make_python(copy)
    script.STAMP.write_text(json.dumps({"dev": script.fingerprint("dev")}))
    assert script.is_ready("run")
    assert script.is_ready("dev")


@pytest.mark.parametrize("content", ["", "{", "[]", "\x00"])
def test_damaged_stamp_counts_as_none(copy: Path, content: str) -> None:
    script = load(copy)
    make_python(copy)
    script.STAMP.write_text(content)
    assert script.read_stamp() == {}
    assert not script.is_ready("dev")


def test_another_place_is_another_set_up(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "project"
    shutil.copytree(copy, other)
    assert load(copy).fingerprint("run") != load(other).fingerprint("run")


def test_line_to_paste_is_one_line_for_a_shell(copy: Path) -> None:
    line = load(copy).as_line(["apt-get", "install", "-y", "libegl1", "python3-venv"])
    assert "\n" not in line
    words = subprocess.run(["bash", "-n", "-c", line], capture_output=True, text=True, check=False)
    assert words.returncode == 0, words.stderr
    assert "apt-get update && apt-get install -y libegl1 python3-venv" in line


def test_missing_library_and_font_are_noticed(copy: Path, tmp_path: Path) -> None:
    script = load(copy)
    assert not script.loads("libdoesnotexist.so.9")
    assert not script.has_fonts(tmp_path / "nowhere")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").touch()
    assert script.has_fonts(tmp_path / "fonts")


@pytest.mark.parametrize("arguments", [[], ["all"], ["run", "dev"]])
def test_wrong_use_is_status_two(arguments: list[str]) -> None:
    command = [sys.executable, str(PROJECT / "packaging" / "set_up.py"), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "set_up.py run" in result.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_a_hash_and_an_exact_version(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(lines) > 50
    for line in lines:
        assert "==" in line.split(" ")[0], line
        assert "--hash=sha256:" in line, line


def test_qt_is_below_the_version_that_aborts() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        version = next(line for line in text.splitlines() if line.startswith("pyside6-essentials==")).split("==")[1]
        assert tuple(int(part) for part in version.split()[0].split(".")[:2]) < (6, 12)


def test_icon_and_desktop_entry_fit_together() -> None:
    desktop = (PROJECT / "packaging" / "io.github.timeline_app.TimelineApp.desktop").read_text(encoding="utf-8")
    entry = dict(line.split("=", 1) for line in desktop.splitlines() if "=" in line)
    assert entry["Exec"].split()[0] == "timeline-app"
    assert (PROJECT / "resources" / "icons" / f"{entry['Icon']}.svg").exists()


def test_a_saved_project_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    """The desktop opens `.timeline` files with the program, and knows one by its first bytes."""
    from timeline_app.project.project import Project

    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    name = "io.github.timeline_app.TimelineApp"
    kind = ElementTree.parse(PROJECT / "packaging" / f"{name}.xml").getroot()[0]
    desktop = (PROJECT / "packaging" / f"{name}.desktop").read_text(encoding="utf-8")
    assert f";{kind.get('type')};" in desktop
    assert f"<mediatype>{kind.get('type')}</mediatype>" in (PROJECT / "packaging" / f"{name}.metainfo.xml").read_text()
    Project.create(tmp_path / "x.timeline", []).close()
    saved = (tmp_path / "x.timeline").read_bytes()
    for match in kind.iter(f"{space}match"):
        at, value = int(match.get("offset", "")), match.get("value", "").encode()
        assert saved[at : at + len(value)] == value
