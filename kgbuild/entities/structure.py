"""Links that the tree gives: appositions, titles, predicates, relative pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.entities.chains import Chain, Place
from kgbuild.entities.offices import Offices
from kgbuild.entities.scene import Scene
from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention, Sentence, Token

_QUOTES = ' \u00a0\u202f«»“”"‘'
#: How many words may part a place's noun from its name: *ville de* X, *département de l'*X.
_MARKERS = {"city": (1,), "region": (1, 2)}
_LINKS = frozenset({"appos", "flat", "compound", "nmod"})
_JOINING = frozenset({"ADP", "CCONJ"})
#: What the complements of a noun are made of.
_NOMINAL = frozenset({"ADP", "ADJ", "CCONJ", "DET", "NOUN", "NUM", "PROPN"})


class StructureLinker:
    """Finds the descriptions that stand beside a name, and what relative pronouns repeat."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self.offices = Offices(language)
        grammar: dict[str, list[str]] = language.data.document("grammar")
        self._gazetteer = gazetteer_for(language)
        self._naming, self._becoming = frozenset(grammar["naming"]), frozenset(grammar["becoming"])

    def describe(self, scene: Scene, mentions: Sequence[Mention], owner: dict[str, Chain]) -> None:
        """Adds to ``owner`` the nominals that the tree ties to a name, and their words to the chain."""
        nominals = [m for m in mentions if m.kind == "nominal"]
        for mention in nominals:
            mention, chain = self._read_with_name(scene, mention, owner)
            if chain is not None and not self._is_whose(scene, mention, chain, owner):
                self._tie(scene, mention, chain, owner)
        for number, mention in enumerate(nominals):
            # The nouns inside a description do not part it from the next.
            end = self._described_to(scene.sentences[mention.sentence], mention)
            following = next((m for m in nominals[number + 1 :] if m.start >= end), None)
            if mention.id in owner or following is None or following.id not in owner:
                continue
            if self._precedes(scene, mention, following):
                self._tie(scene, mention, owner[following.id], owner)

    def _read_with_name(
        self, scene: Scene, mention: Mention, owner: dict[str, Chain]
    ) -> tuple[Mention, Chain | None]:
        """A description with the chain of the name beside it, which tells what an ambiguous noun means."""
        chain = self._named_beside(scene, mention, owner)
        if chain is not None and self.fits(mention, chain):
            return mention, chain
        for type_ in self._lexicon.types(scene.places[mention.id].token.text):
            other = replace(mention, type=type_)
            chain = self._named_beside(scene, other, owner) if type_ != mention.type else None
            if chain is not None and chain.type == type_:
                return other, chain
        return mention, None

    def _is_whose(self, scene: Scene, mention: Mention, chain: Chain, owner: dict[str, Chain]) -> bool:
        """*le frère du maire*, X: the brother has the name, so the mayor inside is somebody else."""
        place = scene.places[mention.id]
        outer = scene.by_head.get((mention.sentence, place.governor.index))
        return (
            outer is not None
            and outer.kind == "nominal"
            and outer.start <= mention.start < mention.end <= outer.end
            and place.token.deprel == "nmod"
            and chain.type == "Person"
            and owner.get(outer.id) is chain
        )

    def _tie(self, scene: Scene, mention: Mention, chain: Chain, owner: dict[str, Chain]) -> None:
        if self.fits(mention, chain):
            owner[mention.id] = chain
            chain.add(mention)
            self.learn(scene, mention, chain)

    def _precedes(self, scene: Scene, mention: Mention, following: Mention) -> bool:
        """*le commissaire au Commerce, le Letton* X: two descriptions of one name, a comma between."""
        if mention.sentence != following.sentence or mention.type != following.type:
            return False
        sentence = scene.sentences[mention.sentence]
        end = self._described_to(sentence, mention)
        gap = sentence.text[end - sentence.start : following.start - sentence.start]
        definite = scene.determiner(following)
        return (
            gap.strip() == ","
            and definite is not None
            and self._lexicon.determiner(definite.text) == "definite"
            and not self._is_list(scene, mention, following)
        )

    def fits(self, mention: Mention, chain: Chain) -> bool:
        """Whether a description's class, gender and number go with a chain."""
        if mention.number == "p" and not chain.plural:
            return False
        if mention.type is not None and mention.type != chain.type:
            return mention.type in ("Organisation", "Product", "Work") and chain.type in ("Product", "Work")
        return not (
            chain.type == "Person" and mention.gender and chain.gender and mention.gender != chain.gender
        )

    def learn(self, scene: Scene, mention: Mention, chain: Chain) -> None:
        """Keeps the class noun, the nationality and the gender that a description gives."""
        sentence = scene.sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        for word in (head.text.casefold(), head.lemma):
            chain.roles.add(word)
        noun = self._lexicon.noun(head.text) or self._lexicon.noun(head.lemma)
        # "X, numéro deux du secteur": what is said of people too tells nothing of the kind of a firm.
        if noun is not None and noun.kind and (noun.type == chain.type or chain.type is None):
            chain.kinds.add(noun.kind)
        chain.origins.update(self.origins(scene, mention))
        if mention.type == "Person":
            chain.offices.update(self.offices.of(scene, mention))

    def learn_names(self, scene: Scene, chains: Sequence[Chain]) -> None:
        """Keeps the class noun inside a name: *Tribunal de Caen* may be called *le tribunal*."""
        for chain in chains:
            if chain.type == "Person":
                continue
            for mention in chain.mentions:
                head = scene.sentences[mention.sentence].tokens[mention.head]
                noun = self._lexicon.noun(head.text)
                # The daily "L'Équipe" is no team.
                own = chain.kind in ("", noun.kind) or " " in mention.text if noun is not None else False
                if noun is not None and noun.type == chain.type and own:
                    chain.roles.update((head.text.casefold(), head.lemma))
                    chain.kinds.add(noun.kind)
                if any(self._lexicon.has("team_words", word) for word in mention.text.split()):
                    chain.kinds.add("team")
                chain.origins.update(self._origin_before(scene, mention))

    def _origin_before(self, scene: Scene, mention: Mention) -> set[str]:
        """The ISO code of the nationality that introduces a firm by itself: *le danois* X."""
        tokens = scene.sentences[mention.sentence].tokens
        first = next(t.index for t in tokens if t.end > mention.start)
        if first < 2 or self._lexicon.determiner(tokens[first - 2].text) != "definite":
            return set()
        demonym = self._lexicon.demonym(tokens[first - 1].text)
        return {demonym.iso2} if demonym is not None else set()

    def origins(self, scene: Scene, mention: Mention) -> set[str]:
        """The ISO codes of the nationalities that a noun phrase holds."""
        sentence = scene.sentences[mention.sentence]
        found = set()
        for token in sentence.tokens:
            # "La Polonaise": the noun itself is a word of nationality.
            own = mention.head in (token.head, token.index)
            if mention.start <= token.start < mention.end and own:
                demonym = self._lexicon.demonym(token.text)
                if demonym is not None:
                    found.add(demonym.iso2)
            inside = mention.start <= token.start < mention.end and token.pos == "PROPN"
            state = self._gazetteer.capital_of(token.text) if inside else ""
            if state and mention.type == "Organisation":
                found.add(state)  # "the Copenhagen-based group"
        return found

    def _named_beside(self, scene: Scene, mention: Mention, owner: dict[str, Chain]) -> Chain | None:
        place = scene.places[mention.id]
        sentence, token = place.sentence, place.token
        governor = place.governor
        if token.deprel == "appos" and governor.index != token.index and _is_bare(sentence, token):
            chain = _owner(scene, sentence.index, governor, owner)
            # "a dit à l'AFP son avocat, Me X": what a model takes for an apposition may be none.
            if chain is not None and (mention.type is None or mention.type == chain.type):
                return chain
        for child in sentence.children(token.index):
            if (
                child.deprel in _LINKS
                and child.index > token.index
                and child.pos != "DET"
                and _is_bare(sentence, child)
            ):
                chain = _owner(scene, sentence.index, child, owner)
                if chain is not None and (child.deprel == "appos" or mention.type == chain.type):
                    return chain
        borne = self._borne(scene, mention, owner)
        if borne is not None:
            return borne
        if token.deprel in ("flat", "compound", "nmod") and governor.index > token.index:
            chain = _owner(scene, sentence.index, governor, owner)
            if chain is not None and mention.type == chain.type:
                return chain
        beside = self._beside(scene, mention)
        if beside is not None and beside.id in owner and mention.type == owner[beside.id].type:
            return owner[beside.id]
        return self._place_of(scene, mention, owner) or self._predicate(scene, mention, owner)

    def _borne(self, scene: Scene, mention: Mention, owner: dict[str, Chain]) -> Chain | None:
        """*the Meerdal union*, *his Green Path party*: the name that a class noun takes before it."""
        sentence = scene.sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        determiner = scene.determiner(mention)
        if not self._lexicon.has("name_bearers", head.text) or determiner is None:
            return None
        if self._lexicon.determiner(determiner.text) not in ("definite", "possessive"):
            return None
        for name in scene.names_in(sentence.index):
            gap = sentence.text[name.end - sentence.start : head.start - sentence.start]
            if mention.start < name.start < head.start and not gap.strip(_QUOTES):
                chain = owner.get(name.id)
                return chain if chain is not None and chain.type == mention.type else None
        return None

    def _place_of(self, scene: Scene, mention: Mention, owner: dict[str, Chain]) -> Chain | None:
        """*la ville de* X: a place word with the place's own name as its complement."""
        if mention.type != "Place":
            return None
        sentence = scene.sentences[mention.sentence]
        noun = self._lexicon.noun(sentence.tokens[mention.head].text)
        if noun is None or noun.kind not in _MARKERS:
            return None
        for child in sentence.children(mention.head):
            markers = [c for c in sentence.children(child.index) if c.deprel in ("case", "det")]
            near = child.index == mention.head + len(markers) + 1
            # "La ville de Caen", "le département de l'Aude"; not "la capitale de l'Autriche".
            if child.deprel == "nmod" and near and len(markers) in _MARKERS.get(noun.kind, ()):
                chain = _owner(scene, sentence.index, child, owner)
                far = len(markers) > 1 and chain is not None and chain.kind == "country"
                if chain is not None and chain.type == "Place" and not far:
                    return chain
        return None

    def _beside(self, scene: Scene, mention: Mention) -> Mention | None:
        """The name that only a comma or nothing parts from a description: *le groupe* X; X, *un juge*."""
        sentence = scene.sentences[mention.sentence]
        end = self._described_to(sentence, mention)
        for name in scene.names_in(sentence.index):
            if name.start >= mention.end:
                gap = sentence.text[end - sentence.start : name.start - sentence.start]
                if not gap.strip(_QUOTES) and (end > mention.end or self._ends_in_person(scene, mention)):
                    continue
            elif name.end <= mention.start:
                gap = sentence.text[name.end - sentence.start : mention.start - sentence.start]
                if not gap.strip(_QUOTES) or self._opens_clause(scene, mention):
                    continue
                gap = _behind_acronym(name.text, gap)
            else:
                continue
            if self._is_narrow(gap) and not self._is_list(scene, mention, name):
                return name
        return None

    def _described_to(self, sentence: Sentence, mention: Mention) -> int:
        """Where a description ends with all that a comma parts from a name.

        *la ministre chargée du logement*, X; *l'ambassadeur auprès de l'ONU*, X, whatever the tree says.
        """
        following = [t for t in sentence.tokens if t.start >= mention.end]
        participle = bool(following) and following[0].feats.get("VerbForm") == "Part"
        joined = bool(following) and following[0].pos in _JOINING and mention.type == "Person"
        if not participle and not joined:
            return mention.end
        for token in following:
            if token.text == ",":
                return sentence.tokens[token.index - 1].end
            if token.pos in ("PUNCT", "AUX", "PRON") or token.feats.get("VerbForm") == "Fin":
                break
            if not participle and not self._goes_on(sentence, token):
                break
        return mention.end

    def _goes_on(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word may be part of what completes a description; another person ends it."""
        noun = self._lexicon.noun(token.text) if token.pos == "NOUN" else None
        joins = token.pos == "CCONJ" and sentence.tokens[token.index + 1 :][:1]
        new = bool(joins) and sentence.tokens[token.index + 1].pos in ("DET", "PROPN")
        return token.pos in _NOMINAL and not new and (noun is None or noun.type != "Person")

    def _opens_clause(self, scene: Scene, mention: Mention) -> bool:
        """*Félicité par* X, *le maire a dit*: a subject without a comma before its verb is no apposition."""
        place, determiner = scene.places[mention.id], scene.determiner(mention)
        if not place.subject or place.governor.index < place.token.index or determiner is None:
            return False
        between = place.sentence.tokens[place.token.index : place.governor.index]
        definite = self._lexicon.determiner(determiner.text) == "definite"
        return definite and all(t.text != "," for t in between)

    def _ends_in_person(self, scene: Scene, mention: Mention) -> bool:
        """*le frère du maire* X: the last noun is another person's and takes the name."""
        return any(
            inner.type == "Person" and inner.end == mention.end
            for inner in (scene.by_head.get((mention.sentence, t.index)) for t in scene.complements(mention))
            if inner is not None and inner.kind == "nominal"
        )

    def _is_narrow(self, gap: str) -> bool:
        """Whether only a comma, a bracket, quotes and titles (*son avocat, Me* X) stand between."""
        words = [w for w in gap.split() if self._lexicon.title_gender(w) is None]
        return " ".join(words).strip(_QUOTES) in ("", ",", "(")

    def _is_list(self, scene: Scene, mention: Mention, name: Mention) -> bool:
        """Whether the two are members of an enumeration, not one thing."""
        sentence = scene.sentences[mention.sentence]
        one, other = sentence.tokens[mention.head], sentence.tokens[name.head]
        for inner, outer in ((one, other), (other, one)):
            if inner.deprel == "conj" and inner.head in (outer.index, outer.head):
                siblings = [c for c in sentence.children(inner.head) if c.deprel == "conj"]
                linked = any(c.deprel == "cc" for c in sentence.children(inner.index))
                return linked or len(siblings) > 1
        return False

    def says_of_subject(self, place: Place) -> bool:
        """Whether a description is its subject's predicate: *est le maire*, not *est contre le maire*."""
        children = place.sentence.children(place.token.index)
        if not any(c.deprel == "cop" for c in children) or any(c.deprel == "case" for c in children):
            return False
        return not any(c.lemma in self._lexicon.determiners.get("negation", ()) for c in children)

    def _predicate(self, scene: Scene, mention: Mention, owner: dict[str, Chain]) -> Chain | None:
        place = scene.places[mention.id]
        if not self.says_of_subject(place):
            return self._elected(scene, place, owner)
        for child in place.sentence.children(place.token.index):
            if child.deprel == "nsubj":
                return _owner(scene, place.sentence.index, child, owner)
        return None

    def _elected(self, scene: Scene, place: Place, owner: dict[str, Chain]) -> Chain | None:
        """*was elected leader of …*, *became its leader*: what its subject has come to be."""
        verb = place.governor
        if place.token.deprel != "xcomp" or not _is_bare(place.sentence, place.token):
            return None
        labels = ("nsubj:pass",) if verb.lemma in self._naming else ("nsubj",)
        if verb.lemma not in self._naming | self._becoming:
            return None
        for child in place.sentence.children(verb.index):
            if child.deprel in labels:
                return _owner(scene, place.sentence.index, child, owner)
        return None

    def relative_antecedent(self, scene: Scene, mention: Mention) -> Mention | None:
        """The noun phrase that a relative pronoun repeats."""
        sentence = scene.sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        verb = token
        for _ in range(4):
            verb = sentence.tokens[verb.head]
            if verb.deprel.startswith("acl"):
                if verb.head < mention.head:
                    return scene.by_head.get((sentence.index, verb.head))
                return None
        return None


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands without a preposition."""
    return not any(c.deprel == "case" for c in sentence.children(token.index))


def _behind_acronym(name: str, gap: str) -> str:
    """What parts a name from what follows but for its acronym: *l'Observatoire des mers (OM), une ONG*."""
    if name.isupper():
        return gap.removeprefix(")")
    opening, bracket, rest = gap.partition(")")
    inside = opening.strip().removeprefix("(")
    known = bool(bracket) and opening.strip().startswith("(") and inside.isupper() and inside.isalpha()
    return rest if known else gap


def _owner(scene: Scene, sentence: int, token: Token, owner: dict[str, Chain]) -> Chain | None:
    """The chain of the mention that a token heads, or of the name that holds the token."""
    mention = scene.by_head.get((sentence, token.index))
    if mention is None:
        names = scene.names_in(sentence)
        mention = next((m for m in names if m.start <= token.start < m.end), None) or next(
            (m for m in names if scene.places[m.id].token.index == token.index), None
        )
    return owner.get(mention.id) if mention is not None else None
