"""A country's army under its two names: *l'armée congolaise*, *les Forces armées de la RDC*."""

from __future__ import annotations

from kgbuild.entities.chains import Chain
from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold
from kgbuild.languages.lexicon import lexicon_for


class ArmyJoiner:
    """Joins what an article calls a country's army, where it gives the army's full name."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._openings = tuple(fold(words) for words in sorted(self._lexicon.names.get("army_names", ())))

    def join(self, chains: list[Chain]) -> None:
        """Moves the mentions of *l'armée congolaise* to the chain of the one full name of that army."""
        full = [c for c in chains if c.type == "Organisation" and self._is_full(c)]
        if len(full) != 1 or not self._openings:
            return
        army = full[0]
        countries = [c for c in chains if c.kind == "country" and self._is_of(army, c)]
        army.roles.update(self._lexicon.names.get("armies", ()))
        for chain in list(chains):
            iso2 = self._nation(chain)
            if chain is not army and iso2 and any(iso2 in (c.key, *c.origins) for c in countries):
                for mention in chain.mentions:
                    army.add(mention)
                army.mentions.sort(key=lambda m: m.start)
                chains.remove(chain)

    def _is_full(self, chain: Chain) -> bool:
        return any(fold(form).startswith(self._openings) for form in chain.forms)

    def _is_of(self, army: Chain, country: Chain) -> bool:
        """Whether the full name holds the country's name, or the word of its nationality."""
        words = {word for form in army.forms for word in fold(form).replace("'", " ").split()}
        known = [*country.forms, *country.adjectives]
        return any(words >= set(fold(form).replace("'", " ").split()) for form in known)

    def _nation(self, chain: Chain) -> str:
        """The ISO code of the nationality in *l'armée congolaise*, "" where a chain is no army's."""
        found = set()
        for form in chain.forms:
            noun, _, nationality = form.partition(" ")
            demonym = self._lexicon.demonym(nationality)
            if not self._lexicon.has("armies", noun) or demonym is None:
                return ""
            found.add(demonym.iso2)
        return found.pop() if len(found) == 1 else ""
