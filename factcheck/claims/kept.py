"""What reading keeps of words and figures it has seen: of use for the next article, but not once all are read."""

from __future__ import annotations

from factcheck.claims.claim import shared
from factcheck.claims.rows.frames import matches
from factcheck.claims.subjects.nouns import is_name, read_noun, says_something
from factcheck.claims.subjects.ownership import forms
from factcheck.claims.subjects.spelling import spelled
from factcheck.claims.words.vocabulary import is_known, plain
from factcheck.claims.words.words import words_of
from factcheck.quantities.counting import counted, measure
from factcheck.quantities.figures import parsed
from factcheck.quantities.heads import singular
from factcheck.quantities.slips import displacements, exchanges, mistypings, ratios, transpositions
from factcheck.quantities.units import rate


def let_go() -> None:
    """Let all of it go, so that what comes next takes its room."""
    of_words = (plain, is_known, words_of, spelled, is_name, says_something, read_noun, forms, singular)
    of_figures = (parsed, counted, measure, rate, exchanges, displacements, ratios, transpositions, mistypings)
    for kept in (*of_words, *of_figures, matches, shared):
        kept.cache_clear()
