"""Readers: a file in, documents out, and for what cannot be read a ReadError in its place."""

from __future__ import annotations

from auditor.readers.decode import encode
from auditor.readers.open import FORMATS, SUFFIXES, format_of, read_bytes, read_path

__all__ = ["FORMATS", "SUFFIXES", "encode", "format_of", "read_bytes", "read_path"]
