"""The cache gives back what was put in it, or nothing: never what is damaged, cut off, or another's."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import files
from pipeline.cache import FOLDER, Cache, Glance

KEYS = ("unit 1", "unit 2", "unit 3")


def entries(output: Path) -> list[Path]:
    """The files of the entries."""
    return sorted(path for path in (output / FOLDER).iterdir() if len(path.name) == 64)


@pytest.mark.parametrize("data", [b"", b"page", b"\n\n", b"chapbook cache 1\n", bytes(range(256))])
@pytest.mark.parametrize("key", ["", "unit 1", "a\nb", "../../etc", "水", "x" * 5000, "\ud800"])
def test_kept(tmp_path: Path, key: str, data: bytes) -> None:
    """What was put under a key comes back, also to another process; under no other key does anything."""
    Cache(tmp_path).put(key, data)
    assert Cache(tmp_path).get(key) == data
    assert Cache(tmp_path).get(key + " ") is None


def test_replaced(tmp_path: Path) -> None:
    """The last data under a key counts."""
    cache = Cache(tmp_path)
    cache.put("unit", b"one")
    cache.put("unit", b"two")
    assert cache.get("unit") == b"two"
    assert len(entries(tmp_path)) == 1


def test_a_glance(tmp_path: Path) -> None:
    """Who only looks finds what is there, and leaves nothing."""
    glance = Glance(tmp_path)
    glance.put("unit", b"page")
    assert glance.get("unit") is None
    assert list(tmp_path.iterdir()) == []
    Cache(tmp_path).put("unit", b"page")
    assert glance.get("unit") == b"page"


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    """A look into a cache that is not there makes none."""
    assert Cache(tmp_path).get("unit") is None
    assert list(tmp_path.iterdir()) == []


@given(data=st.binary(max_size=40), at=st.integers(0, 200), change=st.integers(1, 255))
def test_damaged(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, change: int) -> None:
    """An entry of which any byte is another is none, and can be made anew."""
    output = tmp_path_factory.mktemp("output")
    cache = Cache(output)
    cache.put("unit", data)
    [path] = entries(output)
    entry = bytearray(path.read_bytes())
    entry[at % len(entry)] ^= change
    path.write_bytes(entry)
    assert cache.get("unit") is None
    cache.put("unit", data)
    assert cache.get("unit") == data


def test_cut_off(tmp_path: Path) -> None:
    """An entry that was written in part, or has more behind it, is none."""
    cache = Cache(tmp_path)
    cache.put("unit", b"page one\npage two\n")
    [path] = entries(tmp_path)
    whole = path.read_bytes()
    for part in [*(whole[:end] for end in range(len(whole))), whole + b"\0", whole * 2]:
        path.write_bytes(part)
        assert cache.get("unit") is None


def test_foreign(tmp_path: Path) -> None:
    """Whole entries under one another's names are none, nor is a folder or a link to nowhere."""
    cache = Cache(tmp_path)
    for key in KEYS:
        cache.put(key, key.encode())
    one, two, three = entries(tmp_path)
    data = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(data)
    three.unlink()
    three.mkdir()
    assert [cache.get(key) for key in KEYS] == [None] * 3
    three.rmdir()
    three.symlink_to("nowhere")
    assert [cache.get(key) for key in KEYS] == [None] * 3


def test_what_was_used_longest_ago_is_forgotten(tmp_path: Path) -> None:
    """Over the limit the entry goes that was neither written nor read for longest, by this process or by another."""
    first = Cache(tmp_path)
    for age, key in enumerate(KEYS):
        first.put(key, bytes(1000))
        os.utime(first._path(key), ns=(age, age))
    later = Cache(tmp_path, limit=3800)
    assert later.get("unit 1")
    later.put("unit 4", bytes(1000))
    assert [later.get(key) is not None for key in (*KEYS, "unit 4")] == [True, False, True, True]
    later.get("unit 3")
    later.put("unit 5", bytes(1000))
    later.put("unit 6", bytes(1000))
    kept = [key for key in (*KEYS, "unit 4", "unit 5", "unit 6") if later.get(key)]
    assert kept == ["unit 3", "unit 5", "unit 6"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 300)), max_size=30), st.integers(0, 1500))
def test_the_limit_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, int, int]], limit: int
) -> None:
    """Whatever is put and asked for, the entries are within the limit, and what comes back is what was put last."""
    output = tmp_path_factory.mktemp("output")
    cache = Cache(output, limit)
    last: dict[str, bytes] = {}
    for writes, key, size in steps:
        if writes:
            last[str(key)] = bytes([key]) * size
            cache.put(str(key), last[str(key)])
        elif (found := cache.get(str(key))) is not None:
            assert found == last[str(key)]
        assert sum(path.stat().st_size for path in entries(output)) <= limit if (output / FOLDER).exists() else True
    assert cache.trouble == ""


def test_larger_than_the_limit(tmp_path: Path) -> None:
    """What is larger than the whole cache is not kept, and nothing is forgotten for its sake."""
    cache = Cache(tmp_path, limit=500)
    cache.put("unit", b"small")
    cache.put("book", bytes(600))
    assert (cache.get("unit"), cache.get("book")) == (b"small", None)


@pytest.mark.parametrize("in_the_way", ["file", "link"])
def test_no_place_for_it(tmp_path: Path, in_the_way: str) -> None:
    """Where no folder can be made nothing is kept, nothing fails, and the reason is told."""
    if in_the_way == "file":
        (tmp_path / FOLDER).write_bytes(b"mine")
    else:
        (tmp_path / FOLDER).symlink_to("nowhere")
    cache = Cache(tmp_path)
    cache.put("unit", b"page")
    assert cache.get("unit") is None
    assert "nothing is kept for the next build" in cache.trouble
    assert FOLDER in cache.trouble


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up is tried once; what was kept before still serves, and nothing half-written is left."""
    cache = Cache(tmp_path)
    cache.put("unit 1", b"page")
    tried = []

    def full(path: Path, data: bytes) -> None:
        tried.append(path)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_write_loosely", full)
    cache.put("unit 2", b"page")
    cache.put("unit 3", b"page")
    assert len(tried) == 1
    assert "no space left on device" in cache.trouble
    assert (cache.get("unit 1"), cache.get("unit 2")) == (b"page", None)
    assert len(entries(tmp_path)) == 1


def test_leftovers_are_swept(tmp_path: Path) -> None:
    """What a killed build left half-written goes with the first entry that is written."""
    left = tmp_path / FOLDER / ".chapbook-0123456789abcdef"
    left.parent.mkdir()
    left.write_bytes(b"half")
    Cache(tmp_path).put("unit", b"page")
    assert not left.exists()


def test_git_does_not_see_it(tmp_path: Path) -> None:
    """In a repository that ignores nothing, the cache is no change."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    Cache(tmp_path / "books").put("unit", b"page")
    told = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert told.stdout == b""


def test_clean(tmp_path: Path) -> None:
    """Every entry goes, damaged ones too, and the bytes are counted; the cache works on."""
    cache = Cache(tmp_path)
    for key in KEYS:
        cache.put(key, bytes(1000))
    entries(tmp_path)[0].write_bytes(bytes(5000))
    freed = cache.clean()
    assert 7000 < freed < 8000
    assert list(tmp_path.iterdir()) == []
    assert cache.clean() == 0
    cache.put("unit", b"page")
    assert cache.get("unit") == b"page"


def test_clean_takes_only_our_own(tmp_path: Path) -> None:
    """Somebody's file in the folder stays, and the folder with it."""
    cache = Cache(tmp_path)
    cache.put("unit", b"page")
    (tmp_path / FOLDER / "notes.txt").write_bytes(b"mine")
    cache.clean()
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["notes.txt"]
