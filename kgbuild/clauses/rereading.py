"""Sentences whose form misleads the models, read again in simpler parts.

*Membre du conseil, X était à Lille*, *Née à Lille, X dirige Y*: the models take such an opening for the
sentence's own predicate and lose the verb behind it. *Le député (Horizons) de la Marne*: a bracket tears
the noun from its complement, and so does a party behind a role: *le député Horizons X*. Read without them
the rest comes out well; what was cut out is then hung where it belongs. Two sentences joined by a semicolon
are read one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kgbuild.clauses.affiliations import affiliations
from kgbuild.clauses.cutting import independent_parts, joined_clauses, participle_opening
from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.languages.trees import is_finite
from kgbuild.model import Token

#: Reads tokens as a sentence of their own: the same tokens with tags, and heads among themselves.
Reader = Callable[[Sequence[Token]], Sequence[Token]]

#: A longer opening, or bracket, is rarely one description (tokens).
_LONGEST_OPENING = 25
_LONGEST_BRACKET = 6
_DESCRIBED = ("Person", "Organisation")
#: The label of a name in brackets; of other words there it is an apposition.
_IN_BRACKETS = "nmod:paren"
_PART_OF_PHRASE = ("flat", "flat:name", "amod", "nummod", "punct", _IN_BRACKETS)


class Rereader:
    """Finds the misleading parts of a sentence, has the others read, and puts all together."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        grammar: dict[str, list[str]] = language.data.document("grammar")
        self._participles, self._relatives = grammar["participle_endings"], grammar["relative"]

    def read(self, tokens: tuple[Token, ...], reader: Reader) -> tuple[Token, ...]:
        """The tokens with a better tree; the very same where nothing misleads."""
        parts = independent_parts(tokens)
        if len(parts) == 1:
            return self._read_one(tokens, reader)
        found: Sequence[Token] = ()
        for part in parts:
            read = self._read_one(tuple(reader(part)), reader)
            found = joined_clauses(found, read, opens=False) if found else read
        return tuple(found)

    def _read_one(self, tokens: tuple[Token, ...], reader: Reader) -> tuple[Token, ...]:
        hidden = self._language.hidden_verb(tokens)
        if hidden is not None:
            return self._unhide(tokens, *hidden, reader)
        tokens = self._with_lost_verb(tokens, reader)
        brackets, bare = _brackets(tokens), affiliations(tokens, self._lexicon, self._gazetteer)
        inside = {index for first, last in (*brackets, *bare) for index in range(first, last + 1)}
        kept = [token for token in tokens if token.index not in inside]
        cut = self._opening(kept)
        clause = participle_opening(kept, self._participles, self._relatives) if cut is None else None
        if cut is not None:
            rest = _joined(reader(kept[:cut]), reader(kept[cut:]))
        elif clause is not None:
            rest = joined_clauses(_read_small(kept[:clause], reader), reader(kept[clause:]), opens=True)
        elif inside:
            rest = list(reader(kept))
        else:
            return tokens
        places = [token.index for token in kept]
        found = {
            places[token.index]: replace(token, index=places[token.index], head=places[token.head])
            for token in rest
        }
        for first, last in sorted((*brackets, *bare)):
            weave = _weave_name if (first, last) in bare else _weave
            weave(found, tokens, first, last)
        return tuple(found[index] for index in range(len(tokens)))

    def _unhide(self, tokens: Sequence[Token], verb: int, known: str, reader: Reader) -> tuple[Token, ...]:
        """Reads the sentence with a form that the models know for a verb, then puts the verb's own back."""
        own = tokens[verb]
        read = reader([replace(token, text=known) if token.index == verb else token for token in tokens])
        return tuple(replace(t, text=own.text, lemma=own.text) if t.index == verb else t for t in read)

    def _with_lost_verb(self, tokens: tuple[Token, ...], reader: Reader) -> tuple[Token, ...]:
        """The tokens with a subject for the verb that has none; the same ones where none is found."""
        lost = self._language.lost_verb(tokens)
        if lost is None:
            return tokens
        verb, known = lost
        read = tuple(
            replace(new, pos=old.pos, feats=old.feats, lemma=old.lemma)
            if is_finite(old) and (new.head, new.deprel) == (verb, "conj")
            else new
            for old, new in zip(tokens, self._unhide(tokens, verb, known, reader), strict=True)
        )
        kept = all(is_finite(new) for old, new in zip(tokens, read, strict=True) if is_finite(old))
        return read if kept and _is_verb_of_clause(read, verb) else tokens

    def _opening(self, tokens: Sequence[Token]) -> int | None:
        """The position behind the comma that closes a detached opening; None where there is none."""
        if not self._describes(tokens):
            return None
        for index, token in enumerate(tokens[: min(_LONGEST_OPENING, len(tokens) - 2)]):
            if is_finite(token):
                return None
            if token.text == "," and tokens[index + 1].text[:1].isupper():
                rest = tokens[index + 1 :]
                return index + 1 if any(t.pos in ("VERB", "AUX") for t in rest) else None
        return None

    def _describes(self, tokens: Sequence[Token]) -> bool:
        """Whether a noun for a role or a kind of body comes first, without a determiner."""
        first = 1 if len(tokens) > 1 and self._lexicon.is_between(tokens[0].text) else 0
        noun = self._lexicon.noun(tokens[first].text) if len(tokens) > first else None
        return noun is not None and noun.type in _DESCRIBED


def _weave(found: dict[int, Token], tokens: Sequence[Token], first: int, last: int) -> None:
    """Puts a bracket back: its main word hangs on the phrase before it."""
    inner = range(first + 1, last)
    main = next((i for i in inner if tokens[i].head not in inner and tokens[i].pos != "PUNCT"), first + 1)
    anchor = _phrase_before(found, first)
    # Within a sentence a bracket that begins with a capital holds a name: "(Les Républicains)".
    named = tokens[first + 1].text[:1].isupper()
    for index in range(first, last + 1):
        token = tokens[index]
        if index == main:
            token = replace(token, head=anchor, deprel=_IN_BRACKETS if named else "appos")
        elif index in (first, last):
            token = replace(token, head=main, deprel="punct")
        elif token.head not in inner:
            token = replace(token, head=main, deprel="flat" if token.pos == "PROPN" else "dep")
        found[index] = token


def _weave_name(found: dict[int, Token], tokens: Sequence[Token], first: int, last: int) -> None:
    """Puts back a name that stood bare behind the phrase it hangs on, as if it were in brackets."""
    anchor = _phrase_before(found, first)
    for index in range(first, last + 1):
        head, deprel = (anchor, _IN_BRACKETS) if index == first else (first, "flat")
        found[index] = replace(tokens[index], pos="PROPN", head=head, deprel=deprel)


def _phrase_before(found: Mapping[int, Token], position: int) -> int:
    """The main word of the phrase that ends before a position."""
    anchor = position - 1
    while found[anchor].deprel in _PART_OF_PHRASE and found[anchor].head != anchor:
        anchor = found[anchor].head
    return anchor


def _is_verb_of_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a token has been read as a finite verb with its subject before it, or as a participle.

    A finite verb on the noun that is the root will be made the sentence's own.
    """
    before = {t.deprel.partition(":")[0] for t in tokens[:verb] if t.head == verb}
    if not is_finite(tokens[verb]):
        return tokens[verb].pos == "VERB" and "aux" in before
    noun = tokens[tokens[verb].head]
    return "nsubj" in before or (tokens[verb].deprel == "acl" and noun.head == noun.index < verb)


def _read_small(tokens: Sequence[Token], reader: Reader) -> list[Token]:
    """Reads the tokens without the sentence's capital where that hides that the first word is a verb."""
    first, *others = tokens
    if first.pos == "VERB":
        return list(reader(tokens))
    read, *rest = reader([replace(first, text=first.text.lower()), *others])
    return [replace(read, text=first.text), *rest]


def _joined(opening: Sequence[Token], rest: Sequence[Token]) -> list[Token]:
    """One tree of two, in reading order: the opening's nouns hang on the name that begins the rest."""
    shift = len(opening)
    name = _name_head(rest) + shift
    found = []
    for token in opening:
        if token.head == token.index or _is_listed(opening, token):
            token = replace(token, head=name, deprel="appos")
        found.append(token)
    found.extend(replace(t, index=t.index + shift, head=t.head + shift) for t in rest)
    return found


def _name_head(tokens: Sequence[Token]) -> int:
    """The position of the word that governs the name at the beginning."""
    end = next((i for i, t in enumerate(tokens) if t.pos != "PROPN"), len(tokens))
    return next((i for i in range(end) if not 0 <= tokens[i].head < end or tokens[i].head == i), 0)


def _is_listed(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a noun is a further description behind a comma, a sister of the first."""
    governor = tokens[token.head]
    return (
        governor.head == governor.index
        and token.pos == "NOUN"
        and token.index > 0
        and tokens[token.index - 1].text == ","
        and not any(t.head == token.index and t.deprel == "case" for t in tokens)
    )


def _brackets(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The first and last positions of short brackets within the sentence."""
    found = []
    opened = None
    for token in tokens:
        if token.text == "(":
            opened = token.index
        elif token.text == ")" and opened is not None:
            if 0 < opened < token.index - 1 <= opened + _LONGEST_BRACKET and token.index < len(tokens) - 1:
                found.append((opened, token.index))
            opened = None
    return found
