"""What is written as a frame is read as it was, or not at all."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render import frames

VALUES = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()))
BLOBS = st.lists(st.binary(), max_size=3)


@given(VALUES, BLOBS, BLOBS)
def test_round_trip(values: dict[str, object], blobs: list[bytes], more: list[bytes]) -> None:
    """Values and blobs come back, frame after frame."""
    pipe = BytesIO()
    frames.write(pipe, values, *blobs)
    frames.write(pipe, {}, *more)
    pipe.seek(0)
    assert frames.read(pipe) == (values, blobs)
    assert frames.read(pipe) == ({}, more)
    with pytest.raises(EOFError):
        frames.read(pipe)


@given(VALUES, BLOBS, st.data())
def test_cut_off(values: dict[str, object], blobs: list[bytes], data: st.DataObject) -> None:
    """A frame that was cut off is none."""
    whole = frames.packed(values, *blobs)
    with pytest.raises((EOFError, ValueError)):
        frames.unpacked(whole[: data.draw(st.integers(0, len(whole) - 1 - (not blobs or not blobs[-1])))])
