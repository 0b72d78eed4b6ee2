"""A final name → a whole file or none."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quietform.batch import whole


def test_the_name_is_given_when_everything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with whole(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
        assert len(list(tmp_path.iterdir())) == 2
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def break_off(path: Path, error: type[BaseException]) -> None:
    with whole(path) as stream:
        stream.write(b"new")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_is_left_of_what_is_broken_off(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(error):
        break_off(path, error)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_fault_of_the_system_has_the_final_name(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with pytest.raises(OSError, match="full") as caught, whole(path):
        raise OSError(errno.ENOSPC, "full")
    assert (caught.value.filename, list(tmp_path.iterdir())) == (str(path), [])
    with pytest.raises(FileNotFoundError) as missing, whole(tmp_path / "no" / "out.csv"):
        pass
    assert missing.value.filename == str(tmp_path / "no" / "out.csv")


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    there, link = tmp_path / "there.csv", tmp_path / "link.csv"
    link.symlink_to(there)
    with whole(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert there.read_bytes() == b"new"


def test_what_is_no_ordinary_file_is_written_as_it_is() -> None:
    with whole(Path(os.devnull)) as stream:
        stream.write(b"new")
    assert not Path(os.devnull).is_file()
