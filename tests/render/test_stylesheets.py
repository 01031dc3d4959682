"""What the layout gets of a style: its stylesheets, its fonts and the files that pages may show, and no others."""

from pathlib import Path

from strategies import changed

from pipeline import style
from pipeline.render.stylesheets import stylesheets

CLASSIC = style.load("classic")


def test_files(tmp_path: Path) -> None:
    """Pictures in the style's folder and below it are there; templates, values, hidden files, and links out are not."""
    own = changed(tmp_path, files={"a b.svg": "<svg/>", ".hidden.svg": "<svg/>"})
    (tmp_path / "copied" / "pictures").mkdir()
    (tmp_path / "copied" / "pictures" / "c.png").write_bytes(b"c")
    (tmp_path / "secret.png").write_bytes(b"s")
    (tmp_path / "copied" / "out.png").symlink_to(tmp_path / "secret.png")
    found = stylesheets(own).files
    assert set(found) - set(stylesheets(CLASSIC).files) == {"a b.svg", "pictures/c.png"}
    assert not [name for name in found if name.endswith((".j2", ".toml"))]
    assert found[".font/1"] == own.faces[1].data


def test_css() -> None:
    """Before the style's own sheet stand its faces, its page, its measures and what opens a page."""
    first, second = stylesheets(CLASSIC).css
    assert first.count("@font-face") == len(CLASSIC.faces)
    assert "size: 419.5276pt 595.2756pt" in first
    assert "--leading: 13.5000pt" in first
    assert "section.part, section.chapter { break-before: page }" in first
    assert second == CLASSIC.read("print.css")


def test_digest(tmp_path: Path) -> None:
    """Any byte of a sheet or a file, and any name, makes another style."""
    first = changed(tmp_path / "1")
    others = [
        changed(tmp_path / "2", css=" "),
        changed(tmp_path / "3", files={"a.svg": "<svg/>"}),
        changed(tmp_path / "4", files={"b.svg": "<svg/>"}),
        changed(tmp_path / "5", edits={"style.toml": ("a5 = [10, 13.5]", "a5 = [10, 13.6]")}),
        changed(tmp_path / "6", edits={"style.toml": ('roles = ["part", "chapter"]', 'roles = ["part"]')}),
        changed(tmp_path / "7", files={"leader.svg": "<svg/>"}),
        changed(tmp_path / "8", edits={"style.toml": ("scale = 0.01 ", "scale = 0.005 ")}),
    ]
    assert stylesheets(first).digest == stylesheets(CLASSIC).digest
    assert len({stylesheets(own).digest for own in (first, *others)}) == 8
