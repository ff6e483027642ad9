from pathlib import Path

from denoiser_gui.state import recent


def test_the_latest_come_first_and_none_twice() -> None:
    before = (Path("/a/1.png"), Path("/b"))
    assert recent.with_opened(before, [Path("/b"), Path("/c.jpg")]) == (Path("/b"), Path("/c.jpg"), Path("/a/1.png"))


def test_many_files_of_a_folder_stand_as_the_folder() -> None:
    files = [Path(f"/photos/{number}.png") for number in range(30)]
    assert recent.with_opened((), [Path("/x/y.png"), *files]) == (Path("/x/y.png"), Path("/photos"))


def test_the_list_is_short() -> None:
    entries: tuple[Path, ...] = ()
    for number in range(30):
        entries = recent.with_opened(entries, [Path(f"/{number}")])
    assert entries[0] == Path("/29")
    assert len(entries) == recent.MOST


def test_what_is_gone_is_found_out(tmp_path: Path) -> None:
    gone, odd = tmp_path / "gone", Path("a\0b")
    assert recent.missing([tmp_path, gone]) == {gone}
    assert recent.missing([tmp_path / ("x" * 5000)]) == {tmp_path / ("x" * 5000)}
    assert recent.missing([odd]) == {odd}
