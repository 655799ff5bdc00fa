"""How much memory the window takes for ten thousand articles: the most while reading and linking, and at rest. By hand:

    nice python -m tests.bench.memory [--articles 10000] [--kind ordinary|copies] [--keep FOLDER] [--json FILE]

Makes articles up, opens them in the window (offscreen) for the first time, and once more from the cache, each time in a
new process. "Ordinary" articles tell different things in a dozen sentences; "copies" are short and alike, in a hundred
folders. Figures are MiB of the window's own process, and of the largest worker. Nothing here asserts one.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.words import BODIES, FIRST, LAST, MONTHS, PLACES, THINGS

_FEW = 8
"""People that all copies are about."""


def articles(kind: str, count: int, seed: int = 1) -> Iterator[str]:
    """So many made-up texts, the same for the same seed."""
    dice = random.Random(seed)
    few = [_person(dice) for _ in range(_FEW)]
    for number in range(count):
        yield _copy(dice, few, number) if kind == "copies" else _article(dice)


def _person(dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}{dice.choice(('', 'sen', 'berg', 'ov', 'ini', 'ski', 'er', 'ez'))}"


def _day(dice: random.Random) -> str:
    return f"{dice.randrange(1, 29)} {dice.choice(MONTHS)} {dice.randrange(2004, 2026)}"


def _copy(dice: random.Random, few: list[str], number: int) -> str:
    one, other = dice.sample(few, 2)
    told = f"{one} met {other} in {dice.choice(PLACES)} on {_day(dice)}. On Friday {other} resigned."
    return f"Talks number {number}\nPublished {_day(dice)}\n\n{told}\n"


def _article(dice: random.Random) -> str:
    people = [_person(dice) for _ in range(4)]
    body = f"{dice.choice(PLACES)} {dice.choice(BODIES)}"
    words = iter(dice.sample(THINGS, 16))
    one, other, third, fourth = people
    told = [
        f"{one}, the head of the {body}, met {other} in {dice.choice(PLACES)} on {_day(dice)} to speak of the "
        f"{next(words)} and the {next(words)}.",
        f"“We shall not give up the {next(words)},” {other.split()[-1]} said on {dice.choice(('Monday', 'Friday'))}.",
        f"On {_day(dice)} {third} resigned after a quarrel over the {next(words)} of {dice.choice(PLACES)}.",
        f"{dice.randrange(3, 90)} people were injured when a {next(words)} collapsed near {dice.choice(PLACES)} last "
        f"week, police said.",
        f"The {body} signed an agreement with {dice.choice(PLACES)} about the {next(words)} in "
        f"{dice.choice(MONTHS)} {dice.randrange(1990, 2026)}.",
        f"{fourth} was elected to lead the {next(words)} committee two years ago, and opened a {next(words)} there.",
        f"Critics called the {next(words)} too dear; {one.split()[-1]} rejected that.",
        f"A court in {dice.choice(PLACES)} fined {third} for the {next(words)} on {_day(dice)}.",
        f"The {next(words)} had been stolen from {dice.choice(PLACES)} in {dice.randrange(1900, 2004)}.",
        f"{other} will travel to {dice.choice(PLACES)} tomorrow, where {fourth} opens a {next(words)}.",
    ]
    paragraphs = [told[0], *dice.sample(told[1:], 7), f"The {next(words)} remains closed until {_day(dice)}."]
    return f"{one.split()[-1]} and the {next(words)}\n{_day(dice)}\n\n" + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, kind: str, count: int) -> None:
    """Puts the texts into a hundred folders."""
    for number, text in enumerate(articles(kind, count)):
        place = folder / f"{number % 100:02}" / f"{number:05}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def opened(folder: Path) -> dict[str, float]:
    """Opens a folder in the window of this process, waits until all is read, shown and indexed: the figures."""
    from PySide6.QtCore import QEventLoop, QTimer

    from timeline_app.app import make_application, make_window
    from timeline_app.core.garbage import give_back_large_blocks
    from timeline_app.session.settings import Settings

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    gc.set_threshold(50_000, 50, 1_000)  # as the program does when it starts
    give_back_large_blocks()
    application = make_application()
    window = make_window(Settings())
    window.resize(1440, 900)
    window.show()
    done: list[bool] = []
    window.opener.finished.connect(lambda: done.append(True))
    began = time.monotonic()
    window.open([folder])
    while not done:
        wait(50)
    seconds = time.monotonic() - began
    wait(500)
    while window.opener.indexer.active:
        wait(200)
    chronicle = window.session.chronicle
    found = {
        "articles": len(chronicle.articles),
        "events": len(chronicle.events),
        "participants": len(chronicle.participants),
        "seconds": round(seconds, 1),
        "processor_seconds": round(time.process_time(), 1),
        "rest": _status("VmRSS"),
        "peak": _status("VmHWM"),
    }
    window.close()
    application.processEvents()
    return {**found, "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}


def _status(name: str) -> int:
    """MiB of this process by the kernel's own account."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))


def measure(folder: Path, home: Path) -> dict[str, float]:
    """`opened` in a new process that has its settings and its cache in `home`."""
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA")}
    command = [sys.executable, "-m", "tests.bench.memory", "--open", str(folder)]
    own = {**os.environ, **places, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(command, env=own, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def main(arguments: list[str] | None = None) -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kind", choices=("ordinary", "copies"), default="ordinary")
    parser.add_argument("--keep", type=Path, help="where articles and cache are put, to be used again")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.open:
        print(json.dumps(opened(given.open)))
        return
    with tempfile.TemporaryDirectory() as made:
        place = (given.keep or Path(made)).absolute()
        if not (place / "articles").exists():
            write(place / "articles", given.kind, given.articles)
        result = {name: measure(place / "articles", place / "home") for name in ("first time", "from the cache")}
    print(json.dumps(result, indent=2))
    if given.json:
        given.json.write_text(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
