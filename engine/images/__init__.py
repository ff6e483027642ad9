"""Photos in and out: files to :class:`engine.images.image.Image` and back, with everything that came along."""
