"""Repairs of lists whose members repeat their preposition: *en Italie, en Pologne et en Roumanie*."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.languages.trees import Tree

_CONJUNCTIONS = ("et", "ou", "ni")
_BARE = "à"
_PLACES = ("en", "à", "dans")
_LEARNED = ("PROPN", "NOUN", "NUM", "X")
#: A member of such a list is short; more tokens than this are no member but a clause of their own.
_LENGTH = 9
#: What opens a member may stand behind an adverb: "ou encore au Canada" (tokens).
_ADVERBS = 2


def mend_coordinated_complements(tree: Tree) -> None:
    """*à Lyon, à Metz et à Nice*: all members hang on the first, not each on the one before it."""
    for conjunction in range(2, len(tree) - 2):
        if tree.pos[conjunction] != "CCONJ" or tree.lemma[conjunction] not in _CONJUNCTIONS:
            continue
        last = _member_behind(tree, conjunction)
        if last is None:
            continue
        first, between = _members_before(tree, conjunction, last)
        if first is None or (not between and not _is_astray(tree, last, first)):
            continue
        for member in (*between, last):
            if tree.is_below(first, member):
                break
            tree.attach(member, first, "conj")


def _is_astray(tree: Tree, last: int, first: int) -> bool:
    """*les dirigeants de Nordal et de Volmarine*: what *de* marks is no second leader."""
    head = tree.head[last]
    if head == first or tree.deprel[last] != "conj" or tree.pos[head] not in (*_LEARNED, "VERB"):
        return False
    return _kind(tree, head) != _kind(tree, last)


def _member_behind(tree: Tree, conjunction: int) -> int | None:
    start = conjunction + 1
    while start < conjunction + 1 + _ADVERBS and tree.pos[start] == "ADV":
        start += 1
    return _noun_of(tree, start, len(tree))


def _noun_of(tree: Tree, start: int, end: int) -> int | None:
    """The noun of the prepositional phrase that begins there."""
    if start >= end or tree.pos[start] != "ADP" or tree.deprel[start] != "case":
        return None
    noun = tree.head[start]
    return noun if start < noun < min(end, start + _LENGTH) and tree.pos[noun] in _LEARNED else None


def _members_before(tree: Tree, conjunction: int, last: int) -> tuple[int | None, list[int]]:
    """The first member of the list that ends with ``last``, and those between the two."""
    kind = _kind(tree, last)
    end = conjunction
    apart = tree.tokens[end - 1].text == ","
    if apart:
        end -= 1
    between: list[int] = []
    while True:
        start = _start_of_segment(tree, end)
        if start >= end:
            return None, []
        member = _noun_of(tree, start, end) if start else None
        other = any(tree.pos[i] in ("VERB", "AUX", "CCONJ") for i in range(start, end))
        short = end - start <= _LENGTH and not other
        if member is not None and short and _is_like(_kind(tree, member), kind):
            between.insert(0, member)
        elif between and short and start and _is_bare_name(tree, start, end):
            between.insert(0, start)  # "en Tunisie, Libye et en Syrie"
        elif not between and short and member is not None and _both_places(tree, member, kind):
            if not apart:
                between.insert(0, member)  # "à Dakar, à Abidjan et au Caire"
                kind = _kind(tree, member)
            apart = False  # "à Sfax, en Tunisie, et à Malte": where the member before it lies
        else:
            return _first_member(tree, range(start, end), kind, between), between
        end = start - 1


def _start_of_segment(tree: Tree, end: int) -> int:
    start = end
    while start > 0 and tree.pos[start - 1] != "PUNCT":
        start -= 1
    return start if start > 0 and tree.tokens[start - 1].text == "," else (0 if start == 0 else end)


def _first_member(tree: Tree, segment: range, kind: tuple[str, ...], between: list[int]) -> int | None:
    """The noun with the same preposition whose phrase ends where the list goes on."""
    fitting = list(_fitting(tree, segment, kind, between))
    if not fitting:
        return None
    if between:
        linked = [i for i in fitting if i == tree.head[between[0]]]
        alike = [i for i in fitting if tree.pos[i] == tree.pos[between[0]]]
        fitting = linked or alike or fitting
    return fitting[-1]


def _fitting(tree: Tree, segment: range, kind: tuple[str, ...], between: list[int]) -> Iterator[int]:
    for start in segment:
        noun = _noun_of(tree, start, segment.stop)
        if noun is None:
            continue
        near = not between and tree.pos[noun] == "PROPN" and _both_places(tree, noun, kind)
        if not near and not _is_like(_kind(tree, noun), kind):
            continue
        reaches = all(tree.is_below(i, noun) for i in range(noun + 1, segment.stop))
        other = any(tree.pos[i] in ("VERB", "AUX", "CCONJ") for i in range(start, segment.stop))
        if reaches and not other:
            yield noun


def _kind(tree: Tree, noun: int) -> tuple[str, ...]:
    """The preposition of a noun; countries (*en*, *au*) are told from towns (*à*)."""
    cases = [i for i in tree.children(noun, "case") if i < noun]
    words = tuple(tree.lemma[i] for i in cases)
    if tree.pos[noun] != "PROPN" and tree.tokens[noun].text[:1].islower():
        return words
    if words == ("en",) or (words == (_BARE,) and tree.tokens[cases[0]].text.casefold() in ("au", "aux")):
        return ("en",)
    return words


def _is_like(one: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """*auprès de X et de Y* repeats the last word only."""
    return bool(one) and bool(last) and (one == last or (len(last) == 1 and one[-1] == last[0]))


def _both_places(tree: Tree, member: int, kind: tuple[str, ...]) -> bool:
    return len(kind) == 1 and kind[0] in _PLACES and _kind(tree, member)[:1] in tuple((p,) for p in _PLACES)


def _is_bare_name(tree: Tree, start: int, end: int) -> bool:
    return all(tree.pos[i] == "PROPN" for i in range(start, end))
