"""Tiled inference: arithmetic of tiles, stitching, the generator that denoises, and strength."""
