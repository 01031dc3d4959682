"""What makes pages beside our own code is known by its version."""

import sys

from pipeline import program
from pipeline.render import makers


def test_the_system() -> None:
    """Pango, HarfBuzz and Fontconfig tell their versions; a library that is not there tells nothing."""
    assert all(makers._system_version(function, names) for function, names in makers._SYSTEM.items())
    assert makers._system_version("pango_version", ("libnone.so",)) == ""


def test_all_are_told() -> None:
    """Libraries, those of the system, and Python."""
    told = makers.known()
    assert f"weasyprint {program.version('weasyprint')}" in told
    assert {makers._system_version(function, names) for function, names in makers._SYSTEM.items()} <= set(told)
    assert sys.version in told
