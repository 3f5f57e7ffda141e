"""Finds pronouns and possessive determiners that stand for somebody or something."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.languages import Language
from kgbuild.languages.lexicon import PronounForm, lexicon_for
from kgbuild.model import Sentence, Token

_EXPLETIVE = frozenset({"expl:subj", "expl:inv", "expl:comp", "expl:pass", "expl"})
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl", "acl"})


class PronounFinder:
    """Reads the forms of ``pronouns.yaml``; leaves out pronouns that stand for nothing."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._impersonal = frozenset(self._lexicon.pronouns.get("impersonal", ()))
        self._adjectives = frozenset(self._lexicon.pronouns.get("impersonal_adjectives", ()))

    def find(self, sentence: Sentence) -> Iterator[tuple[int, PronounForm]]:
        """Token positions with what their forms say, in reading order."""
        for token in sentence.tokens:
            form = self._form(token)
            if form is not None and not self._is_empty(sentence, token, form):
                yield token.index, form

    def _form(self, token: Token) -> PronounForm | None:
        lexicon = self._lexicon
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
        if form.person != 3 or form.number != "s" or form.gender == "f" or not token.deprel.startswith("nsubj"):
            return False
        verb = sentence.tokens[token.head]
        if verb.lemma in self._impersonal:
            reflexive = any(c.deprel.startswith("expl") for c in sentence.children(verb.index))
            return reflexive or form.gender == "n" or verb.lemma not in ("agir", "importer", "suffire")
        clause = any(c.deprel in _CLAUSES and c.index > verb.index for c in sentence.children(verb.index))
        return clause and verb.lemma in self._adjectives
