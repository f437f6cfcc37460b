"""Every write to disk goes through here: whole or not at all, private where copy may be embargoed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from auditor.errors import WriteError

PRIVATE = 0o600


def write_atomically(path: Path | str, content: bytes, *, mode: int | None = None) -> None:
    """Writes `content` beside `path` and moves it into place, so that a reader sees the old file or the new one.

    An existing file keeps its mode unless `mode` is given; a link is followed, so that its target is replaced and not the link.
    Raises WriteError; nothing is left behind then.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        _write_through(target, content, shown=str(path))
        return
    temporary: str | None = None
    try:
        if mode is None:
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        if target.exists() and not os.access(target, os.W_OK):
            raise WriteError("cannot be written: permission denied", path=str(path))
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if not isinstance(error, OSError):
            raise
        raise WriteError(f"cannot be written: {(error.strerror or str(error)).lower()}", path=str(path)) from error


def _umask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _write_through(target: Path, content: bytes, *, shown: str) -> None:
    """Devices and pipes (/dev/null, a FIFO) are written to as they are: they cannot be replaced."""
    if target.is_dir():
        raise WriteError("is a directory; name a file in it", path=shown)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise WriteError(f"cannot be written: {(error.strerror or str(error)).lower()}", path=shown) from error


def cache_folder() -> Path:
    """The folder for what can be made again: `$AUDITOR_CACHE_DIR`, else `$XDG_CACHE_HOME/auditor`, else `~/.cache/auditor`."""
    named = os.environ.get("AUDITOR_CACHE_DIR")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "auditor"
