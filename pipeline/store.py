"""What keeps what was made once: all that the stages know of the cache."""

from typing import Protocol


class Store(Protocol):
    """What keeps bytes by key from one build to the next; it may forget any of them."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
