"""The command line: opens the window, or runs the pipeline without one.

    timeline-app [FOLDER | FILE.timeline]                   the window, on a folder or project if one is given
    timeline-app extract SOURCE... --output FILE.jsonl      what was found, as records
    timeline-app export FOLDER --png OUT.png                the timeline as a picture

Exit status: 0 done (warnings allowed), 1 nothing could be read or written, 2 used wrongly. Imports are inside the
functions: the window must be up before a parser is even thought of.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from timeline_app import __version__
from timeline_app.core.errors import AppError, ExportError, UsageError
from timeline_app.core.options import DATE_ORDERS, LinkOptions

if TYPE_CHECKING:
    from timeline_app.core.chronicle import Chronicle
    from timeline_app.core.interval import Interval
    from timeline_app.pipeline import Progress

_EPILOG = """\
without a window:
  timeline-app extract SOURCE... --output FILE.jsonl   write what was found, one JSON record a line
  timeline-app export FOLDER --png OUT.png             draw the timeline as a picture
  timeline-app extract --help, timeline-app export --help tell more

A folder that is called "extract" or "export" is opened as ./extract or ./export.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns the exit status. Errors are one line on stderr, never a traceback."""
    multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and words[0] in _COMMANDS:
            build, run = _COMMANDS[words[0]]
            return run(build().parse_args(words[1:]))
        return _open_window(window_parser().parse_args(words))
    except UsageError as error:
        return _complain(error, 2)
    except AppError as error:
        return _complain(error, 1)
    except KeyboardInterrupt:
        return _complain("stopped", 130)
    except BrokenPipeError:
        # Whoever read our output has had enough; Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Every parser by its command, "" for the window: the guide is checked against them."""
    return {"": window_parser(), **{name: build() for name, (build, _) in _COMMANDS.items()}}


def window_parser() -> argparse.ArgumentParser:
    """`timeline-app [FOLDER]`, where FOLDER may be a project as well."""
    parser = argparse.ArgumentParser(
        prog="timeline-app",
        description="Open a folder of articles, get a timeline you can trust.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=_source, metavar="FOLDER", help="folder of articles, or project")
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    return parser


def extract_parser() -> argparse.ArgumentParser:
    """`timeline-app extract SOURCE... --output FILE`."""
    parser = argparse.ArgumentParser(
        prog="timeline-app extract",
        description="Read articles and write what was found: articles, times, participants, events and warnings, "
        "one JSON object a line.",
    )
    parser.add_argument("source", nargs="+", type=_source, metavar="SOURCE", help="folder (read recursively) or file")
    parser.add_argument("--output", "-o", required=True, type=Path, metavar="FILE", help="file to write; - for stdout")
    parser.add_argument(
        "--include", action="append", choices=["text"], default=[], help="also write the articles' text"
    )
    _common(parser)
    return parser


def export_parser() -> argparse.ArgumentParser:
    """`timeline-app export FOLDER --png OUT`."""
    parser = argparse.ArgumentParser(
        prog="timeline-app export", description="Draw the timeline of a folder as a picture."
    )
    parser.add_argument("folder", nargs="+", type=_source, metavar="FOLDER", help="folder (read recursively) or file")
    parser.add_argument("--png", required=True, type=Path, metavar="OUT", help="picture to write")
    parser.add_argument("--width", type=_width, default=1920, metavar="PIXELS", help="default %(default)s")
    parser.add_argument("--height", type=_height, default=1080, metavar="PIXELS", help="default %(default)s")
    parser.add_argument("--from", dest="first", type=_date, metavar="DATE", help="start: 2024, 2024-03, 'Jan 2024', …")
    parser.add_argument("--to", dest="last", type=_date, metavar="DATE", help="end, all of it included")
    parser.add_argument("--title", help="heading of the picture; the folder's name if not given")
    _common(parser)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="processes to read with; 0 for none; default: as needed"
    )
    parser.add_argument(
        "--date-order",
        choices=tuple(DATE_ORDERS),
        default="auto",
        help="how 03/04/2024 is read: day first (dmy), month first (mdy), or as each article has it (%(default)s)",
    )
    parser.add_argument("--quiet", "-q", action="store_true", help="show no progress")


def _source(text: str) -> Path:
    if not text.strip():
        # An empty path is the current folder: a variable of a script that was not set would read whatever is there.
        raise argparse.ArgumentTypeError("the name of a folder or file is empty; “.” is the current folder")
    return Path(text)


def _workers(text: str) -> int:
    return _whole_number(text, 0, 256)


def _width(text: str) -> int:
    from timeline_app.export.image import LEAST_WIDTH, MOST_WIDTH

    return _whole_number(text, LEAST_WIDTH, MOST_WIDTH)


def _height(text: str) -> int:
    from timeline_app.export.image import LEAST_HEIGHT, MOST_HEIGHT

    return _whole_number(text, LEAST_HEIGHT, MOST_HEIGHT)


def _whole_number(text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
    return int(text)


def _date(text: str) -> Interval:
    from timeline_app.core.date_entry import parse_date

    try:
        return parse_date(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _open_window(options: argparse.Namespace) -> int:
    folder: Path | None = options.folder
    if folder is not None and not folder.exists():
        raise UsageError(f"There is no file or folder {folder}. See timeline-app --help.")
    from timeline_app.app import run

    return int(run(folder))


def _extract(options: argparse.Namespace) -> int:
    from timeline_app.export.records import write_records

    _check_writable(options.output)
    chronicle = _read(options.source, options)
    with _writing(options.output) as out:
        write_records(chronicle, out, include_text="text" in options.include)
    return _outcome(chronicle)


def _export(options: argparse.Namespace) -> int:
    from timeline_app.export.image import ImageOptions, write_png

    first, last = options.first, options.last
    if first and last and (last.end or 0) <= (first.start or 0):
        raise UsageError("--to is before --from")
    _check_writable(options.png)
    chronicle = _read(options.folder, options)
    title = options.title if options.title is not None else options.folder[0].resolve().name
    write_png(
        chronicle,
        options.png,
        ImageOptions(
            width=options.width,
            height=options.height,
            first=first.start if first else None,
            last=last.end if last else None,
            title=title,
        ),
    )
    return _outcome(chronicle)


_COMMANDS: dict[str, tuple[Callable[[], argparse.ArgumentParser], Callable[[argparse.Namespace], int]]] = {
    "extract": (extract_parser, _extract),
    "export": (export_parser, _export),
}


def _read(sources: list[Path], options: argparse.Namespace) -> Chronicle:
    from timeline_app.pipeline import read_folder

    show = sys.stderr.isatty() and not options.quiet
    order = LinkOptions.of(options.date_order)
    try:
        return read_folder(sources, workers=options.workers, progress=_show_progress if show else None, options=order)
    finally:
        if show:
            sys.stderr.write("\r\x1b[K")


def _show_progress(progress: Progress) -> None:
    if progress.linking:
        text = f"putting {progress.articles} articles together"
    else:
        text = f"{progress.files_done} of {progress.files_total} files, {progress.articles} articles"
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


def _outcome(chronicle: Chronicle) -> int:
    """1 if not one article was read; the files that gave none go to stderr with the reason, at most a screenful."""
    without = [f for f in chronicle.files if f.outcome != "read"]
    for report in without[:20]:
        print(f"timeline-app: {_printable(report.path)}: {report.outcome}: {report.message}", file=sys.stderr)
    if len(without) > 20:
        print(f"timeline-app: and {len(without) - 20} more files without an article", file=sys.stderr)
    if chronicle.articles:
        return 0
    return _complain("No articles were found.", 1)


def _check_writable(path: Path) -> None:
    """Says that a file cannot be written before the work is done rather than after."""
    if str(path) == "-":
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write {path.name} in.")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UsageError(f"No permission to write {path}.")


@contextmanager
def _writing(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is whole. "-" is stdout; devices are written directly."""
    if str(path) == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    direct = path.exists() and not path.is_file()
    target = path if direct else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with target.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        if not direct:
            target.replace(path)
    except OSError as error:
        raise ExportError(f"{path} could not be written: {error.strerror or error}") from error
    finally:
        if not direct:
            target.unlink(missing_ok=True)


def _complain(what: object, status: int) -> int:
    print(f"timeline-app: {_printable(str(what))}", file=sys.stderr)
    return status


def _printable(text: str) -> str:
    """File names may hold bytes that are not UTF-8, and those cannot be printed as they are."""
    return text.encode(errors="replace").decode()
