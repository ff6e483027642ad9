"""Where results go: folders that cannot be written to or vanish, disks that fill, links and files in the way."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UnwritableImage
from engine.images.image import Image
from engine.images.reading import read
from engine.images.writing import write
from tests.faults.conftest import LONG, ROOT, denoise, names, photo, untouched, words

Mounted = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos, the second one larger than a disk of 200 kB."""
    for name, height, width in (("a", 30, 40), ("b", 400, 500), ("c", 31, 41)):
        photo(tmp_path / "in" / f"{name}.png", height, width)
    return tmp_path / "in"


def test_a_file_in_place_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with untouched(folder, tmp_path / "out"):
        for place in (tmp_path / "out", tmp_path / "out" / "deeper", Path("/proc/denoised"), Path("/dev/null")):
            told = denoise(folder, "-o", place)
            assert told.status == 2
            assert "Nothing can be saved in" in told.err


def test_a_folder_that_is_read_only(folder: Path, tmp_path: Path, mounted: Mounted) -> None:
    out = tmp_path / "out"
    with untouched(folder):
        told = denoise(folder, "-o", out, before=mounted(out, 200, 'mount -o remount,ro "$0"'))
    assert told.status == 2
    assert "read-only" in told.err


def test_a_folder_that_is_taken_away_meanwhile(folder: Path, tmp_path: Path) -> None:
    """Nothing is saved in a place that somebody has just removed; whatever was done before is told as done."""
    out = tmp_path / "out"
    for number in range(40):
        photo(folder / f"more{number:02}.png", 300, 300)
    with untouched(folder):
        process = subprocess.Popen(words(folder, "-o", out, "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and not list(out.glob("*.png")):
            pass
        away = tmp_path / "away"
        out.rename(away)
        _, said = process.communicate(timeout=LONG)
    assert process.returncode == 1
    assert b"Traceback" not in said
    assert b"not there any more" in said
    assert not out.exists()
    assert all(read(away / name).width for name in names(away))


def test_a_disk_that_fills_in_the_middle(folder: Path, tmp_path: Path, mounted: Mounted) -> None:
    out, kept = tmp_path / "out", tmp_path / "kept"
    kept.mkdir()
    # The disk is gone with the process: what was on it is copied before.
    script = f'"$@"; status=$?; cp -a {out}/. {kept}; exit $status'
    before = [*mounted(out, 200), "sh", "-c", script, "sh"]
    with untouched(folder):
        told = denoise(folder, "-o", out, before=before)
    assert told.statuses == ["done", "failed", "done"], told.err
    assert "Make room" in told.photos[1]["error"]
    assert names(kept) == ["a_denoised.png", "c_denoised.png"]
    assert all(read(kept / name).pixels.size for name in names(kept))


def test_a_disk_that_fills_though_there_seemed_to_be_room(tmp_path: Path, mounted: Mounted) -> None:
    """While the file is written, and where an earlier result is to be replaced: that one stays."""
    out = tmp_path / "out"
    script = f"""
import sys
from pathlib import Path
import numpy as np
from engine.errors import UnwritableImage
from engine.images.image import Image
from engine.images.reading import read
from engine.images.writing import write
path = Path({str(out)!r}) / "photo.png"
old = Image(np.zeros((20, 20, 3), np.uint8))
noise = Image(np.random.default_rng(0).integers(0, 256, (400, 400, 3), dtype=np.uint8))
write(old, path)
for overwrite, place in ((True, path), (False, path.with_name("new.png"))):
    try:
        write(noise, place, overwrite=overwrite)
        sys.exit("saved what does not fit")
    except UnwritableImage as error:
        print(error)
assert [entry.name for entry in path.parent.iterdir()] == ["photo.png"]
assert not read(path).pixels.any()
write(noise.with_pixels(noise.pixels[:50]), path, overwrite=True)
"""
    command = [*mounted(out, 200), sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("the disk is full") == 2


def test_no_room_even_for_a_name(folder: Path, tmp_path: Path, mounted: Mounted) -> None:
    """A disk without any room for another file, however small."""
    with untouched(folder):
        told = denoise(folder, "-o", tmp_path / "out", before=mounted(tmp_path / "out", 64, options=",nr_inodes=1"))
    assert told.status == 2
    assert "disk is full" in told.err


def test_a_file_larger_than_the_system_allows(folder: Path, tmp_path: Path) -> None:
    """And then, with an earlier result in its place, which stays."""
    out = tmp_path / "out"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    for earlier in (False, True):
        if earlier:
            shutil.copy(folder / "a.png", out / "b_denoised.png")
        with untouched(folder):
            told = denoise(folder, "-o", out, "--overwrite", limit=limit)
        assert told.statuses == ["done", "failed", "done"], told.err
        assert "larger than the system allows" in told.photos[1]["error"]
        expected = ["a_denoised.png", *(["b_denoised.png"] if earlier else []), "c_denoised.png"]
        assert names(out) == expected
    assert (out / "b_denoised.png").read_bytes() == (folder / "a.png").read_bytes()


def test_no_room_for_temporary_files(tmp_path: Path, mounted: Mounted) -> None:
    """The window's pixels lie in temporary files: a sentence, and nothing half made."""
    script = """
import tempfile
from pathlib import Path
from engine.errors import UnwritableImage
from engine.service import buffers
folder = buffers.make_folder()
try:
    buffers.create(folder, "pixels", (1000, 1000, 3), "uint8")
except UnwritableImage as error:
    print(error)
assert not list(folder.iterdir())
"""
    place = tmp_path / "temporary"
    done = subprocess.run(
        [*mounted(place, 200), sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
        env=os.environ | {"TMPDIR": str(place)},
    )
    assert done.returncode == 0, done.stderr
    assert "too little room for temporary files" in done.stdout


def test_results_need_no_temporary_folder(folder: Path, tmp_path: Path) -> None:
    told = denoise(folder, "-o", tmp_path / "out", TMPDIR="/nonexistent")
    assert told.statuses == ["done"] * 3, told.err


@pytest.mark.parametrize("dangling", [True, False])
def test_links_planted_at_the_output(folder: Path, tmp_path: Path, dangling: bool) -> None:
    """In place of a result and of its recipe: never followed, and replaced only when told."""
    out, victims = tmp_path / "out", [tmp_path / "victim1", tmp_path / "victim2"]
    out.mkdir()
    planted = [out / "a_denoised.png", out / "a_denoised.png.recipe.json"]
    for link, victim in zip(planted, victims, strict=True):
        link.symlink_to(victim)
        if not dangling:
            victim.write_text("mine")
    with untouched(folder, *victims):
        told = denoise(folder / "a.png", "-o", out)
        assert told.statuses == ["skipped"]
        assert all(link.is_symlink() for link in planted)
        told = denoise(folder / "a.png", "-o", out, "--overwrite")
        assert told.statuses == ["done"]
    assert not any(link.is_symlink() for link in planted)
    assert [victim.exists() for victim in victims] == [not dangling] * 2


def test_a_link_that_is_planted_while_a_photo_is_denoised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last moment before a name is given."""
    victim, path = tmp_path / "victim", tmp_path / "photo.png"
    victim.write_text("mine")
    real = os.fsync

    def plant(descriptor: int) -> None:
        real(descriptor)
        if not os.path.lexists(path):
            path.symlink_to(victim)

    monkeypatch.setattr(os, "fsync", plant)
    with pytest.raises(UnwritableImage, match="is there already"):
        write(Image(np.zeros((4, 4, 3), np.uint8)), path)
    assert victim.read_text() == "mine"


def test_folders_and_odd_things_where_results_should_go(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "a_denoised.png").mkdir(parents=True)
    os.mkfifo(out / "b_denoised.png")
    with untouched(folder):
        assert denoise(folder, "-o", out).statuses == ["skipped", "skipped", "done"]
        told = denoise(folder, "-o", out, "--overwrite")
    assert told.photos[0]["status"] == "failed"
    assert "folder of that name" in told.photos[0]["error"]
    assert (out / "a_denoised.png").is_dir()
    assert told.photos[2]["status"] == "done"


def test_inputs_are_never_written_to(tmp_path: Path) -> None:
    """Whatever is asked for: results onto photos, through links too."""
    folder = tmp_path / "in"
    photo(folder / "a.png")
    photo(folder / "a_denoised.png", seed=1)
    (tmp_path / "alias").symlink_to(folder)
    for out in (folder, tmp_path / "alias"):
        before = {name: (folder / name).read_bytes() for name in ("a.png", "a_denoised.png")}
        told = denoise(folder / "a.png", folder / "a_denoised.png", "-o", out, "--overwrite")
        assert told.of("a.png")["status"] == "failed"
        assert {name: (folder / name).read_bytes() for name in before} == before
