"""What every test is held to, beside its own assertions.

A test fails when it leaves a log record of level WARNING or above, a top-level widget, a thread or a child process
behind, or when anything it starts tries to use the network. A test that expects a log record asserts it through
`caplog` and then calls `caplog.clear()`.

Settings, caches and the home folder lie in a fresh folder for each test, so nothing of the user's is read or written.
"""

from __future__ import annotations

import gc
import importlib.util
import itertools
import logging
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_GUARD = Path(__file__).parent / "guard"
_ROOT = Path(tempfile.mkdtemp(prefix="timeline-app-tests-"))
_NETWORK_LOG = _ROOT / "network.log"
_NUMBERS = itertools.count()
_GRACE = 5.0
"""Seconds that a thread or process may take to end after its test; only a leak waits for all of them."""

# Top-level widgets that Qt keeps for itself.
_QT_OWN = {"QTipLabel", "QDesktopWidget", "QComboBoxPrivateContainer", "QWhatsThat"}


def _set_environment() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ["TZ"] = "UTC"
    os.environ["TIMELINE_APP_TEST_NETWORK_LOG"] = str(_NETWORK_LOG)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(_GUARD), os.environ.get("PYTHONPATH", "")]))
    for name, value in _home(_ROOT / "session").items():
        os.environ[name] = value
    time.tzset()


def _home(folder: Path) -> dict[str, str]:
    runtime = folder / "run"
    runtime.mkdir(parents=True, mode=0o700)
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_DATA_HOME": str(folder / ".local/share"),
        "XDG_STATE_HOME": str(folder / ".local/state"),
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_RUNTIME_DIR": str(runtime),
    }


def _install_guard() -> None:
    spec = importlib.util.spec_from_file_location("network_guard", _GUARD / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


# At import: before any other module of the tests can load Qt.
_set_environment()
_install_guard()

settings.register_profile(
    "project", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A home, a configuration and a cache folder for this test alone."""
    folder = _ROOT / str(next(_NUMBERS))
    for name, value in _home(folder).items():
        monkeypatch.setenv(name, value)
    if core := sys.modules.get("PySide6.QtCore"):
        for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
            core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(folder / ".config"))


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails on log records of level WARNING and above that the test did not clear."""
    yield
    records = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    if records:
        pytest.fail("unexpected log records: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in records))


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails when this process, or one that it started, tried to reach the network."""
    yield
    if _NETWORK_LOG.exists():
        tried = _NETWORK_LOG.read_text(encoding="utf-8")
        _NETWORK_LOG.unlink()
        pytest.fail(f"tried to use the network: {tried}")


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: None) -> Iterator[None]:
    """Fails on threads, child processes and top-level widgets that outlive the test."""
    threads = set(threading.enumerate())
    children = set(multiprocessing.active_children())
    widgets = set(_top_levels())
    yield
    _delete_later()
    left = [f"widget {name}" for name in _names(widgets)]
    if left:
        gc.collect()
        _delete_later()
        left = [f"widget {name}" for name in _names(widgets)]
    until = time.monotonic() + _GRACE
    for thread in set(threading.enumerate()) - threads:
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            left.append(f"thread {thread.name}")
    for child in set(multiprocessing.active_children()) - children:
        child.join(max(0.0, until - time.monotonic()))
        if child.is_alive():
            left.append(f"process {child.name}")
    if left:
        pytest.fail("left behind: " + ", ".join(left))


def _top_levels() -> dict[int, str]:
    """C++ address and class of every top-level widget."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return {}
    import shiboken6

    found = {}
    for widget in widgets.QApplication.topLevelWidgets():
        name = widget.metaObject().className()
        if name not in _QT_OWN:
            found[shiboken6.getCppPointer(widget)[0]] = f"{name} {widget.objectName()!r}"
    return found


def _names(before: set[int]) -> list[str]:
    return [name for pointer, name in _top_levels().items() if pointer not in before]


def _delete_later() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def pytest_sessionfinish() -> None:
    """Removes the folders of all tests."""
    import shutil

    shutil.rmtree(_ROOT, ignore_errors=True)
