"""Bytes to text: UTF-8, UTF-16 with a byte order mark, Windows-1252; everything else is refused with a reason."""

from __future__ import annotations

import codecs
from typing import Final


class NotTextError(ValueError):
    """The bytes are not a text; the message says what they seem to be, as the end of `FILE: ...`."""


_SIGNATURES: Final = (
    (b"%PDF-", "is a PDF, not text"),
    (b"PK\x03\x04", "is a ZIP archive or an office document, not text"),
    (b"\x1f\x8b", "is a gzip archive, not text"),
    (b"\x89PNG", "is an image, not text"),
    (b"\xff\xd8\xff", "is an image, not text"),
    (b"GIF8", "is an image, not text"),
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_UNASSIGNED: Final = b"\x81\x8d\x8f\x90\x9d"
_MOST_CONTROLS: Final = 0.001
_MOST_ACCENTS: Final = 0.25


def decoded(data: bytes) -> str:
    """The text that the bytes encode, line ends as they are and without a byte order mark. Raises NotTextError."""
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(reason)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data)
    if b"\0" in data:
        raise NotTextError("is binary, not text (or UTF-16 without a byte order mark)")
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _MOST_CONTROLS + 4:
        raise NotTextError("is binary, not text")
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_or_western(data)


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise NotTextError("begins like UTF-16 but is not") from None


def _damaged_or_western(data: bytes) -> str:
    """UTF-8 with a few broken characters when most of them are whole, else Windows-1252 when it looks like text."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    accents = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if broken * 8 <= accents:
        return text
    if accents > len(data) * _MOST_ACCENTS or data.translate(None, _UNASSIGNED) != data:
        raise NotTextError("is in an encoding that is not UTF-8, UTF-16 or Windows-1252")
    return data.decode("cp1252")
