"""Files of models are written whole or not at all."""

import contextlib
import os
import uuid
from pathlib import Path

from engine.errors import ModelError


def store(path: Path, content: bytes) -> None:
    """Write a temporary file beside ``path``, bring it to disk and put it in the place of ``path``.

    Raises:
        ModelError: the file could not be written; what was there before is untouched.
    """
    temporary = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise ModelError(f"{path} could not be saved: {error.strerror or error}. Choose another place.") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
