"""The guards of conftest.py themselves: each one must be able to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow

CASES = {
    "log": "import logging\ndef test_it():\n    logging.getLogger('x').warning('noise')\n",
    "thread": (
        "import threading\ndef test_it():\n"
        "    threading.Thread(target=threading.Event().wait, args=(30,), daemon=True, name='lost').start()\n"
    ),
    "widget": (
        "from PySide6.QtWidgets import QWidget\nkept = []\n"
        "def test_it(qapp):\n    kept.append(QWidget(objectName='lost'))\n"
    ),
    "connection": (
        "import contextlib, socket\ndef test_it():\n    with contextlib.suppress(Exception), socket.socket() as s:\n"
        "        s.connect(('192.0.2.1', 9))\n"
    ),
    "connection of a child": (
        "import subprocess, sys\ndef test_it():\n"
        "    subprocess.run([sys.executable, '-c', 'import socket; socket.getaddrinfo(\"example.org\", 80)'],"
        " capture_output=True)\n"
    ),
    "qt warning": "from PySide6.QtCore import qWarning\ndef test_it(qapp):\n    qWarning('noise')\n",
    "python warning": "import warnings\ndef test_it():\n    warnings.warn('noise')\n",
}
SAYS = {
    "log": "unexpected log records",
    "thread": "thread lost",
    "widget": "widget QWidget 'lost'",
    "connection": "tried to use the network",
    "connection of a child": "tried to use the network",
    "qt warning": "Qt messages with level WARNING",
    "python warning": "UserWarning: noise",
}


def run_test(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    project = HERE.parent
    (folder / "conftest.py").write_text(
        (HERE / "conftest.py").read_text().replace("Path(__file__).parent", f"Path({str(HERE)!r})")
    )
    (folder / "test_case.py").write_text(source)
    (folder / "pyproject.toml").write_text((project / "pyproject.toml").read_text())
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "test_case.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=dict(os.environ))


@pytest.mark.parametrize("case", CASES)
def test_fails_on(case: str, tmp_path: Path) -> None:
    result = run_test(tmp_path, CASES[case])
    assert result.returncode == 1, result.stdout + result.stderr
    assert SAYS[case] in result.stdout


def test_quiet_test_passes(tmp_path: Path) -> None:
    source = (
        "from PySide6.QtWidgets import QWidget\n"
        "def test_it(qtbot, caplog):\n"
        "    import logging\n"
        "    logging.getLogger('x').warning('meant')\n"
        "    assert 'meant' in caplog.text\n"
        "    caplog.clear()\n"
        "    w = QWidget()\n    qtbot.addWidget(w)\n    w.show()\n"
    )
    result = run_test(tmp_path, source)
    assert result.returncode == 0, result.stdout + result.stderr


def test_home_is_not_the_users() -> None:
    assert Path.home().is_relative_to(os.environ["HOME"])
    assert "timeline-app-tests-" in os.environ["HOME"]
