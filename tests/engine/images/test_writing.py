"""Saving: whole or not at all, never onto another file unless told, and a sentence for every failure."""

import errno
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import OutputExists, UnwritableImage
from engine.images import writing
from engine.images.finding import find_photos
from engine.images.image import Image
from engine.images.reading import read
from engine.images.writing import check_folder, kind_to_write, propose, suffix_for, write
from tests.engine.images.conftest import exif_block

MakePhoto = Callable[..., Image]


def _only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("source", "format", "input_format", "expected"),
    [
        ("a/photo.JPG", "keep", None, "a/photo_denoised.JPG"),
        ("a/photo.jpeg", "keep", "jpeg", "a/photo_denoised.jpeg"),
        ("a/photo.jpeg", "jpeg", None, "a/photo_denoised.jpeg"),
        ("a/photo.jpg", "png", None, "a/photo_denoised.png"),
        ("a/photo.jpg", "keep", "png", "a/photo_denoised.png"),
        ("a/photo.tif", "tiff", None, "a/photo_denoised.tif"),
        ("a/photo.png", "tiff", None, "a/photo_denoised.tif"),
        ("a/photo.v2.png", "webp", None, "a/photo.v2_denoised.webp"),
        ("a/photo", "keep", "tiff", "a/photo_denoised.tif"),
        ("a/photo.5", "keep", "jpeg", "a/photo.5_denoised.jpg"),
        ("a/photo.bmp", "keep", "bmp", "a/photo_denoised.bmp"),
        ("a/photo.gif", "keep", None, "a/photo.gif_denoised.png"),
        ("a/photo.heic", "keep", None, "a/photo_denoised.jpg"),
        ("a/photo.jpg", "keep", "heic", "a/photo_denoised.jpg"),
        ("a/photo.NEF", "keep", None, "a/photo_denoised.tif"),
        ("a/photo.tif", "keep", "raw", "a/photo_denoised.tif"),
        ("a/photo.heic", "avif", "heic", "a/photo_denoised.avif"),
        ("a/Фото ü.webp", "keep", None, "a/Фото ü_denoised.webp"),
    ],
)
def test_proposed_names(source: str, format: str, input_format: str | None, expected: str) -> None:
    assert propose(Path(source), None, format, input_format) == Path(expected)
    assert propose(Path(source), Path("out"), format, input_format) == Path("out") / Path(expected).name


@pytest.mark.parametrize(
    ("format", "input_format", "bits", "kind"),
    [
        ("keep", "heic", 8, "jpeg"),
        ("keep", "heic", 16, "tiff"),
        ("keep", "raw", 16, "tiff"),
        ("keep", "avif", 16, "avif"),
        ("keep", "gif", 8, "png"),
        ("png", "heic", 8, "png"),
    ],
)
def test_what_a_result_is_written_as(format: str, input_format: str, bits: int, kind: str) -> None:
    assert kind_to_write(format, input_format, bits) == kind
    source = Path(f"a.{'JPG' if kind == 'jpeg' else 'Tiff'}")
    assert suffix_for(source, kind) == (source.suffix if kind in ("jpeg", "tiff") else f".{kind}")


def test_transparency_of_a_heic_is_not_written_as_jpeg() -> None:
    assert kind_to_write("keep", "heic", 8, alpha=True) == "tiff"
    assert propose(Path("a.heic"), None, "keep", "heic", 8, True) == Path("a_denoised.tif")


def test_proposed_suffix_follows_the_content(tmp_path: Path, photo: MakePhoto) -> None:
    write(photo(), tmp_path / "photo.jpg", "png")
    assert propose(tmp_path / "photo.jpg") == tmp_path / "photo_denoised.png"


@pytest.mark.parametrize("letter", ["x", "ü", "写"])
def test_proposed_name_is_never_too_long(tmp_path: Path, photo: MakePhoto, letter: str) -> None:
    stem = letter * (250 // len(letter.encode()))
    path = propose(tmp_path / f"{stem}.png")
    assert path.name.startswith(letter * 50)
    write(photo(), path)
    assert path.is_file()


@pytest.mark.parametrize(
    ("name", "format", "kind"),
    [
        ("photo.png", "keep", "png"),
        ("photo.JPG", "keep", "jpeg"),
        ("photo.tiff", "keep", "tiff"),
        ("photo", "keep", "webp"),
        ("photo.txt", "keep", "webp"),
        ("photo.png", "jpeg", "jpeg"),
    ],
)
def test_format_is_as_told_else_the_suffix_else_what_it_was(
    tmp_path: Path, photo: MakePhoto, name: str, format: str, kind: str
) -> None:
    write(photo(format="webp"), tmp_path / name, format)
    assert read(tmp_path / name).metadata.format == kind


def test_unknown_format_is_refused(tmp_path: Path, photo: MakePhoto) -> None:
    with pytest.raises(UnwritableImage, match="gif is not one of"):
        write(photo(), tmp_path / "photo.png", "gif")
    assert _only(tmp_path) == []


def test_alpha_is_not_dropped_for_jpeg(tmp_path: Path, photo: MakePhoto) -> None:
    with pytest.raises(UnwritableImage, match="transparency"):
        write(photo(alpha=True), tmp_path / "photo.jpg")
    assert _only(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("photo.jpg", {"height": 1, "width": 65536}, "65500"),
        ("photo.webp", {"height": 1, "width": 16384}, "16383"),
        ("photo.jpg", {"xmp": b"x" * 70000}, "XMP"),
        ("photo.jpg", {"exif": b"II*\0" + b"x" * 70000}, "EXIF"),
    ],
)
def test_what_a_format_cannot_hold_is_refused(
    tmp_path: Path, photo: MakePhoto, name: str, options: dict[str, object], reason: str
) -> None:
    with pytest.raises(UnwritableImage, match=rf"^{name} could not be saved: .*{reason}.*\.$"):
        write(photo(**options), tmp_path / name)
    assert _only(tmp_path) == []


def test_nothing_is_overwritten_unless_told(tmp_path: Path, photo: MakePhoto) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"precious")
    with pytest.raises(OutputExists, match=r"photo\.png is there already"):
        write(photo(), path)
    assert path.read_bytes() == b"precious"
    write(photo(), path, overwrite=True)
    np.testing.assert_array_equal(read(path).pixels, photo().pixels)
    assert _only(tmp_path) == ["photo.png"]


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_that_comes_while_encoding_is_not_overwritten(
    tmp_path: Path, photo: MakePhoto, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    path = tmp_path / "photo.png"

    def encode(_: Image, file: object) -> None:
        path.write_bytes(b"precious")
        file.write(b"new")  # type: ignore[attr-defined]

    monkeypatch.setitem(writing._ENCODERS, "png", encode)
    if not hard_links:
        monkeypatch.setattr(os, "link", _no_links)
    with pytest.raises(OutputExists):
        write(photo(), path)
    assert path.read_bytes() == b"precious"
    assert _only(tmp_path) == ["photo.png"]


def _no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_saving_works_without_hard_links(tmp_path: Path, photo: MakePhoto, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    write(photo(), tmp_path / "photo.png")
    np.testing.assert_array_equal(read(tmp_path / "photo.png").pixels, photo().pixels)
    assert _only(tmp_path) == ["photo.png"]


def test_of_many_writers_one_wins(tmp_path: Path, photo: MakePhoto) -> None:
    outcomes: list[str] = []
    start = threading.Barrier(6)

    def save(bits: int) -> None:
        start.wait()
        try:
            write(photo(bits), tmp_path / "photo.png")
            outcomes.append("saved")
        except OutputExists:
            outcomes.append("refused")

    threads = [threading.Thread(target=save, args=(8 if n % 2 else 16,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 5 + ["saved"]
    assert read(tmp_path / "photo.png").bits in (8, 16)
    assert _only(tmp_path) == ["photo.png"]


@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_at_the_output_is_not_followed(tmp_path: Path, photo: MakePhoto, dangling: bool) -> None:
    target, link = tmp_path / "target.png", tmp_path / "link.png"
    if not dangling:
        target.write_bytes(b"precious")
    link.symlink_to(target)
    with pytest.raises(OutputExists):
        write(photo(), link)
    write(photo(), link, overwrite=True)
    assert not link.is_symlink()
    assert target.exists() != dangling
    if not dangling:
        assert target.read_bytes() == b"precious"


def test_a_folder_that_vanished_or_is_a_file(tmp_path: Path, photo: MakePhoto) -> None:
    with pytest.raises(UnwritableImage, match="not there any more"):
        write(photo(), tmp_path / "gone" / "photo.png")
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableImage, match="is a file"):
        write(photo(), tmp_path / "file" / "photo.png")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(UnwritableImage, match="folder of that name"):
        write(photo(), tmp_path / "folder.png", overwrite=True)
    with pytest.raises(UnwritableImage, match="too long"):
        write(photo(), tmp_path / f"{'x' * 300}.png")
    assert _only(tmp_path) == ["file", "folder.png"]


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space"), MemoryError(), ValueError("odd"), KeyError(1)])
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, photo: MakePhoto, monkeypatch: pytest.MonkeyPatch, problem: Exception, overwrite: bool
) -> None:
    def encode(_: Image, file: object) -> None:
        file.write(b"half")  # type: ignore[attr-defined]
        raise problem

    monkeypatch.setitem(writing._ENCODERS, "png", encode)
    if overwrite:
        (tmp_path / "photo.png").write_bytes(b"precious")
    with pytest.raises(UnwritableImage) as caught:
        write(photo(), tmp_path / "photo.png", overwrite=overwrite)
    assert caught.value.__cause__ is problem
    assert _only(tmp_path) == (["photo.png"] if overwrite else [])
    if overwrite:
        assert (tmp_path / "photo.png").read_bytes() == b"precious"


def test_a_stop_by_the_person_leaves_nothing_behind(
    tmp_path: Path, photo: MakePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encode(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(writing._ENCODERS, "png", encode)
    with pytest.raises(KeyboardInterrupt):
        write(photo(), tmp_path / "photo.png")
    assert _only(tmp_path) == []


SAVE_UNDER_A_LIMIT = """
import sys, resource
import numpy as np
from pathlib import Path
from engine.errors import UnwritableImage
from engine.images.image import Image
from engine.images.writing import write
import PIL.Image
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
image = Image(np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8))
for format in ("png", "tiff", "jpeg", "webp"):
    try:
        write(image, Path(sys.argv[1]) / f"photo.{format}", overwrite=True)
    except UnwritableImage as error:
        print(error)
"""


def test_a_disk_that_fills_while_writing(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"precious")
    command = [sys.executable, "-c", SAVE_UNDER_A_LIMIT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    sentences = done.stdout.splitlines()
    assert len(sentences) == 4, done.stderr
    assert all("larger than the system allows" in sentence for sentence in sentences)
    assert _only(tmp_path) == ["photo.png"]
    assert (tmp_path / "photo.png").read_bytes() == b"precious"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 20_000


SAVE_IN_A_LOOP = """
import sys, itertools
import numpy as np
from pathlib import Path
from engine.images.image import Image
from engine.images.writing import write
path = Path(sys.argv[1])
photos = [Image(np.full((900, 900, 3), level, np.uint8)) for level in (1, 2)]
for image in itertools.cycle(photos):
    write(image, path, overwrite=True)
    print("saved", flush=True)
"""


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_killed_while_saving_there_is_the_old_file_or_the_new_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo.{suffix}"
    for moment in range(4):
        command = [sys.executable, "-c", SAVE_IN_A_LOOP, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.013 * moment)
            process.send_signal(signal.SIGKILL)
        pixels = read(path).pixels
        assert pixels.shape == (900, 900, 3)
        assert pixels.min() == pixels.max()
        assert find_photos([tmp_path]) == [path]


def test_check_folder_makes_it_and_leaves_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "deeper")
    assert _only(tmp_path / "new" / "deeper") == []
    check_folder(tmp_path / "new" / "deeper")


def test_check_folder_refuses_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("x" * 300), Path("/proc/nothing")):
        with pytest.raises(UnwritableImage, match=r"^Nothing can be saved in .*\.$"):
            check_folder(path)


def test_a_new_file_may_be_read_by_whom_the_person_lets(tmp_path: Path, photo: MakePhoto) -> None:
    before = os.umask(0o027)
    try:
        write(photo(), tmp_path / "photo.png")
    finally:
        os.umask(before)
    assert (tmp_path / "photo.png").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["photo.heic", "photo.DNG"])
def test_a_name_that_promises_what_cannot_be_written(tmp_path: Path, photo: MakePhoto, name: str) -> None:
    suffix = ".jpg" if name.endswith("heic") else ".tif"
    with pytest.raises(UnwritableImage, match=rf"{name} could not be saved: .*{suffix}\.$"):
        write(photo(), tmp_path / name)
    assert _only(tmp_path) == []
    write(photo(), tmp_path / name, "png")


GREY, COLOUR = b"\0" * 16 + b"GRAY", b"\0" * 16 + b"RGB "


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("jpeg", {"bits": 16}, ["holds 8 bits a channel; its 16"]),
        ("jpeg", {"bits": 16, "stored_bits": 10, "format": "heic"}, ["HEIC is not written", "its 10"]),
        ("webp", {"bits": 16, "channels": 1}, ["its 16", "RGB with three equal"]),
        ("bmp", {"exif": exif_block(), "xmp": b"<x/>"}, ["no EXIF", "no XMP"]),
        ("bmp", {"channels": 1}, []),
        ("avif", {"bits": 16}, ["12 bits"]),
        ("avif", {"bits": 16, "stored_bits": 12}, []),
        ("webp", {"density": (300.0, 300.0)}, ["density"]),
        ("tiff", {"density": (300.0, 300.0), "exif": exif_block(), "xmp": b"<x/>"}, []),
        ("png", {"icc_profile": GREY}, ["another number of channels"]),
        ("png", {"icc_profile": COLOUR}, []),
        ("webp", {"icc_profile": GREY, "channels": 1}, ["RGB with three equal", "another number of channels"]),
        ("jpeg", {"png_chunks": ((b"gAMA", b"\0\0\1\0"), (b"tEXt", b"a\0b"))}, ["about its colours", "texts of a PNG"]),
        ("jpeg", {"png_chunks": ((b"gAMA", b"\0\0\1\0"),), "icc_profile": COLOUR}, []),
        ("jpeg", {"png_chunks": ((b"sRGB", b"\0"),)}, []),
        ("png", {"png_chunks": ((b"tEXt", b"a\0b"),)}, []),
        ("png", {"jpeg_segments": ((0xFE, b"a comment"),)}, ["of a JPEG"]),
        ("jpeg", {"jpeg_segments": ((0xFE, b"a comment"),)}, []),
        ("png", {"bits": 16, "alpha": True}, []),
        ("tiff", {"bits": 16, "channels": 1, "alpha": True}, []),
    ],
)
def test_what_a_format_does_not_hold_is_said(
    tmp_path: Path, photo: MakePhoto, kind: str, options: dict[str, object], words: list[str]
) -> None:
    notes = write(photo(**options), tmp_path / "photo", kind)
    assert len(notes) == len(words), notes
    for note, word in zip(notes, words, strict=True):
        assert word in note
        assert note.endswith(".")
    read(tmp_path / "photo")


@pytest.mark.parametrize(("kind", "bits"), [("png", 16), ("avif", 16), ("jpeg", 8), ("webp", 8), ("bmp", 8)])
def test_floats_are_cut_and_rounded_with_a_word(tmp_path: Path, kind: str, bits: int) -> None:
    pixels = np.full((8, 8, 3), 0.5, np.float32)
    pixels[0, 0], pixels[1, 1], pixels[2, 2], pixels[3, 3] = np.nan, np.inf, -3.0, 7.0
    notes = write(Image(pixels), tmp_path / "photo", kind)
    assert len(notes) == 1
    assert "floating-point" in notes[0]
    again = read(tmp_path / "photo")
    assert again.bits == bits
    if kind in ("png", "bmp"):
        assert [again.pixels[n, n, 0] for n in range(4)] == [0, again.peak, 0, again.peak]
        assert again.pixels[7, 7, 0] == round(0.5 * again.peak)


def test_floats_and_their_transparency_stay_in_a_tiff(tmp_path: Path) -> None:
    pixels = np.linspace(-0.5, 1, 192, dtype=np.float32).reshape(8, 8, 3)
    image = Image(pixels, np.ascontiguousarray(pixels[..., 0]))
    assert write(image, tmp_path / "photo.tif") == ()
    np.testing.assert_array_equal(read(tmp_path / "photo.tif").pixels, pixels)
