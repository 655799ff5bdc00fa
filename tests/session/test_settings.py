from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from timeline_app.session.settings import GEOMETRY, RECENT, SETTINGS, THEME, Settings


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.ini"
    first = Settings(path)
    first.set(THEME, "dark")
    first.set(GEOMETRY, QByteArray(b"\x00\x01"))
    first.save()
    second = Settings(path)
    assert second.get(THEME) == "dark"
    assert second.get(GEOMETRY) == QByteArray(b"\x00\x01")


def test_nothing_kept_gives_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert all(settings.get(s) == s.default for s in SETTINGS)


def test_nonsense_in_the_file_gives_the_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[window]\ngeometry=17\n[General]\nrecent=\n", encoding="utf-8")
    settings = Settings(path)
    assert settings.get(GEOMETRY) == GEOMETRY.default
    assert settings.recent() == []


def test_recent_folders_latest_first_without_the_missing(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for name in ("one", "two", "one"):
        (tmp_path / name).mkdir(exist_ok=True)
        settings.add_recent(tmp_path / name)
    settings.add_recent(tmp_path / "gone")
    assert settings.recent() == [tmp_path / "one", tmp_path / "two"]
    for number in range(20):
        settings.add_recent(tmp_path / str(number))
    assert len(settings.get(RECENT)) == 10


def test_a_single_recent_folder_stays_a_list(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    settings.add_recent(tmp_path)
    settings.save()
    assert Settings(path).recent() == [tmp_path]


def test_the_users_file_lies_in_the_configuration_folder() -> None:
    assert Settings().path.parts[-2:] == ("timeline-app", "settings.ini")


def test_keys_are_told_apart_and_described() -> None:
    assert len({s.key for s in SETTINGS}) == len(SETTINGS)
    assert all(s.description for s in SETTINGS)
