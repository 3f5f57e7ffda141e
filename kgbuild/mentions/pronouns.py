"""Finds pronouns and possessive determiners that stand for somebody or something."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.languages import Language
from kgbuild.languages.lexicon import PronounForm, lexicon_for
from kgbuild.model import Sentence, Token

_EXPLETIVE = frozenset({"expl:inv", "expl:comp", "expl:pass"})
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl", "acl"})


class PronounFinder:
    """Reads the forms of ``pronouns.yaml``; leaves out pronouns that stand for nothing."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._impersonal = frozenset(self._lexicon.pronouns.get("impersonal", ()))
        self._reflexive = frozenset(self._lexicon.pronouns.get("impersonal_reflexive", ()))
        self._fillers = frozenset(self._lexicon.pronouns.get("impersonal_fillers", ()))
        self._adjectives = frozenset(self._lexicon.pronouns.get("impersonal_adjectives", ()))
        self._articles = frozenset(self._lexicon.pronouns["articles"])
        self._euphonic_before = frozenset(self._lexicon.pronouns["euphonic_before"])
        self._empty_objects: dict[str, list[str]] = self._lexicon.pronouns["empty_objects"]

    def find(self, sentence: Sentence) -> Iterator[tuple[int, PronounForm]]:
        """Token positions with what their forms say, in reading order."""
        for token in sentence.tokens:
            form = self._form(sentence, token)
            if form is not None and not self._is_empty(sentence, token, form):
                yield token.index, form

    def _form(self, sentence: Sentence, token: Token) -> PronounForm | None:
        lexicon = self._lexicon
        joined = lexicon.pronoun("".join(t.text for t in pieces(sentence, token.index)), "demonstrative")
        if joined is not None:
            return joined
        if token.pos == "DET" or token.deprel in ("nmod:poss", "det"):
            found = lexicon.pronoun(token.text, "possessive")
            if found is not None:
                return found
        if token.pos != "PRON":
            return None
        for role in ("demonstrative", "personal", "relative", "possessive"):
            found = lexicon.pronoun(token.text, role)
            if found is not None:
                return found
        return None

    def _is_empty(self, sentence: Sentence, token: Token, form: PronounForm) -> bool:
        if token.deprel in _EXPLETIVE:
            return True
        if form.role == "relative":
            return not token.deprel.startswith(("nsubj", "obj", "obl", "nmod", "iobj", "det"))
        if self._is_no_object(sentence, token):
            return True
        neuter = form.person == 3 and form.number == "s" and form.gender in ("m", "n")
        following = sentence.tokens[token.index + 1].text if token.index + 1 < len(sentence.tokens) else ""
        if neuter and following.casefold() in self._fillers:
            return True
        if not neuter or not token.deprel.startswith(("nsubj", "expl")):
            return False
        return self._is_impersonal(sentence, sentence.tokens[token.head], token, form)

    def _is_no_object(self, sentence: Sentence, token: Token) -> bool:
        """*l'on*; *dont l'offre*, where a model takes the article for a pronoun; *X l'a emporté*."""
        word = token.text.casefold().replace("’", "'")
        if word not in self._articles:
            return False
        following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else token
        if following.text.casefold() in self._euphonic_before or following.pos in ("NOUN", "PROPN"):
            return True
        return word in self._empty_objects.get(sentence.tokens[token.head].lemma, ())

    def _is_impersonal(self, sentence: Sentence, verb: Token, token: Token, form: PronounForm) -> bool:
        """*il faut*, *il y a*, *il est possible que*, *it seems that*."""
        children = sentence.children(verb.index)
        if verb.lemma in self._impersonal:
            reflexive = any(c.deprel.startswith("expl") and c.index != token.index for c in children)
            return reflexive or form.gender == "n" or verb.lemma not in self._reflexive
        if any(c.lemma in self._fillers and c.index < verb.index for c in children):
            return True
        clause = any(c.deprel in _CLAUSES and c.index > verb.index for c in children)
        if verb.lemma in self._adjectives:
            return clause
        marked = any(
            c.deprel in _CLAUSES and any(m.deprel == "mark" for m in sentence.children(c.index))
            for c in children
        )
        return token.deprel.startswith("expl") and marked and clause


def pieces(sentence: Sentence, index: int) -> tuple[Token, ...]:
    """The tokens that stand without white space from a position on: *celui*, *-*, *ci*."""
    last = index
    while last + 1 < len(sentence.tokens) and sentence.tokens[last].end == sentence.tokens[last + 1].start:
        last += 1
    return sentence.tokens[index : min(last, index + 2) + 1]
