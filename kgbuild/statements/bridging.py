"""Of what somebody is the head, where the text leaves it to the reader: *le PDG, Luc M., a démissionné*.

Such a noun is about what the article is about: the company, club or town that it names most. The link from
a description to something that it only implies is Clark's *bridging* ("Bridging", TINLAP 1975). What was
spoken of just before comes first, if it is spoken of elsewhere too and stands there alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from kgbuild.languages.gazetteer import Gazetteer
from kgbuild.model import Argument, Clause, Entity, Mention, Sentence

#: How much more than the next one an entity must have been spoken of.
_LEAD = 1.25
#: How often something is spoken of that the article is about in passing at least.
_KNOWN = 2
#: Kinds of names that are rarely what a role noun without complement is about.
_ASIDE = frozenset({"media", "country"})
_COMPLEMENTS = frozenset({"of", "by", "between", "nmod", "patient"})


class Bridging:
    """Knows what an article speaks of most."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        organs: Collection[str] = (),
        belonging: Collection[str] = (),
        bodies: Collection[str] = (),
    ) -> None:
        self._bodies = bodies
        self._organs = organs
        self._belonging = belonging
        self._sentences = sentences
        self._entities = entities
        self._mentions = [m for m in mentions if m.entity is not None]
        self._counts = Counter(
            mention.entity
            for mention in mentions
            if mention.entity is not None and mention.kind != "pronoun"
            # What stands in the headline is spoken of twice.
            for _ in range(2 if mention.sentence == 0 else 1)
        )
        self._countries: Counter[str] = Counter()
        # Of countries that only their capital stands for, how often: no entity, but rivals.
        elsewhere: Counter[str] = Counter()
        own: set[str] = set()
        spoken_of = self._counts.copy()
        for entity in entities.values():
            found = [known for name in entity.names if (known := gazetteer.find(name)) is not None]
            kinds = {known.kind for known in found}
            named = any(word[:1].isupper() for word in entity.name.split())
            # "Hôpital de Vannes" is what an article may be about, "place de Vannes" is not.
            proper = named if entity.type == "Organisation" else entity.name[:1].isupper()
            if not proper or _ASIDE & kinds:
                del self._counts[entity.id]
            if entity.type == "Place" and "country" in kinds:
                self._countries[entity.id] = spoken_of[entity.id]
                own.update(known.key for known in found)
            elif entity.type == "Place" and (state := gazetteer.capital_of(entity.name)):
                elsewhere[state] += spoken_of[entity.id]
        self._rival = max((count for state, count in elsewhere.items() if state not in own), default=0)

    def leaves_open(self, clause: Clause, words: Collection[int]) -> bool:
        """Whether a role noun is definite and nothing beside it says whose it is.

        ``words`` are the positions of the role's own words: *président de la République*. An organ
        is no answer: *président du directoire*, *présidente du groupe au Sénat*.
        """
        sentence = self._sentences[clause.sentence]
        complements = [
            a
            for a in clause.arguments
            if a.slot in _COMPLEMENTS
            and (a.slot != "nmod" or a.preposition in self._belonging)
            and a.head not in words
            and not self._is_surname(clause, a)
        ]
        if any(self._is_organ(clause, a) for a in complements):
            complements = [a for a in complements if a.slot == "of" and not self._is_organ(clause, a)]
        if clause.kind != "role" or complements or self._is_told_before(sentence, min(words)):
            return False
        # "Venu du capitaine": the article may be part of the preposition.
        fused = [t for t in sentence.children(clause.head) if t.deprel == "case" and "Definite" in t.feats]
        determiners = [t for t in sentence.children(clause.head) if t.deprel in ("det", "nmod:poss")] or fused
        if determiners:
            return any(t.feats.get("Definite") == "Def" for t in determiners)
        # "Chief executive John Moran said": a title beside the name needs no article.
        token = sentence.tokens[clause.head]
        beside = token.head > token.index or token.deprel == "appos"
        return beside and sentence.tokens[token.head].pos == "PROPN"

    def _is_told_before(self, sentence: Sentence, first: int) -> bool:
        """*State Department spokesman* X: a name right before the role says whose it is."""
        before = sentence.tokens[first - 1] if first else None
        return before is not None and before.pos == "PROPN" and before.deprel in ("compound", "nmod")

    def _is_organ(self, clause: Clause, complement: Argument) -> bool:
        """Whether a complement is but a part of the body that is not said: *président du directoire*."""
        token = self._sentences[clause.sentence].tokens[complement.head]
        known = any(m.sentence == clause.sentence and m.head == complement.head for m in self._mentions)
        # "Le conseil départemental" is a body of its own.
        further = {t.lemma for t in self._sentences[clause.sentence].children(complement.head)}
        own = known or not further.isdisjoint(self._bodies)
        return complement.slot == "of" and token.lemma in self._organs and not own

    def _is_surname(self, clause: Clause, complement: Argument) -> bool:
        """Whether what seems a complement is but the holder's name, or its second word."""
        holders = [a.span.start for a in clause.arguments if a.slot == "self"]
        begins = 0 if complement.preposition else 1
        return any(
            m.start < complement.span.start + begins <= m.end
            and any(m.start <= start < m.end for start in holders)
            for m in self._mentions
            if m.kind == "name" and m.sentence == clause.sentence
        )

    def introduces(self, clause: Clause, subject: str) -> bool:
        """Whether the text names somebody here for the first time: of one known it has said more before."""
        first = next((m for m in self._mentions if m.entity == subject and m.sentence > 0), None)
        return first is None or first.sentence >= clause.sentence

    def spoken_of(
        self, types: Collection[str], but: str, clause: Clause, demonyms: Iterable[str] | None = None
    ) -> str | None:
        """The entity of one of the types that a clause's role noun is about; None where two compete.

        Countries count where ``demonyms`` are given, those of the article's words of nationality.
        """
        counts = {
            entity: count
            for entity, count in self._counts.items()
            if entity != but and self._entities[entity].type in types
        }
        rival = 0
        if demonyms is not None:
            counts.update(self._spoken_countries(demonyms))
            rival = self._rival
        near = {entity for entity in self._just_before(clause) if counts.get(entity, 0) >= _KNOWN}
        if len(near) == 1:
            return near.pop()
        return _leading(counts, rival)

    def _just_before(self, clause: Clause) -> set[str]:
        """What the sentence before, and the clause's own up to its noun, speak of."""
        here = self._sentences[clause.sentence].tokens[clause.head].start
        return {
            m.entity
            for m in self._mentions
            if m.entity is not None and clause.sentence - 1 <= m.sentence and m.start < here
        }

    def country(self, demonyms: Iterable[str], but: str = "") -> str | None:
        """The country that the article is about, besides one; None where two compete.

        ``demonyms`` are the entities of the article's words of nationality, which count too.
        """
        counts = self._spoken_countries(demonyms)
        others = {entity: count for entity, count in counts.items() if entity != but}
        return _leading(others, self._rival)

    def _spoken_countries(self, demonyms: Iterable[str]) -> dict[str, int]:
        more = Counter(demonyms)
        return {entity: count + more[entity] for entity, count in self._countries.items()}


def _leading(counts: Mapping[str, int], rival: int = 0) -> str | None:
    """What is counted most, by a clear margin; ``rival`` is the count of something else."""
    if not counts:
        return None
    best = max(counts, key=counts.__getitem__)
    second = max(rival, *(count for entity, count in counts.items() if entity != best), 0)
    return best if counts[best] >= _LEAD * second else None
