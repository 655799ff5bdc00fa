"""Sets up `.venv` with everything the program needs, from a machine that has no more than python3.

Called by `make run` and `make test`; only the standard library is used. A second call finds its stamp and returns at
once, so that the window appears without a wait. What it may not install itself it names in one line to paste.

    python3 packaging/set_up.py run     what the program needs
    python3 packaging/set_up.py dev     the same and what its tests need
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
LEAST = (3, 11)

# Shared library that Qt loads -> Debian package that holds it. The wheels bring everything else.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def main(arguments: list[str]) -> int:
    """Sets up what `arguments` asks for; exit status 0, or 1 after saying what is missing."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < LEAST:
        return fail(f"Python {LEAST[0]}.{LEAST[1]} or later is needed, this is {sys.version.split()[0]}.")
    want = arguments[0]
    if is_ready(want):
        return 0
    try:
        return provide_system() or provide_packages(want)
    except subprocess.CalledProcessError as error:
        return fail(f"Setting up failed at: {' '.join(map(str, error.cmd))}")


def is_ready(want: str) -> bool:
    """Whether an earlier call did all of it; the development set-up serves the program too."""
    if not PYTHON.exists():
        return False
    done = read_stamp()
    return any(done.get(name) == fingerprint(name) for name in ({"run", "dev"} if want == "run" else {"dev"}))


def fingerprint(want: str) -> str:
    """Changes whenever there is something to install again. The checkout's own path is part of what is installed."""
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for name in (LOCKS[want], "pyproject.toml", "packaging/set_up.py"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """What earlier calls set up; nothing if there is no stamp or it is damaged."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def provide_system() -> int:
    """Installs missing system packages where that is allowed, and otherwise names them."""
    packages = missing_packages()
    if not packages:
        return 0
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        names = " ".join(name for name, package in LIBRARIES.items() if package in packages)
        return fail(f"Install what your system calls these, then try again: {names or ' '.join(packages)}")
    if (prefix := root_prefix()) is None:
        return fail(f"System packages are missing. Paste this line, then try again:\n\n    {as_line(install)}\n")
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run([*prefix, *install, "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
    left = missing_packages()
    return fail(f"Still missing after the installation: {' '.join(left)}") if left else 0


def as_line(install: list[str]) -> str:
    """The commands as one line for a shell, with whatever this machine has to become root."""
    line = f"apt-get update && {' '.join(install)}"
    return f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su -c '{line}'"


def missing_packages() -> list[str]:
    """Debian packages that this machine lacks, sorted."""
    if not sys.platform.startswith("linux"):
        return []
    missing = {package for library, package in LIBRARIES.items() if not loads(library)}
    if not any(has_fonts(Path(folder).expanduser()) for folder in FONT_FOLDERS):
        missing.add("fonts-dejavu-core")
    if not PYTHON.exists() and not makes_environments():
        missing.add("python3-venv")
    return sorted(missing)


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folder: Path) -> bool:
    """Whether there is at least one scalable font in a folder."""
    return any(path.suffix.lower() in {".ttf", ".otf", ".ttc", ".pfb"} for path in folder.rglob("*"))


def makes_environments() -> bool:
    """Whether this Python can make a virtual environment with pip in it. Debian splits that off."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def root_prefix() -> list[str] | None:
    """What to put before a command so that it runs as root without a question; None if that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def provide_packages(want: str) -> int:
    """Makes the environment, installs the locked packages by their hashes, then the program itself from here."""
    if not has_pip():
        say("Making the virtual environment .venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    say(f"Installing the packages of {LOCKS[want]} (some 300 MB, once)")
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", ROOT / LOCKS[want]], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)
    subprocess.run([PYTHON, "-m", "compileall", "-q", ROOT / "timeline_app"], check=True)
    STAMP.write_text(json.dumps({**read_stamp(), want: fingerprint(want)}), encoding="utf-8")
    say("Ready.")
    return 0


def has_pip() -> bool:
    """Whether `.venv` is whole, and of this Python's version."""
    if not PYTHON.exists():
        return False
    code = "import sys, pip; print(*sys.version_info[:2])"
    result = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False)
    return result.returncode == 0 and result.stdout.split() == [str(part) for part in sys.version_info[:2]]


def say(text: str) -> None:
    """Tells what is going on."""
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> int:
    """Tells what to do; the exit status for it."""
    say(text)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
