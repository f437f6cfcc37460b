"""Which HTML elements are open, and what that says of the text in them: skipped or not, and its zone.

After the tree construction of https://html.spec.whatwg.org/#parsing, cut down to what a reader of copy needs. Every step costs constant
time on average, however many elements are left open.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.text.document import Zone

if TYPE_CHECKING:
    from auditor.readers.tags import Tag

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section select summary table tbody td tfoot "
    "th thead tr ul".split()
)
"""Elements that a browser sets apart from the text around them."""

_SKIPPED = frozenset("audio canvas code iframe kbd math object pre rp rt samp script style svg template noscript video".split())
_FURNITURE = frozenset("aside button dialog footer form nav select".split())
_CAPTIONS = frozenset({"figcaption", "caption"})
_SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# An element that ends only at its own end tag or that of a block around it: `</b>` does not close the <div> it strayed into.
_SPECIAL = BLOCKS | _SKIPPED
_WHOLE_PAGE = frozenset({"html", "body", "main", "article", "section"})

_HINTS = {
    "headline": Zone.HEADLINE,
    "alternativeheadline": Zone.DECK,
    "standfirst": Zone.DECK,
    "deck": Zone.DECK,
    "dek": Zone.DECK,
    "dateline": Zone.DATELINE,
    "byline": Zone.BYLINE,
    "author": Zone.BYLINE,
    "caption": Zone.CAPTION,
}

# Which open elements a start tag ends, where the end tag may be left out (https://html.spec.whatwg.org/#optional-tags).
_ENDED_BY = dict.fromkeys(BLOCKS - {"button", "caption", "option", "optgroup", "select"}, frozenset({"p"})) | {
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr", "caption"}),
    "tbody": frozenset({"p", "td", "th", "tr", "caption", "tbody", "thead", "tfoot"}),
    "thead": frozenset({"p", "caption"}),
    "tfoot": frozenset({"p", "td", "th", "tr", "tbody", "thead"}),
}


class _Element(NamedTuple):
    """An open element; `fixed` when nothing inside it can have another zone."""

    name: str
    zone: Zone | None = None
    block_zone: Zone | None = None
    skipped: bool = False
    fixed: bool = False


_ROOT = _Element("")


class Elements:
    """The open elements, outermost first."""

    def __init__(self, *, xml: bool = False) -> None:
        self.body_seen = False
        self._xml = xml
        self._open: list[_Element] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._special: list[int] = []

    @property
    def skipping(self) -> bool:
        """True where text is not copy."""
        return self._innermost.skipped

    @property
    def zone(self) -> Zone | None:
        """What the innermost element says of text that stands here."""
        return self._innermost.zone

    @property
    def block_zone(self) -> Zone | None:
        """What the innermost block-level element says of its text as a whole."""
        return self._innermost.block_zone

    def enter(self, tag: Tag) -> None:
        """Takes a start tag into account."""
        ended = _ENDED_BY.get(tag.name, frozenset())
        while self._special and self._open[self._special[-1]].name in ended:
            self._leave_from(self._special[-1])
        if tag.name in _VOID or (tag.empty and (self._xml or self._places["svg"] or self._places["math"] or tag.name in ("svg", "math"))):
            return
        if tag.name in _SPECIAL:
            self._special.append(len(self._open))
        self._places[tag.name].append(len(self._open))
        self._open.append(self._element(tag))

    def leave(self, name: str) -> None:
        """Takes an end tag into account; one without a start tag says nothing."""
        places = self._places[name]
        if places and (name in _SPECIAL or not self._special or places[-1] > self._special[-1]):
            self._leave_from(places[-1])

    @property
    def _innermost(self) -> _Element:
        return self._open[-1] if self._open else _ROOT

    def _leave_from(self, index: int) -> None:
        while len(self._open) > index:
            self._places[self._open.pop().name].pop()
        while self._special and self._special[-1] >= index:
            self._special.pop()

    def _element(self, tag: Tag) -> _Element:
        around = self._innermost
        zone, fixed = self._zone(tag, around)
        block_zone = zone if tag.name in BLOCKS else around.block_zone
        return _Element(tag.name, zone, block_zone, around.skipped or tag.name in _SKIPPED or "hidden" in tag.attributes, fixed)

    def _zone(self, tag: Tag, around: _Element) -> tuple[Zone | None, bool]:
        """The zone of an element and whether it holds for all that is in it."""
        name = tag.name
        if name == "main":  # some systems wrap the whole page, story included, in one <form>
            return None, False
        if around.fixed:
            return around.zone, True
        if name in _FURNITURE:
            return Zone.FURNITURE, True
        if name == "header" and not (self._places["article"] or self._places["main"]):
            return Zone.FURNITURE, False
        if name == "h1":
            return Zone.HEADLINE, False
        if name in _CAPTIONS:
            return Zone.CAPTION, False
        if name in _SUBHEADS and around.zone is not Zone.FURNITURE:
            return (None if self.body_seen else Zone.HEADLINE), False
        return _hint(tag) or around.zone, False


def _hint(tag: Tag) -> Zone | None:
    """What class, rel and itemprop say: `byline`, `story__byline`, `c-byline`."""
    if not tag.attributes or tag.name in _WHOLE_PAGE:
        return None
    for key in ("itemprop", "rel", "class"):
        for word in tag.attributes.get(key, "").lower().split():
            zone = _HINTS.get(word.replace("_", "-").rpartition("-")[2])
            if zone:
                return zone
    return None
