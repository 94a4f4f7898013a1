"""factcheck reads articles, finds their numeric claims, and tests the claims against each other.

`check` answers with a `Report` of `Check`s (a conflicting one is a finding); `read` gives the `Document` beneath. Names
are resolved on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from factcheck.api import Checker, check, read
    from factcheck.findings.finding import Check, Report
    from factcheck.findings.finding import Check as Finding
    from factcheck.text.document import Document

__version__ = "0.1.0"
__all__ = ["Check", "Checker", "Document", "Finding", "Report", "__version__", "check", "read"]

_HOMES: Final = {
    "check": ("factcheck.api", "check"),
    "Checker": ("factcheck.api", "Checker"),
    "Document": ("factcheck.text.document", "Document"),
    "read": ("factcheck.api", "read"),
    "Check": ("factcheck.findings.finding", "Check"),
    "Finding": ("factcheck.findings.finding", "Check"),
    "Report": ("factcheck.findings.finding", "Report"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
