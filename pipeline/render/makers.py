"""What decides on pages beside our own code: Python, its libraries, and those of the system below them."""

import ctypes
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress

from pipeline import program

_LIBRARIES = (
    *("cffi", "cssselect2", "fonttools", "pikepdf", "pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5"),
    *("uharfbuzz", "weasyprint"),
)
_SYSTEM = {
    "pango_version": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"),
    "FcGetVersion": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
"""What shapes text below WeasyPrint: a function that tells the version, and the names of its library."""


def known() -> tuple[str, ...]:
    """All of them, with their versions."""
    below = [_system_version(function, names) for function, names in _SYSTEM.items()]
    return (*program.libraries(_LIBRARIES), *below, sys.version, zlib.ZLIB_RUNTIME_VERSION)


def _system_version(function: str, names: Sequence[str]) -> str:
    """What a library of the system says of its version; empty where there is none by these names."""
    for name in names:
        with suppress(OSError, AttributeError):
            tell = getattr(ctypes.CDLL(name), function)
            if function == "hb_version_string":
                tell.restype = ctypes.c_char_p
            return str(tell())
    return ""
