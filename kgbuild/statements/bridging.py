"""Of what somebody is the head, where the text leaves it to the reader: *le PDG, Luc M., a démissionné*.

Such a noun is about what the article is about: the company, club or town that it names most. The link from
a description to something that it only implies is Clark's *bridging* ("Bridging", TINLAP 1975).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from kgbuild.languages.gazetteer import Gazetteer
from kgbuild.model import Clause, Entity, Mention, Sentence

#: How much more than the next one an entity must have been spoken of.
_LEAD = 1.25
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
    ) -> None:
        self._sentences = sentences
        self._entities = entities
        self._counts = Counter(
            mention.entity
            for mention in mentions
            if mention.entity is not None and mention.kind != "pronoun"
            # What stands in the headline is spoken of twice.
            for _ in range(2 if mention.sentence == 0 else 1)
        )
        self._countries: Counter[str] = Counter()
        named = self._counts.copy()
        for entity in entities.values():
            known = [found.kind for name in entity.names if (found := gazetteer.find(name)) is not None]
            if not entity.name[:1].isupper() or _ASIDE.intersection(known):
                del self._counts[entity.id]
            if entity.type == "Place" and "country" in known:
                self._countries[entity.id] = named[entity.id]

    def leaves_open(self, clause: Clause) -> bool:
        """Whether a role noun is definite and nothing beside it says whose it is."""
        if clause.kind != "role" or any(a.slot in _COMPLEMENTS for a in clause.arguments):
            return False
        sentence = self._sentences[clause.sentence]
        determiners = [t for t in sentence.children(clause.head) if t.deprel in ("det", "nmod:poss")]
        if determiners:
            return any(t.feats.get("Definite") == "Def" for t in determiners)
        # "Chief executive John Moran said": a title before the name needs no article.
        token = sentence.tokens[clause.head]
        return token.head > token.index and sentence.tokens[token.head].pos == "PROPN"

    def spoken_of(self, types: Collection[str], but: str) -> str | None:
        """The entity of one of the types that the article is about; None where two compete."""
        counts = {
            entity: count
            for entity, count in self._counts.items()
            if entity != but and self._entities[entity].type in types
        }
        return _leading(counts)

    def country(self, demonyms: Iterable[str]) -> str | None:
        """The country that the article is about; None where two compete.

        ``demonyms`` are the entities of the article's words of nationality, which count too.
        """
        more = Counter(demonyms)
        return _leading({entity: count + more[entity] for entity, count in self._countries.items()})


def _leading(counts: Mapping[str, int]) -> str | None:
    """What is counted most, by a clear margin."""
    if not counts:
        return None
    best = max(counts, key=counts.__getitem__)
    second = max((count for entity, count in counts.items() if entity != best), default=0)
    return best if counts[best] >= _LEAD * second else None
