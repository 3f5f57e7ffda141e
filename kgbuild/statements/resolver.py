"""What the ends of a clause stand for: entities, or noun phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.model import Argument, Clause, Entity, Mention, Reference, Sentence, Span, Token, Topic
from kgbuild.statements.bridging import Bridging
from kgbuild.statements.couples import CoupleReader

_COMPLEMENTS = ("nmod", "nmod:poss", "amod", "compound", "det")
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"})
#: What may stand between a description and the name that it introduces.
_INTRODUCED = ("", ",", "(")
#: A longer noun phrase than this is a parsing accident (code points).
_LONGEST_TOPIC = 120


class Resolver:
    """Resolves positions in one article's sentences to its entities."""

    def __init__(
        self,
        language: Language,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        demonyms: Mapping[tuple[int, int], str],
    ) -> None:
        self.sentences = sentences
        self.entities = {entity.id: entity for entity in entities}
        #: Who deals with whom, or fights whom, as far as the text has said.
        self.together: list[tuple[str, str]] = []
        self._couples = CoupleReader(language, sentences, mentions, self.entities, self.together)
        self._demonyms = demonyms
        self._representatives = frozenset(language.data.terms("representatives"))
        self._groups = frozenset(language.data.terms("groups"))
        grammar = language.data.document("grammar")
        self._first_person = frozenset(grammar["first_person"])
        self._first_person_plural = frozenset(grammar["first_person_plural"])
        self._states = frozenset(grammar["states"])
        self._possessor = frozenset(grammar["possessor"]) | frozenset(grammar["provenance"])
        self._covering: dict[tuple[int, int], Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.kind == "name", m.end - m.start)):
            sentence = sentences[mention.sentence]
            for token in sentence.tokens:
                inside = mention.start <= token.start < mention.end
                if token.index == mention.head or (inside and mention.kind == "name"):
                    self._covering[mention.sentence, token.index] = mention
        self._names = [m for m in mentions if m.kind == "name" and m.entity is not None]
        self._said: dict[tuple[int, str], list[Mention]] = {}
        for mention in mentions:
            if mention.entity is not None and mention.kind != "pronoun":
                self._said.setdefault((mention.sentence, mention.entity), []).append(mention)
        self.affiliations: dict[str, str] = {}
        #: What the text has said so far: subject, relation, object.
        self.said: list[tuple[str, str, str]] = []
        self._shares = frozenset(grammar["shares"])
        words = (frozenset(grammar[group]) for group in ("organs", "belonging", "own_bodies"))
        self.bridging = Bridging(gazetteer_for(language), sentences, mentions, self.entities, *words)

    def mention(self, sentence: int, position: int) -> Mention | None:
        """The mention whose main word, or name, stands at a token."""
        return self._covering.get((sentence, position))

    def entity(self, clause: Clause, argument: Argument) -> str | None:
        """The id of the entity that an argument refers to, None where it refers to none."""
        if argument.slot == "word":
            place = self._demonyms.get((clause.sentence, argument.head))
            # "le préfet de Corse": the name of the place, which is an adjective too.
            return None if place is None or self._names_it(place, clause, argument) else place
        mention = self.mention(clause.sentence, argument.head)
        if argument.slot == "self" and argument.name is None:
            # Who holds a role is not whom the role's noun may stand for ("l'armée russe").
            demonym = self._demonyms.get((clause.sentence, argument.head))
            return mention.entity if mention is not None and mention.entity else demonym
        if argument.name is not None and (mention is None or mention.kind != "name"):
            named = self.mention(clause.sentence, argument.name)
            if named is not None and named.kind == "name":
                return named.entity
        return self.entity_at(clause.sentence, argument.head, clause)

    def _names_it(self, place: str, clause: Clause, argument: Argument) -> bool:
        token = self.sentences[clause.sentence].tokens[argument.head]
        # "Le suisse Brandovar": the adjective may be written like the country, but for its capital.
        return self.entities[place].name == token.text

    def entity_at(self, sentence: int, position: int, clause: Clause | None = None) -> str | None:
        """The same for a token; ``clause`` gives the speaker of a first person."""
        mention = self.mention(sentence, position)
        if mention is not None and mention.entity is not None:
            return mention.entity
        couple = self._couples.couple(mention) if mention is not None else ()
        if couple:
            return couple[0]
        token = self.sentences[sentence].tokens[position]
        country = self._demonyms.get((sentence, position))
        named = country is not None and self.entities[country].name == token.text
        if country is not None and (named or not self._is_one_person(sentence, token)):
            # "Les Néerlandais de Hautebrise": the firm, not its country.
            body = self._represented(sentence, position) if _is_plural(token) else None
            return body if body is not None and self.entities[body].type == "Organisation" else country
        lemma = token.lemma
        if clause is not None and lemma in self._first_person | self._first_person_plural:
            return self._speaker(clause, plural=lemma in self._first_person_plural)
        if lemma in self._representatives or (lemma in self._groups and _is_plural(token)):
            found = self._represented(sentence, position)
            if found is not None or lemma in self._states:
                return found if found is not None else self._state(sentence, token)
        return self._short_body(sentence, token) if token.deprel in ("compound", "amod") else None

    def _short_body(self, sentence: int, token: Token) -> str | None:
        """*army spokesman* X: the one body of the article whose name ends so (*Sudan's army*)."""
        children = self.sentences[sentence].children(token.index)
        before = (c for c in children if c.deprel in ("amod", "compound") and c.index < token.index)
        words = [fold(t.text) for t in (*before, token)]
        found = {
            entity.id
            for entity in self.entities.values()
            if entity.type == "Organisation"
            for name in entity.names
            if len(name.split()) > len(words) and fold(name).split()[-len(words) :] == words
        }
        return found.pop() if len(found) == 1 and token.pos in ("NOUN", "ADJ") else None

    def demonyms(self) -> tuple[str, ...]:
        """The countries of the article's words of nationality, each as often as there are such words."""
        return tuple(self._demonyms.values())

    def nationality(self, clause: Clause, words: Iterable[int]) -> str | None:
        """The country of a word of nationality beside one of the words: *chef de l'État mauritanien*."""
        sentence = self.sentences[clause.sentence]
        beside = sorted(t.index for word in {clause.head, *words} for t in sentence.children(word))
        found = (self._demonyms.get((clause.sentence, i)) for i in beside if sentence.tokens[i].pos == "ADJ")
        return next(filter(None, found), None)

    def earlier(self, relation: str, end: str, but: str) -> str | None:
        """What stood at one end of the one thing said before with a relation; None where there are more."""
        pairs = {(one, other) for one, name, other in self.said if name == relation}
        if len(pairs) != 1:
            return None
        pair = pairs.pop()
        return None if but in pair else pair[end == "object"]

    def leaves_owner_open(self, clause: Clause) -> bool:
        """*détient 9 % du capital*: nothing says of what; *9 % de son capital* says no more."""
        sentence = self.sentences[clause.sentence]
        inner = [sentence.tokens[a.head] for a in clause.arguments if a.via is not None and a.slot == "obl"]
        return all(
            token.pos not in _NOMINAL
            or token.lemma in self._shares
            or any(child.deprel == "nummod" for child in sentence.children(token.index))
            for token in inner
        )

    def place_within(self, clause: Clause, argument: Argument) -> str | None:
        """*l'hôpital de Vitré (Ille-et-Vilaine)*: the town that ends the name."""
        outer = self.mention(clause.sentence, argument.head)
        for name, inner in self.nested_names():
            if name is outer and inner.entity is not None and self.entities[inner.entity].type == "Place":
                return inner.entity
        return None

    def is_named_at(self, sentence: int, position: int) -> bool:
        """Whether a token is part of a name, or of a description that introduces one: *la maire*, X."""
        if self.sentences[sentence].tokens[position].pos == "PROPN":
            return True
        mention = self.mention(sentence, position)
        if mention is None or mention.entity is None:
            return False
        begin = self.sentences[sentence].start
        text = self.sentences[sentence].text
        end = mention.end
        # "Le président, le général" X: one description may introduce another.
        for other in self._said.get((sentence, mention.entity), ()):
            if other.start < end:
                continue
            if text[end - begin : other.start - begin].strip() not in _INTRODUCED:
                break
            if other.kind == "name":
                return True
            end = other.end
        return False

    def name_in(self, span: Span, sentence: int, entity: str) -> Mention | None:
        """The name of an entity inside a stretch of a sentence, behind its first word."""
        said = self._said.get((sentence, entity), ())
        return next((m for m in said if m.kind == "name" and span.start < m.start < span.end), None)

    def is_complement(self, mention: Mention) -> bool:
        """Whether a preposition stands before a name."""
        children = self.sentences[mention.sentence].children(mention.head)
        return any(token.deprel == "case" for token in children)

    def _state(self, sentence: int, token: Token) -> str | None:
        """*the government*: of the country that the article is about."""
        children = self.sentences[sentence].children(token.index)
        bare = all(c.deprel not in _COMPLEMENTS or c.deprel == "det" or c.pos == "NOUN" for c in children)
        fused = any(c.deprel == "case" and "Definite" in c.feats for c in children)
        definite = fused or any(c.feats.get("Definite") == "Def" for c in children)
        return self.bridging.country(self.demonyms()) if bare and definite else None

    def _is_one_person(self, sentence: int, token: Token) -> bool:
        """*la Polonaise*: somebody from the country; *les Polonais* may stand for it."""
        if token.pos not in ("NOUN", "PROPN") or _is_plural(token) or token.deprel in _COMPLEMENTS:
            return False
        return any(t.deprel == "det" for t in self.sentences[sentence].children(token.index))

    def nested_names(self) -> Iterator[tuple[Mention, Mention]]:
        """Names with the name that ends them: *université de Bergen* and *Bergen*."""
        for outer in self._names:
            for inner in self._names:
                if outer.start < inner.start and inner.end == outer.end:
                    yield outer, inner

    def possible_types(self, entity: str) -> tuple[str, ...]:
        """The type of an entity; of a person without a second name also what it may be mistaken for.

        Recognisers take unknown firms for people: *Meerdal*. What a frame asks for is evidence.
        """
        found = self.entities[entity]
        if found.type == "Person" and not any(" " in name for name in found.names):
            return ("Person", "Organisation")
        return (found.type,)

    def _speaker(self, clause: Clause, *, plural: bool) -> str | None:
        if clause.source_sentence is None or clause.source_head is None:
            return None
        speaker = self.entity_at(clause.source_sentence, clause.source_head)
        if speaker is None or not plural:
            return speaker
        return self.affiliations.get(speaker, speaker)

    def also_represented(self, clause: Clause, argument: Argument) -> tuple[str, ...]:
        """*les dirigeants du PS et du PC*: besides the first whom a noun represents, those listed with it.

        Of *les deux hommes* the other one.
        """
        mention = self.mention(clause.sentence, argument.head)
        couple = self._couples.couple(mention) if mention is not None and mention.entity is None else ()
        if couple:
            return couple[1:]
        sentence = self.sentences[clause.sentence]
        token = sentence.tokens[argument.head]
        if (mention is not None and mention.entity is not None) or not _is_plural(token):
            return ()
        if token.lemma not in self._representatives | self._groups:
            return ()
        listed = (
            self.mention(clause.sentence, other.index)
            for child in sentence.children(argument.head)
            if child.deprel in _COMPLEMENTS and self._possesses(clause.sentence, child)
            for other in sentence.children(child.index)
            if other.deprel == "conj" and self._possesses(clause.sentence, other)
        )
        found = (m.entity for m in listed if m is not None and m.entity is not None)
        return tuple(e for e in found if self.entities[e].type in ("Place", "Organisation"))

    def _represented(self, sentence: int, position: int) -> str | None:
        """*l'armée russe*: the country named beside the noun."""
        for child in self.sentences[sentence].children(position):
            if child.deprel not in _COMPLEMENTS or not self._possesses(sentence, child):
                continue
            mention = self.mention(sentence, child.index)
            found = mention.entity if mention is not None else self._demonyms.get((sentence, child.index))
            if found is not None and self.entities[found].type in ("Place", "Organisation"):
                return found
        return None

    def _possesses(self, sentence: int, child: Token) -> bool:
        """*l'armée de la Russie*, not *l'armée en Russie*."""
        cases = [t.lemma for t in self.sentences[sentence].children(child.index) if t.deprel == "case"]
        return not cases or cases[0] in self._possessor

    def topic(self, clause: Clause, argument: Argument) -> Topic | None:
        """The argument as a noun phrase, None where its main word is no noun."""
        token = self.sentences[clause.sentence].tokens[argument.head]
        text = " ".join(argument.span.text.split()).strip(" ,;:.«»“”\"'’()")
        infinitive = argument.slot == "xcomp" and token.pos == "VERB"
        if (token.pos not in _NOMINAL and not infinitive) or not text or len(text) > _LONGEST_TOPIC:
            return None
        return Topic(text)

    def source(self, clause: Clause) -> Reference | None:
        """Who says the clause: an entity, a noun phrase, or None for the article itself."""
        if clause.source is None or clause.source_sentence is None or clause.source_head is None:
            return None
        found = self.entity_at(clause.source_sentence, clause.source_head)
        if found is not None:
            if clause.source_weak and self.entities[found].type not in ("Person", "Organisation"):
                return None
            return found
        if clause.source_weak:
            return None
        token = self.sentences[clause.source_sentence].tokens[clause.source_head]
        text = " ".join(clause.source.text.split())
        return Topic(text) if token.pos in _NOMINAL or token.pos == "PRON" else None


def _is_plural(token: Token) -> bool:
    return token.feats.get("Number") == "Plur"
