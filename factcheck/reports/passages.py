"""The sentences that claims stand in, split only for the documents a report shows something of."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.record import field, record
from factcheck.text.document import Document, Sentence
from factcheck.text.sentences import sentences


@record(frozen=True, slots=True)
class Passages:
    """The sentences of one document."""

    document: Document
    _sentences: list[Sentence] = field(default_factory=list)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around `[start, end)` in the reading text, or its line where no sentence holds it."""
        if not self._sentences:
            self._sentences.extend(sentences(self.document))
        at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
        if at >= 0 and self._sentences[at].end >= end:
            return self._sentences[at].start, self._sentences[at].end
        text = self.document.text
        line_end = text.find("\n", end)
        return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end
