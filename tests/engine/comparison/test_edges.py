import numpy as np

from engine.comparison.edges import MARGIN, squares_of, structure_of, tensor_of


def ramp(turned: float) -> np.ndarray:
    """A soft edge through the middle of (1, 96, 96), its normal at this angle to the rows, with a little noise."""
    rows, columns = np.mgrid[:96, :96] - 48.0
    across = columns * np.cos(turned) + rows * np.sin(turned)
    noise = np.random.default_rng(0).normal(0, 1, across.shape)
    return (100 + 80 * np.tanh(across / 2) + noise).astype(np.float32)[None]


def test_directions_run_along_the_edge() -> None:
    for turned in (0.0, 0.6, 1.2, np.pi / 2, 2.5):
        structure = structure_of(ramp(turned))
        down, right = structure.along
        assert structure.count > 300
        across = np.abs(right * np.cos(turned) + down * np.sin(turned))
        assert np.quantile(across, 0.9) < 0.05  # at the corners the picture is mirrored
        assert np.allclose(np.hypot(down, right), 1, atol=1e-5)


def test_edges_and_flats_are_apart_and_leave_the_margin_out() -> None:
    photo = ramp(0.0)
    tensor, noise = tensor_of(photo), structure_of(photo).noise
    edges, flats = tensor.edges(noise), tensor.flats(noise)
    assert not (edges & flats).any()
    assert edges[0, MARGIN:-MARGIN, 48].all()
    assert not edges[0, :, :30].any()
    for mask in (edges, flats):
        assert not mask[0, :MARGIN].any()
        assert not mask[0, :, -MARGIN:].any()


def test_large_photos_are_looked_at_in_squares() -> None:
    photo = np.zeros((3000, 2500, 1), np.uint8)
    squares = squares_of(photo)
    assert squares.shape[1:] == (512, 512, 1)
    assert squares.shape[0] <= 16
    assert squares_of(photo[:100]).shape == (1, 100, 2500, 1)
