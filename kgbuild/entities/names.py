"""Puts the names of an article together: half names, acronyms, other spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from kgbuild.entities.chains import Chain
from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention, Sentence

_LONGEST_ACRONYM = 8
#: What may stand around the words that introduce another name.
_AROUND_NAMING = " ,(\"“”«»'‘’-\u00a0"


class NameLinker:
    """Groups name mentions into chains; every name mention ends in exactly one."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def link(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Chain]:
        """The chains of an article's names, by first appearance."""
        names = [m for m in mentions if m.kind == "name"]
        chains: dict[str, Chain] = {}
        by_key: dict[str, Chain] = {}
        for mention in names:
            form = fold(mention.text)
            if form in chains:
                continue
            known = self._gazetteer.find(mention.text)
            same_type = known is not None and known.type == mention.type
            key = known.key if known is not None and same_type else ""
            chain = by_key.get(f"{mention.type}/{key}") if key else None
            body = self._national_body(mention) if not key else ""
            chain = by_key.get(body) if body else chain
            if chain is None:
                chain = Chain(len(chains), mention.type, key=key, named=True)
                if body:
                    by_key[body] = chain
                if chain.type == "Place" and known is None and self._gazetteer.is_city(mention.text):
                    chain.kind = "city"
                if chain.type == "Place" and self._gazetteer.capital_of(mention.text):
                    chain.kinds.add("capital")
                if known is not None and same_type:
                    chain.kind, chain.canonical = known.kind, known.name
                    if known.kind == "country":
                        chain.origins.add(known.key)
                    by_key[f"{mention.type}/{key}"] = chain
            chains[form] = chain
        owners = self._owners(sentences, names, chains)
        for mention in names:
            self._pick(mention, owners[fold(mention.text)]).add(mention)
        found = {id(c): c for c in [*chains.values()] if c.mentions}
        return sorted(found.values(), key=lambda c: c.first)

    def _national_body(self, mention: Mention) -> str:
        """A key for *the Sudanese army* and *Sudan's army*, "" for any other name."""
        words = fold(mention.text).replace("'s ", " ").split()
        if mention.type != "Organisation" or not self._lexicon.has("national_bodies", words[-1]):
            return ""
        for size in range(len(words) - 1, 0, -1):
            country = " ".join(words[:size])
            known, demonym = self._gazetteer.find(country), self._lexicon.demonym(country)
            iso2 = demonym.iso2 if demonym is not None else known.key if known is not None else ""
            if self._gazetteer.country(iso2) is not None:
                return " ".join((f"body/{iso2}", *words[size:]))
        return ""

    def _owners(
        self, sentences: Sequence[Sentence], names: Sequence[Mention], chains: dict[str, Chain]
    ) -> dict[str, list[Chain]]:
        """For each folded form the chains it may belong to: its own, or those of fuller forms."""
        owners: dict[str, list[Chain]] = {}
        acronyms = {
            **self._other_names(sentences, names, chains),
            **self._acronyms(sentences, names, chains),
        }
        persons = _partials(chains, "Person")
        bodies = _partials(chains, "Organisation")
        first = _first_uses(sentences, names)
        for form, chain in chains.items():
            if form in acronyms:
                owners[form] = [acronyms[form]]
                continue
            fuller: Iterable[str] = ()
            if chain.type == "Person":
                fuller = persons.get(form, ())
            elif chain.type == "Organisation" and not chain.key:
                fuller = [f for f in bodies.get(form, ()) if first[f] < first[form]]
                fuller = fuller or self._headed(form, chains) or self._introduced(form, chains)
            found = list({id(c): c for f in fuller if (c := chains[f]) is not chain}.values())
            if chain.type == "Organisation" and len(found) != 1:
                found = []
            owners[form] = found or [chain]
        for form, found in list(owners.items()):
            # A middle form hands on to the fullest one.
            further = [owners[self._form_of(chains, c)] for c in found]
            owners[form] = [f[0] if len(f) == 1 else c for f, c in zip(further, found, strict=True)]
        return owners

    def _headed(self, form: str, chains: dict[str, Chain]) -> list[str]:
        """The bodies that a bare word of their name stands for: *the Commission*, *Foreign ministry*."""
        if " " in form and self._lexicon.has("national_bodies", form.split()[-1]):
            return [f for f, c in chains.items() if c.type == "Organisation" and f.endswith(f" {form}")]
        if " " in form or not any(
            self._lexicon.has(group, form) for group in ("organisation_heads", "organisation_suffixes")
        ):
            return []
        return [
            f
            for f, c in chains.items()
            if c.type == "Organisation" and f != form and form in (f.split()[0], f.split()[-1])
        ]

    def _introduced(self, form: str, chains: dict[str, Chain]) -> list[str]:
        """*l'institut Opinor* is *Opinor* too."""
        parts = ((f, f.partition(" ")) for f, c in chains.items() if c.type == "Organisation")
        return [
            f for f, (head, _, rest) in parts if rest == form and self._lexicon.has("apposed_heads", head)
        ]

    def _form_of(self, chains: dict[str, Chain], chain: Chain) -> str:
        return next(form for form, other in chains.items() if other is chain)

    def _pick(self, mention: Mention, owners: Sequence[Chain]) -> Chain:
        """Of several owners the one last named before, of fitting gender."""
        fitting = [
            c for c in owners if not (c.gender and mention.gender and c.gender != mention.gender)
        ] or owners
        named = [c for c in fitting if c.mentions]
        return max(named, key=lambda c: (len(c.mentions), -c.first)) if named else fitting[0]

    def _other_names(
        self, sentences: Sequence[Sentence], names: Sequence[Mention], chains: dict[str, Chain]
    ) -> dict[str, Chain]:
        """Names that the text itself calls another name of the thing named before: *X, also known as Y*."""
        found: dict[str, Chain] = {}
        words = [word for form in chains for word in set(form.split())]
        for before, after in pairwise(names):
            form, chain = fold(after.text), chains[fold(before.text)]
            if before.sentence != after.sentence or chains[form].type != chain.type or chains[form].key:
                continue
            sentence = sentences[before.sentence]
            gap = sentence.text[before.end - sentence.start : after.start - sentence.start]
            # A single word may be the family name of somebody else.
            shared = " " not in form and words.count(form) > 1
            if not shared and self._lexicon.has("other_names", gap.strip(_AROUND_NAMING)):
                found[form] = chain
                chain.other_names.add(form)
        return found

    def _acronyms(
        self, sentences: Sequence[Sentence], names: Sequence[Mention], chains: dict[str, Chain]
    ) -> dict[str, Chain]:
        found: dict[str, Chain] = {}
        outer = {(m.sentence, m.end): m for m in reversed(names)}
        for inner, after in pairwise(names):
            # "l'université de Vernay (UV)": the whole name, not the town inside.
            before = outer[inner.sentence, inner.end]
            if before.sentence != after.sentence or after.start - before.end > 3:
                continue
            sentence = sentences[before.sentence]
            gap = sentence.text[before.end - sentence.start : after.start - sentence.start]
            if gap.strip() != "(":
                continue
            if _abbreviates(after.text, before.text):
                found[fold(after.text)] = chains[fold(before.text)]
            elif _abbreviates(before.text, after.text):
                found[fold(before.text)] = chains[fold(after.text)]
        for mention in names:
            form = fold(mention.text)
            if form in found or not mention.text.isupper() or len(mention.text) < 3 or chains[form].key:
                continue
            full = [
                c
                for f, c in chains.items()
                if " " in f and c.type != "Person" and _initials(f, self._is_small).startswith(form)
            ]
            if len(full) == 1:
                found[form] = full[0]
        return found

    def _is_small(self, word: str) -> bool:
        return self._lexicon.has("connectors", word)


def _first_uses(sentences: Sequence[Sentence], names: Sequence[Mention]) -> dict[str, int]:
    """Where each folded form stands first; a headline, which shortens names, counts last."""
    found: dict[str, int] = {}
    for mention in names:
        sentence = sentences[mention.sentence]
        headline = sentence.paragraph == 0 and sentence.text[-1:].isalnum() and len(sentences) > 3
        start = mention.start + (1_000_000 if headline else 0)
        form = fold(mention.text)
        found[form] = min(found.get(form, start), start)
    return found


def _partials(chains: dict[str, Chain], type_: str) -> dict[str, list[str]]:
    """Half forms and the full forms that begin or end with them, in order of first appearance."""
    found: dict[str, list[str]] = defaultdict(list)
    for form, chain in chains.items():
        if chain.type != type_:
            continue
        words = form.split()
        for size in range(1, len(words)):
            halves = [" ".join(words[:size])]
            if type_ == "Person":
                rest = " ".join(words[size:])
                halves.extend((rest, rest.partition("'")[2]))
            for half in halves:
                if half in chains and chains[half].type == type_ and form not in found[half]:
                    found[half].append(form)
        if type_ == "Person" and len(words) == 2:
            turned = f"{words[1]} {words[0]}"
            if turned in chains and form not in found[turned] and turned not in found.get(form, ()):
                found[turned].append(form)
            short = f"{words[0][0]}. {words[1]}"
            if short in chains:
                found[short].append(form)
    return found


def _abbreviates(short: str, full: str) -> bool:
    """Whether a short form can stand for a longer one: its letters open words of it, in order."""
    letters = [c for c in fold(short) if c.isalpha()]
    if not (1 < len(letters) <= _LONGEST_ACRONYM) or " " in short.strip() or len(full) <= len(short):
        return False
    if not any(c.isupper() for c in short[1:]):
        return False
    words = fold(full).replace("-", " ").replace("'", " ").split()
    if not words or words[0][0] != letters[0]:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def _initials(form: str, is_small: Callable[[str], bool]) -> str:
    words = form.replace("-", " ").replace("'", " ").split()
    return "".join(w[0] for w in words if len(w) > 3 or not is_small(w))
