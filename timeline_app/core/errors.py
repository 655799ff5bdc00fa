"""What can go wrong for a user, and the warnings that end up in the import report.

Every expected error is an `AppError` whose message says what to do; everything else is a defect.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AppError(Exception):
    """An error that the user can understand and act on. The message is shown as it is."""


class ReadError(AppError):
    """A file could not be read as articles."""


class UsageError(AppError):
    """The command line or an input field was used wrongly."""


class ExportError(AppError):
    """A picture or table could not be written."""


class ProjectError(AppError):
    """A project could not be opened, saved or written to."""


class ProjectFullError(ProjectError):
    """There is no room on the disk: nothing of it was written, and doing it again later works."""


class NewerProjectError(ProjectError):
    """The file was written by a later version of the program."""


class DamagedProjectError(ProjectError):
    """Parts of the file cannot be read any more."""


class NotAProjectError(ProjectError):
    """The file is something else."""


class Stage(StrEnum):
    """Where a warning arose."""

    READ = "read"
    STRUCTURE = "structure"
    EXTRACT = "extract"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Warning:
    """One thing that the user should know of one article or file. `path` is relative to the opened folder."""

    path: str
    part: int
    stage: Stage
    message: str
