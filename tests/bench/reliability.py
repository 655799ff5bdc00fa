"""How far publication dates can be trusted: confidence held against how often it is right. By hand:

    python -m tests.bench.reliability DATED.jsonl...

Each line of the files is an article with `text` and its true `date_publish`; the date is kept from the program, which
reads the text alone. Each file is one folder. Prints a row for each tenth of confidence (number, mean confidence, share
of true days that lie in the interval given) and the expected calibration error: the mean distance between the two,
weighted by number (Naeini et al. 2015). Articles for which no interval is given are counted, and make no claim.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from timeline_app.core.calendar import parse_iso_day
from timeline_app.pipeline import read_folder

Claim = tuple[float, bool]


def claims(source: Path) -> tuple[list[Claim], int]:
    """(confidence, whether it was right) of each article that got an interval, and how many got none."""
    truth: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            if row.get("date_publish") and row.get("text"):
                name = f"{number:05}.txt"
                (Path(folder) / name).write_text(row["text"], encoding="utf-8")
                truth[name] = row["date_publish"][:10]
        linked = read_folder(Path(folder)).articles
    given = [(a.published, parse_iso_day(truth[a.article.path])) for a in linked]
    found = [
        (p.confidence, p.interval.first is not None and p.interval.first <= day <= (p.interval.last or day))
        for p, day in given
        if p is not None and p.interval is not None
    ]
    return found, len(truth) - len(found)


def table(found: Iterable[Claim]) -> tuple[list[tuple[int, float, float]], float]:
    """(number, mean confidence, share right) of each tenth that is not empty, and the expected calibration error."""
    tenths: dict[int, list[Claim]] = defaultdict(list)
    for confidence, right in found:
        tenths[min(9, int(confidence * 10))].append((confidence, right))
    rows = [
        (len(rows), sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for _, rows in sorted(tenths.items())
    ]
    total = sum(n for n, _, _ in rows)
    return rows, sum(n * abs(said - was) for n, said, was in rows) / max(1, total)


def main() -> None:
    """Prints the table of all files together."""
    parser = argparse.ArgumentParser(description="Hold the confidence of publication dates against the truth.")
    parser.add_argument("dated", nargs="+", type=Path, help="JSON lines with text and date_publish")
    found: list[Claim] = []
    silent = 0
    for source in parser.parse_args().dated:
        more, without = claims(source)
        found += more
        silent += without
    rows, error = table(found)
    print(f"{'articles':>8} {'confidence':>10} {'right':>6}")
    for number, said, was in rows:
        print(f"{number:8} {said:10.3f} {was:6.3f}")
    print(f"expected calibration error {error:.3f}; {silent} articles without a date")


if __name__ == "__main__":
    main()
