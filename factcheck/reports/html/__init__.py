"""The HTML report: one file that asks for nothing; articles with their claims marked, and the proof of each finding."""

from factcheck.reports.html.page import render

__all__ = ["render"]
