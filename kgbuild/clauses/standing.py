"""Is it so? Polarity and certainty of what a predicate says."""

from __future__ import annotations

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lemmas import verb_name
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.noun_standing import OBJECTS, NounStanding
from kgbuild.clauses.outcomes import Outcomes
from kgbuild.clauses.own_standing import OwnStanding, Standing
from kgbuild.clauses.syntax import VERBAL, Syntax, is_infinitive
from kgbuild.languages import Language
from kgbuild.model import Token

_PARTICIPLES = ("Part", "Ger")
_COMPLEMENT = frozenset(
    {"xcomp", "obj", "obl", "nsubj", "nsubj:pass", "advcl", "acl", "ccomp", "iobj", "attr", "dep"}
)


class StandingFinder:
    """Climbs from a predicate to the root and gathers what negates or weakens it."""

    def __init__(self, language: Language, grammar: Grammar, words: StandingWords) -> None:
        self.language = language
        self.grammar = grammar
        self.words = words
        self._beside = OwnStanding(language, grammar, words)
        self._negation = self._beside.negation
        self._outcomes = Outcomes(words)
        self._nouns = NounStanding(language, grammar, words, self._negation, self._outcomes)

    def find(self, syntax: Syntax, index: int, *, role: bool = False) -> Standing:
        """The standing of the predicate at a position.

        ``role`` is true for nouns that only name who somebody is: they are not touched by what
        happens to their noun phrase, unless they are the predicate themselves.
        """
        standing = Standing()
        self._beside.read(syntax, index, standing)
        if not role or self.is_predicate(syntax, index):
            self._climb(syntax, index, standing)
            if self._is_question(syntax, index):
                standing.weaken("possible", "?")
        return standing

    def is_predicate(self, syntax: Syntax, index: int) -> bool:
        """Whether a word says something of a subject, and does not only name who somebody is."""
        token = syntax.tokens[index]
        if token.pos in VERBAL or syntax.children(index, "cop"):
            return True
        governor = syntax.tokens[token.head]
        if token.deprel == "conj" and syntax.children(governor.index, "cop"):
            return True
        if token.deprel == "obl" and syntax.preposition(index) in self.grammar.role:
            # "may succeed X as head of Y", not "may resign as head of Y"
            assumed = governor.lemma in self.grammar.assuming
            return assumed or self._outcomes.belied(syntax, governor) is not None
        return token.deprel in ("xcomp", "attr", "ccomp") or (
            governor.lemma in self.grammar.becoming and token.deprel in ("obj", "obl")
        )

    def _is_bare(self, syntax: Syntax, token: Token) -> bool:
        """*let X join*, *see X join*: an infinitive without its marker, with a subject of its own."""
        finite = syntax.children(token.index, "mark", "aux", "cop")
        return token.feats.get("VerbForm") == "Inf" and not finite and bool(self.grammar.infinitive_markers)

    def _is_question(self, syntax: Syntax, index: int) -> bool:
        if not syntax.tokens[-1].text.rstrip("»”\"’' ").endswith("?") and not any(
            t.text == "?" for t in syntax.tokens[-3:]
        ):
            return False
        chain = (syntax.tokens[index], *syntax.above(index))
        return not any(t.deprel in ("acl:relcl", "appos", "acl") for t in chain)

    def _climb(self, syntax: Syntax, index: int, standing: Standing) -> None:
        token = syntax.tokens[index]
        for _ in range(12):
            if token.head == token.index:
                return
            governor = syntax.tokens[token.head]
            if token.deprel == "advcl":
                self._from_what_follows(syntax, token, governor, standing)
                self._from_what_goes_before(syntax, token, governor, standing)
            if token.deprel == "conj":
                if _stands_alone(syntax, token, governor):
                    return
                self._from_first_conjunct(syntax, token, governor, standing)
            elif (token.deprel == "ccomp" and not self._is_bare(syntax, token)) or (
                token.deprel == "advcl" and not is_infinitive(token)
            ):
                self._from_clause(syntax, token, governor, standing)
                return
            elif self._outcomes.tells(syntax, token):
                self._nouns.content(syntax, token, governor, standing)
                return
            elif token.deprel == "nmod" and governor.pos == "NOUN":
                if not self._nouns.of(governor, standing):
                    return
            elif token.deprel not in _COMPLEMENT or not self._from_governor(
                syntax, token, governor, standing
            ):
                return
            token = governor

    def _from_what_follows(self, syntax: Syntax, token: Token, governor: Token, standing: Standing) -> None:
        """*before buying X, it must ask Y*: what is not there yet leaves what comes before it open."""
        marks = {child.lemma for child in syntax.children(token.index, "mark", "case")}
        if not marks.isdisjoint(self.words.before):
            following = self.find(syntax, governor.index)
            if governor.lemma in self.words.possible_modals:
                following.weaken("possible", governor.text)
            elif governor.lemma in self.words.probable_modals:
                following.weaken("probable", governor.text)
            if following.certainty != "certain":
                standing.weaken(following.certainty, governor.text)

    def _from_what_goes_before(
        self, syntax: Syntax, token: Token, governor: Token, standing: Standing
    ) -> None:
        """*aurait frappé un convoi, tuant X*: a participle goes on in the mood of the verb before it."""
        if token.index < governor.index or token.feats.get("VerbForm") not in _PARTICIPLES:
            return
        if not syntax.children(token.index, "mark", "case", "aux"):
            verbs = [governor, *syntax.children(governor.index, "aux", "aux:pass", "cop")]
            self._beside.mood(syntax, governor.index, verbs, standing)

    def _from_first_conjunct(self, syntax: Syntax, token: Token, governor: Token, standing: Standing) -> None:
        """*will buy and sell*: what stands once before the first member holds for the second."""
        if syntax.children(governor.index, "cop") and not syntax.children(token.index, "cop", "nsubj"):
            self._beside.read(syntax, governor.index, standing)  # "n'est ni le fournisseur ni le partenaire"
            return
        if syntax.children(token.index, "mark") and not is_infinitive(token):
            self._beside.markers(syntax, governor.index, standing)  # "si X part et que Y vient"
        if syntax.children(token.index, "nsubj", "nsubj:pass", "aux", "cop") or token.pos not in VERBAL:
            return
        if governor.feats.get("VerbForm") != token.feats.get("VerbForm") and not syntax.children(
            governor.index, "aux"
        ):
            return
        verbs = [governor, *syntax.children(governor.index, "aux", "aux:pass", "cop")]
        self._beside.mood(syntax, governor.index, verbs, standing)

    def _from_clause(self, syntax: Syntax, token: Token, governor: Token, standing: Standing) -> None:
        lemma = self._verb_name(syntax, governor)
        speech = self.words.speech.get(lemma)
        judged = self._outcomes.called_false(syntax, governor)
        if judged is not None and self._negation.find(syntax, judged.index) is None:
            standing.negate(judged.text)
            if self.words.probable_adverbs.ends_at(syntax.tokens, judged.index):
                standing.weaken("probable", judged.text)
            return
        if self.words.possible_adverbs.ends_at(syntax.tokens, governor.index):
            standing.weaken("possible", governor.text)  # "it is far from certain that …"
        belied = self._outcomes.belied(syntax, governor)
        if belied is not None and (token.deprel == "ccomp" or self._outcomes.is_governed(syntax, token)):
            standing.negate(belied.text)
            return
        if token.deprel != "ccomp":
            if self._outcomes.is_kept_from(syntax, lemma, token):
                standing.negate(governor.text)
                self._beside.read(syntax, governor.index, standing)
            elif self._outcomes.is_governed(syntax, token) and token.index > governor.index:
                # "accused of selling", "objected to X joining"
                self._weigh(syntax, lemma, governor, standing, clausal=True)
                self._of_gerund(lemma, token, governor, standing)
                self._beside.read(syntax, governor.index, standing)
            elif self._outcomes.is_short_of(syntax, token, governor):
                standing.weaken("possible", governor.text)  # "two points from winning"
            elif speech == "accuse" and token.index > governor.index:
                standing.weaken("probable", governor.text)
            return
        for mark in syntax.children(token.index, "mark"):
            self._beside.phrase_at(syntax, token.index, mark.index, standing)  # "rien ne prouve que"
        if speech == "deny" or lemma in self.words.negative_verbs:
            standing.negate(governor.text)
        elif speech in ("doubt", "ask"):
            standing.weaken("possible", governor.text)
        elif speech == "promise":
            standing.weaken("probable", governor.text)
        elif lemma in self.words.possible_verbs:
            standing.weaken("possible", governor.text)
        elif lemma in self.words.probable_verbs and speech not in ("say", "think"):
            standing.weaken("probable", governor.text)  # "veut que X vende"
        negation = self._negation.find(syntax, governor.index)
        if negation is not None and speech == "think":
            standing.negate(negation)
        elif negation is not None and (lemma not in self.words.factive or lemma in self.words.proving):
            standing.weaken("possible", governor.text)

    def _of_gerund(self, lemma: str, token: Token, governor: Token, standing: Standing) -> None:
        """*opposes letting X join*, *talks of buying Y*: it is only spoken of."""
        if lemma in self.words.verbs_of_gerunds and not is_infinitive(token):
            standing.weaken("possible", governor.text)

    def _from_governor(self, syntax: Syntax, token: Token, governor: Token, standing: Standing) -> bool:
        """What a governor does to its complement; returns whether the climb goes on from it."""
        if token.deprel == "acl" and not is_infinitive(token):
            return False
        above = syntax.tokens[governor.head]
        if token.deprel == "acl" and governor.lemma in self.grammar.undertakings:
            self._nouns.of(governor, standing)
            standing.weaken("probable", governor.text)
            self._nouns.verb_of(syntax, governor, standing)
            return False
        asked = governor.deprel == "obj" and above.pos in VERBAL and above.lemma not in self.grammar.light
        if token.deprel == "acl" and asked:
            # "inviter X à converser": the infinitive hangs on X, but the verb decides.
            self._weigh(syntax, self._verb_name(syntax, above), above, standing, clausal=True)
            self._beside.read(syntax, above.index, standing)
            return False
        if governor.pos in ("NOUN", "ADJ") and token.deprel in ("acl", "xcomp", "advcl"):
            self._nouns.of(governor, standing)
            if token.deprel == "acl" and any(self._denied(t) for t in syntax.children(governor.index, "det")):
                standing.negate(governor.text)  # "had no grounds to arrest X"
            if syntax.children(governor.index, "cop"):
                self._beside.read(syntax, governor.index, standing)
            return False
        if token.deprel in ("nsubj", "csubj") and governor.lemma in self.words.open_adjectives:
            standing.weaken("possible", governor.text)  # "a meeting is unlikely"
        if governor.pos not in VERBAL:
            return False
        if token.deprel == "advcl":
            return self._purpose(syntax, token, standing)
        lemma = self._verb_name(syntax, governor)
        clausal = token.pos in VERBAL or token.deprel == "xcomp"
        belied = self._outcomes.belied(syntax, governor)
        if belied is not None and (clausal or syntax.preposition(token.index) in self.grammar.role):
            standing.negate(belied.text)
            return False
        if clausal and token.deprel == "obl":
            return self._purpose(syntax, token, standing)
        if not clausal and self._outcomes.is_cancelled(syntax, lemma, governor, token):
            standing.negate(governor.text)
            if lemma in self.words.open_when_denied and self._negation.find(syntax, governor.index):
                standing.weaken("possible", governor.text)  # "a meeting is not ruled out"
            self._beside.read(syntax, governor.index, standing)
            return True
        if not clausal and token.deprel in OBJECTS and lemma in self.words.refusing:
            standing.weaken("possible", governor.text)
            return True
        if token.deprel == "nsubj" and self._outcomes.is_pending(syntax, governor):
            standing.weaken("possible", governor.text)
            return False
        if token.deprel == "nsubj" and lemma in self.words.failing | self.words.occurring:
            if self._outcomes.has_failed(lemma, token):
                standing.negate(governor.text)
            self._beside.read(syntax, governor.index, standing)
            return True
        if not clausal and not self._makes(lemma, token):
            return False
        if clausal:
            self._of_gerund(lemma, token, governor, standing)
            through = (syntax.preposition(t.index) for t in syntax.children(governor.index, "obl"))
            if any(f"{governor.lemma} {marker}" in self.grammar.controlling for marker in through):
                standing.weaken("possible", governor.text)  # "called on X to go"
        # "un sommet est prévu": what is foreseen is not yet there, as little as in "X prévoit de …".
        self._weigh(syntax, lemma, governor, standing, clausal=clausal or token.deprel == "nsubj:pass")
        self._beside.read(syntax, governor.index, standing)
        return True

    def _makes(self, lemma: str, token: Token) -> bool:
        """Whether what happens to the verb decides if the thing its noun names comes about."""
        words = self.words
        grammar = self.grammar
        if lemma in grammar.light | grammar.becoming | grammar.assuming:
            return True
        deciding = words.probable_verbs | words.possible_verbs
        return token.deprel in ("obj", "nsubj:pass", "xcomp") and lemma in deciding

    def _purpose(self, syntax: Syntax, token: Token, standing: Standing) -> bool:
        if self._comes_about(syntax, syntax.tokens[token.head]):
            return False
        marks = [t for t in syntax.children(token.index, "mark", "case", "aux") if t.index < token.index]
        if any(t.lemma in self.grammar.purpose for t in marks):
            standing.weaken("probable", " ".join(t.text for t in marks))
        return False

    def _comes_about(self, syntax: Syntax, verb: Token) -> bool:
        """*rallied to win*, *came from behind to win*: an outcome, no purpose."""
        words = [
            verb.lemma,
            *(f"{verb.lemma} {t.lemma}" for t in syntax.children(verb.index) if t.pos == "ADV"),
        ]
        return any(word in self.words.factive for word in (*words, self._verb_name(syntax, verb)))

    def _weigh(
        self, syntax: Syntax, lemma: str, governor: Token, standing: Standing, *, clausal: bool
    ) -> None:
        words = self.words
        if clausal and words.speech.get(lemma) == "say" and syntax.children(governor.index, "aux:pass"):
            standing.weaken("probable", governor.text)  # "is said to be buying"
            return
        if lemma in words.negative_verbs:
            if governor.lemma in self.grammar.subject_control and syntax.children(governor.index, "obj"):
                return  # "rejected X to join Y"
            standing.negate(governor.text)
            if lemma in words.open_when_denied and self._negation.find(syntax, governor.index) is not None:
                standing.weaken("possible", governor.text)  # "n'exclut pas de vendre"
            return
        if lemma in words.factive:
            return
        if lemma in words.possible_modals or lemma in words.possible_verbs:
            standing.weaken("possible", governor.text)
        elif lemma in words.probable_modals or lemma in words.probable_verbs:
            if lemma in self.grammar.going and governor.feats.get("Tense") not in ("Pres", "Imp", None):
                return
            speech = words.speech.get(lemma)
            if not clausal and speech == "think":
                return
            standing.weaken("possible" if speech == "ask" else "probable", governor.text)
        elif words.speech.get(lemma) == "ask":
            standing.weaken("possible", governor.text)

    def _denied(self, determiner: Token) -> bool:
        return determiner.lemma in self.words.negators

    def _verb_name(self, syntax: Syntax, verb: Token) -> str:
        return verb_name(self.language, self.grammar, syntax, verb.index)


def _stands_alone(syntax: Syntax, token: Token, first: Token) -> bool:
    """Whether a member of a coordination is a clause of its own, which the first does not touch.

    *promises to keep X and to buy Y*, *denies that X left and that Y came* go on with the first.
    """
    if not syntax.children(token.index, "nsubj", "nsubj:pass"):
        return False
    return not (syntax.children(token.index, "mark") and syntax.children(first.index, "mark"))
