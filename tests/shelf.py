"""What stands for the cache."""


class Shelf(dict[str, bytes]):
    """A store in memory, that forgets nothing."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self[key] = data
