"""What the words beside a predicate say of its polarity and certainty."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lexicon import Phrases, StandingWords
from kgbuild.clauses.negation import NegationFinder
from kgbuild.clauses.outcomes import is_inverted_condition
from kgbuild.clauses.syntax import Syntax, is_infinitive
from kgbuild.languages import Language
from kgbuild.model import Certainty, Polarity, Token

_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}
_CERTAINTY_PHRASES: tuple[tuple[str, Certainty], ...] = (
    ("possible_phrases", "possible"),
    ("probable_phrases", "probable"),
)


@dataclass(slots=True)
class Standing:
    """Polarity and certainty under construction, with the words that decided them."""

    negative: bool = False
    certainty: Certainty = "certain"
    why: list[str] = field(default_factory=list)

    @property
    def polarity(self) -> Polarity:
        """The polarity as the contract names it."""
        return "negative" if self.negative else "positive"

    def negate(self, word: str) -> None:
        """Turns the polarity round."""
        self.negative = not self.negative
        self.why.append(f"negation: {word}")

    def weaken(self, certainty: Certainty, word: str) -> None:
        """Lowers the certainty, never raises it."""
        if _RANK[certainty] > _RANK[self.certainty]:
            self.certainty = certainty
            self.why.append(f"{certainty}: {word}")


class OwnStanding:
    """Reads negations, moods, adverbs and turns that stand beside a predicate."""

    def __init__(self, language: Language, grammar: Grammar, words: StandingWords) -> None:
        self.language = language
        self.grammar = grammar
        self.words = words
        self.negation = NegationFinder(words)

    def read(self, syntax: Syntax, index: int, standing: Standing) -> None:
        """All that stands beside the predicate at a position."""
        token = syntax.tokens[index]
        self.negate(syntax, index, standing)
        verbs = [token, *syntax.children(index, "aux", "aux:pass", "cop")]
        self.mood(syntax, index, verbs, standing)
        for child in syntax.children(index):
            if child.deprel.startswith(("advmod", "obl", "mark", "parataxis")):
                self._adverb(syntax, child, standing)
            if child.deprel == "amod" and child.lemma in self.grammar.future_adjectives:
                standing.weaken("probable", child.text)
            if child.deprel in ("nsubj", "obl:agent"):
                self._suspected(syntax, child, standing)
        self.markers(syntax, index, standing)
        self._phrases_before(syntax, index, standing)
        if is_inverted_condition(syntax, token):
            standing.weaken("possible", token.text)

    def _suspected(self, syntax: Syntax, agent: Token, standing: Standing) -> None:
        """*suspected Russian drones hit X*: who did it is not sure."""
        for child in syntax.children(agent.index, "amod"):
            if agent.pos == "NOUN" and child.lemma in self.grammar.suspected:
                standing.weaken("probable", child.text)

    def negate(self, syntax: Syntax, index: int, standing: Standing) -> None:
        """A negator of the predicate itself."""
        found = self.negation.find(syntax, index)
        # "No deal was signed": one word negates the noun and the verb, once.
        if found is not None and f"negation: {found}" not in standing.why[-1:]:
            standing.negate(found)

    def mood(self, syntax: Syntax, index: int, verbs: list[Token], standing: Standing) -> None:
        """Modals, the mood of rumour and the future of a predicate's verbs."""
        for verb in verbs:
            if verb.deprel == "aux" and verb.lemma in self.words.possible_modals:
                standing.weaken("possible", verb.text)
            elif verb.deprel == "aux" and verb.lemma in self.words.probable_modals:
                standing.weaken("probable", verb.text)
            if self.language.is_rumour(verb):
                conditional = verb.lemma in self.words.possible_modals or self._has_condition(syntax, index)
                standing.weaken("possible" if conditional else "probable", verb.text)
            elif verb.feats.get("Tense") == "Fut" or self._is_headline_plan(syntax, verb):
                standing.weaken("probable", verb.text)

    def _is_headline_plan(self, syntax: Syntax, verb: Token) -> bool:
        """*Acme to buy Roadway*: an infinitive with a subject is the whole sentence."""
        marked = any(t.lemma in self.grammar.infinitive_markers for t in syntax.children(verb.index, "aux"))
        whole = verb.head == verb.index and is_infinitive(verb)
        return whole and marked and bool(syntax.children(verb.index, "nsubj", "nsubj:pass"))

    def _has_condition(self, syntax: Syntax, index: int) -> bool:
        return any(
            self._condition_of(syntax, child.index) is not None for child in syntax.children(index, "advcl")
        )

    def _condition_of(self, syntax: Syntax, index: int) -> Token | None:
        for child in syntax.children(index, "mark", "advmod", "case"):
            if self.words.conditions.ends_at(syntax.tokens, child.index):
                return child
        return None

    def _adverb(self, syntax: Syntax, child: Token, standing: Standing) -> None:
        # Turns of several words end on the adverb or on what is fixed to it.
        ends = [child.index, *(t.index for t in syntax.children(child.index, "fixed"))]
        for end in ends:
            if self.words.possible_adverbs.ends_at(syntax.tokens, end):
                standing.weaken("possible", child.text)
            elif self.words.probable_adverbs.ends_at(syntax.tokens, end):
                standing.weaken("probable", child.text)

    def markers(self, syntax: Syntax, index: int, standing: Standing) -> None:
        """Conjunctions of condition and prepositions of absence before the predicate."""
        for child in syntax.children(index, "mark", "case", "advmod"):
            if child.index > index:
                continue
            if child.deprel == "mark" and self.words.conditions.ends_at(syntax.tokens, child.index):
                standing.weaken("possible", child.text)
            negative = self.words.negative_prepositions.ends_at(syntax.tokens, child.index)
            if negative and not self.negation.is_turn(syntax, child):
                standing.negate(child.text)

    def _phrases_before(self, syntax: Syntax, index: int, standing: Standing) -> None:
        """Turns that end just before the predicate, its clitics and auxiliaries between them."""
        end = index - 1
        own = {t.index for t in syntax.children(index, "aux", "aux:pass", "expl:comp", "obj", "iobj", "det")}
        # "to" belongs to the infinitive in one tree and to the turn in the other.
        while end >= 0 and end in own:
            if syntax.tokens[end].lemma in self.grammar.infinitive_markers:
                self.phrase_at(syntax, index, end, standing)
            end -= 1
        if end >= 0:
            self.phrase_at(syntax, index, end, standing)

    def phrase_at(self, syntax: Syntax, index: int, end: int, standing: Standing) -> None:
        """A turn of several words that ends at ``end``: *it is possible that*."""
        longest = 0
        for phrases, certainty in _CERTAINTY_PHRASES:
            turns: Phrases = getattr(self.words, phrases)
            size = turns.ends_at(syntax.tokens, end)
            longest = max(size, longest)
            if size > 1:
                standing.weaken(certainty, syntax.span(end + 1 - size, end).text)
        size = self.words.negative_phrases.ends_at(syntax.tokens, end)
        if size > 1:
            standing.negate(syntax.span(end + 1 - size, end).text)
        token = syntax.tokens[index]
        turn = token.head if end + 1 - longest <= token.head <= end else token.index
        if longest > 1 and turn != index and token.deprel == "advcl" and not is_infinitive(token):
            self.negate(syntax, turn, standing)  # "is not interested in buying"
