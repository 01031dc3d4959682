"""Values and bytes in one run of bytes: what goes to the workers and comes back, and what the cache keeps.

One line of JSON, which ends with the sizes of the blobs that follow it: nothing in it is ever executed.
"""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any


def write(pipe: IO[bytes], values: Mapping[str, Any], *blobs: bytes) -> None:
    """Write values that JSON knows, and blobs."""
    pipe.write(json.dumps([values, [len(blob) for blob in blobs]]).encode() + b"\n")
    for blob in blobs:
        pipe.write(blob)
    pipe.flush()


def read(pipe: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Read what was written. Raises EOFError where nothing or not all is there, ValueError for what is no frame."""
    line = pipe.readline()
    if not line:
        raise EOFError
    values, sizes = json.loads(line)
    blobs = [pipe.read(size) for size in sizes]
    if [len(blob) for blob in blobs] != sizes:
        raise EOFError
    return values, blobs


def packed(values: Mapping[str, Any], *blobs: bytes) -> bytes:
    """A frame in memory."""
    out = BytesIO()
    write(out, values, *blobs)
    return out.getvalue()


def unpacked(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What a frame in memory holds. Raises as `read` does."""
    return read(BytesIO(data))
