"""Where a run of capitalised words goes on and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import Gazetteer, gazetteer_for, is_initials
from kgbuild.languages.lexicon import Lexicon, lexicon_for
from kgbuild.mentions.spans import OPENING_MARKS, NameSpan, is_capital, is_shouted, touches
from kgbuild.model import Sentence, Token

_MOST_CONNECTORS = 3
#: Shorter words are articles of names (code points).
_SHORT = 3
_PARTIES = frozenset({"party", "union"})
#: A foreign name has at most so many words.
_LONGEST_FOREIGN = 9
_PLACES, _PERSONS = frozenset({"LOC", "GPE"}), frozenset({"PER", "PERSON"})
#: Kinds of bodies whose names hold small words themselves: l'association Terre de Liens.
_TITLED_KINDS = frozenset({"association", "party", "media", "country", "city", "region"})
#: Kinds of bodies that are named by a title.
_INTRODUCING_KINDS = frozenset({"association", "party"})
_HEADS = ("organisation_heads", "event_heads", "place_heads", "work_heads")


def ends_with_seat(gazetteer: Gazetteer, last: Token, coordinated: Token) -> bool:
    """*le Centre de la mer de Brest* et Nordal: behind its town a body's name is over."""
    return gazetteer.is_city(last.text) and not gazetteer.is_city(coordinated.text)


def stands_for_party(
    lexicon: Lexicon, gazetteer: Gazetteer, sentence: Sentence, first: int, last: int
) -> bool:
    """*le député RN Paul M.*, *maire PS de Brest*: initials, or a known party, behind an office."""
    if first == 0 or not lexicon.has("habits", "adjectives_follow"):
        return False
    before = first - 1
    while before > 0 and sentence.tokens[before].pos == "ADJ":
        before -= 1
    noun = lexicon.noun(sentence.tokens[before].text)
    if noun is None or noun.type != "Person" or not sentence.tokens[before].text.islower():
        return False
    text = NameSpan(sentence.index, first, last).text(sentence)
    known = gazetteer.find(text)
    if known is not None and known.kind in _PARTIES:
        return True
    return is_initials(text) and lexicon.first_name(text) is None


def is_introduced(lexicon: Lexicon, sentence: Sentence, first: int) -> bool:
    """Whether a word such as *association* or *parti* stands right before the name."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.text in OPENING_MARKS or before.pos not in ("NOUN", "PROPN"):
        return False
    noun = lexicon.noun(before.text)
    small = before.text[:1].islower() or is_shouted(before)
    if lexicon.has("site_nouns", before.text):
        return False
    return noun is not None and noun.kind in _INTRODUCING_KINDS and small


def names_site(lexicon: Lexicon, sentence: Sentence, first: int, last: int) -> bool:
    """*l'usine Valmeca* de Thizy: whether a name stands right behind a noun for a site or a firm."""
    before = sentence.tokens[first - 1].text if first else ""
    if not before.islower() or not lexicon.has("habits", "adjectives_follow"):
        return False
    noun = lexicon.noun(before)
    firm = noun is not None and noun.type in ("Organisation", "Place") and noun.kind not in _TITLED_KINDS
    site = lexicon.has("site_nouns", before) or lexicon.has("organisation_heads_small", before)
    parts = sentence.tokens[last].text.split("-")
    return (firm or site) and not all(lexicon.first_name(part) is not None for part in parts)


class RunRules:
    """Says whether the next capitalised word, or the one behind small words, belongs to a name."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def breaks(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name ends although the next word is capitalised."""
        left, right = sentence.tokens[last], sentence.tokens[last + 1]
        if stands_for_party(self._lexicon, self._gazetteer, sentence, first, last):
            return True
        if self._is_shouted_person(sentence, last):
            return False
        if (
            left.text.endswith((".", ":", ";"))
            and len(left.text) > 3
            and not self._lexicon.title_gender(left.text)
        ):
            return left.text[-1] != "."
        if first == last and self._are_halves(sentence, left, right):
            return False
        if left.label and right.label and right.label_start and not self._ends_firm(sentence, last + 1):
            return left.label != right.label or bool(self._gazetteer.find(left.text))
        if self._lexicon.demonym(right.text) and not right.label:
            return True
        if self._begins_person(sentence, first, last) or self._are_two_names(sentence, first, last):
            return True
        return self._lexicon.has("openers", right.text) and not touches(left, right) and is_shouted(right)

    def _is_shouted_person(self, sentence: Sentence, last: int) -> bool:
        """*GRANVAL Hector*, *HECTOR GRANVAL*: a family name, or all of a name, in capitals."""
        tokens = sentence.tokens
        left, right = tokens[last], tokens[last + 1]
        if not is_shouted(left) or len(left.text) <= _SHORT or self._gazetteer.find(left.text) is not None:
            return False
        if is_shouted(right):
            return self._lexicon.first_name(left.text) is not None and self._lexicon.noun(right.text) is None
        # "EDF Luc Morvan" is a body and a person.
        alone = last + 2 >= len(tokens) or not is_capital(tokens[last + 2])
        return alone and self._lexicon.first_name(right.text) is not None

    def _are_halves(self, sentence: Sentence, left: Token, right: Token) -> bool:
        """Whether two words are one person's name of which a model took the first, unknown, for a place."""
        if left.label not in _PLACES or right.label not in _PERSONS or not right.label_start:
            return False
        following = sentence.tokens[right.index + 1 : right.index + 2]
        if any(is_capital(token) for token in following) or self._lexicon.first_name(right.text) is not None:
            return False
        known = self._gazetteer.find(left.text) is not None or self._gazetteer.is_city(left.text)
        return not known and self._lexicon.noun(left.text) is None and not is_shouted(left)

    def _ends_firm(self, sentence: Sentence, first: int) -> bool:
        """Whether the capitals that begin at a word end with a legal form: HDV *Bergmotor Ltd*."""
        last = first
        while last + 1 < len(sentence.tokens) and is_capital(sentence.tokens[last + 1]):
            last += 1
        return last > first and self._lexicon.has("legal_forms", sentence.tokens[last].text.strip("."))

    def _are_two_names(self, sentence: Sentence, first: int, last: int) -> bool:
        """*l'application pour iPhone Clubhouse*: two known names that make no third."""
        left = self._gazetteer.find(NameSpan(sentence.index, first, last).text(sentence))
        right = self._gazetteer.find(sentence.tokens[last + 1].text)
        if left is None or right is None or left.ambiguous or right.ambiguous:
            return False
        return self._gazetteer.find(NameSpan(sentence.index, first, last + 1).text(sentence)) is None

    def _are_pair(self, sentence: Sentence, first: int, last: int, right: int) -> bool:
        """*the Norway-Chile talks*: a hyphen between two known names that make no third."""
        whole = NameSpan(sentence.index, first, right).text(sentence)
        parts = (NameSpan(sentence.index, first, last).text(sentence), sentence.tokens[right].text)
        known = [self._gazetteer.find(part) for part in parts]
        return self._gazetteer.find(whole) is None and all(
            k is not None and (k.kind == "country" or k.type == "Organisation") for k in known
        )

    def _begins_person(self, sentence: Sentence, first: int, last: int) -> bool:
        """*député de la Marne Ludovic X*: a person's name behind the place of an office."""
        tokens = sentence.tokens
        if last + 2 >= len(tokens) or not is_capital(tokens[last + 2]) or first == 0:
            return False
        starts = tokens[last + 1].label_start and not tokens[last].label
        if self._lexicon.first_name(tokens[last + 1].text) is None and not starts:
            return False
        before = tokens[first - 1].text
        nouns = [self._lexicon.noun(t.text) for t in tokens[max(0, first - 4) : first]]
        office = any(noun is not None and noun.type == "Person" for noun in nouns)
        genitive = self._lexicon.has("genitives", before)
        if self._lexicon.first_name(tokens[first].text) is not None:
            return False
        if genitive and first == last and not starts and self._may_stand_alone(tokens[first]):
            return True  # "a nommé à la tête de Nordal Claire Dupuis"
        return office and (genitive or self._lexicon.has("articles", before))

    def _may_stand_alone(self, token: Token) -> bool:
        """Whether a capitalised word is no part of names like *Groupe Pierre M.*, *Saint Pierre M.*."""
        headed = any(self._lexicon.has(heads, token.text) for heads in _HEADS)
        return not headed and self._lexicon.noun(token.text) is None and len(token.text) > _SHORT

    def bridge(self, sentence: Sentence, first: int, last: int) -> int | None:
        """The position to go on from behind connecting words, None where the name ends."""
        tokens = sentence.tokens
        if stands_for_party(self._lexicon, self._gazetteer, sentence, first, last):
            return None
        position = last + 1
        connectors: list[Token] = []
        while position < len(tokens) and len(connectors) < _MOST_CONNECTORS:
            token = tokens[position]
            if is_capital(token) and connectors:
                break
            if (
                self._is_hyphened(tokens, position, "name_syllables")
                and len(connectors) == 1
                and first < last
            ):
                return position  # "Han Ji-hoon"
            if self._is_hyphened(tokens, position, "hyphened_words"):
                connectors.append(token)
                position += 1
                continue
            if (
                (
                    token.text in ("-", "/", "'", "’", "&", "–", "'s", "’s")
                    and touches(tokens[position - 1], token)
                )
                or self._lexicon.has("connectors", token.text)
                or self._lexicon.has("person_particles", token.text)
                or self._lexicon.has("foreign_links", token.text)
            ):
                connectors.append(token)
            else:
                return None
            position += 1
        if not connectors or position >= len(tokens) or not is_capital(tokens[position]):
            return None
        return position if self._joins(sentence, first, last, connectors, position) else None

    def _is_hyphened(self, tokens: Sequence[Token], index: int, group: str) -> bool:
        """*Han Ji-hoon*, *Port-au-Prince*: a small word of a list right behind a hyphen."""
        before = tokens[index - 1] if index else None
        joined = before is not None and before.text == "-" and touches(before, tokens[index])
        return joined and self._lexicon.has(group, tokens[index].text)

    def foreign_end(self, sentence: Sentence, first: int) -> int | None:
        """The end of a body's name in another language: *Institut* littoral des ports de Namur.

        Small words of that language (*des*, *della*) must stand before the capitalised word that ends it.
        """
        tokens = sentence.tokens
        if not self._lexicon.has("foreign_heads", tokens[first].text):
            return None
        linked = False
        for index in range(first + 1, min(first + _LONGEST_FOREIGN, len(tokens))):
            token = tokens[index]
            if is_capital(token):
                return index if linked else None
            small = self._lexicon.has("foreign_connectors", token.text)
            if not (small or token.text.islower()) or token.pos in ("VERB", "AUX"):
                return None
            linked = linked or small
        return None

    def _joins(
        self, sentence: Sentence, first: int, last: int, connectors: Sequence[Token], right: int
    ) -> bool:
        tokens = sentence.tokens
        if self._lexicon.demonym(tokens[right].text) and self._lexicon.has("articles", connectors[-1].text):
            return False
        if connectors[0].text in ("'", "’", "'s", "’s") and not touches(connectors[-1], tokens[right]):
            return self._lexicon.has("organisation_suffixes", tokens[right].text)
        if any(self._is_hyphened(tokens, t.index, "hyphened_words") for t in connectors):
            return touches(connectors[-1], tokens[right])
        if all(t.text in ("-", "'", "’", "&", "–") for t in connectors):
            if connectors[0].text in ("-", "–") and self._are_pair(sentence, first, last, right):
                return False
            return connectors[0].text == "&" or (
                touches(tokens[last], connectors[0]) and touches(connectors[-1], tokens[right])
            )
        lexicon = self._lexicon
        words = [t.text.casefold() for t in connectors if t.text != "-"]
        if lexicon.has("articles", tokens[right].text) and not lexicon.has("genitives", words[-1]):
            return False  # "the Booker Prize for The Salt Road"
        if all(lexicon.has("foreign_links", w) for w in words):
            return True
        coordinated = any(lexicon.has("coordinators", w) for w in words)
        inside = [*connectors, tokens[right]]
        one_label = bool(tokens[last].label) and all(t.label and not t.label_start for t in inside)
        head = tokens[first].text
        headed = any(lexicon.has(g, head) for g in _HEADS)
        if coordinated and words[0] != "&" and self._gazetteer.find(tokens[right].text) is not None:
            return False
        if coordinated and last > first and ends_with_seat(self._gazetteer, tokens[last], tokens[right]):
            return False
        if one_label and tokens[last].label not in ("PER", "PERSON"):
            if (
                not headed
                and lexicon.has("genitives", words[0])
                and names_site(lexicon, sentence, first, last)
            ):
                return False
            seat = (
                not headed
                and self._gazetteer.is_city(tokens[right].text)
                and lexicon.has("habits", "adjectives_follow")
            )
            return not self._is_role(tokens[last]) and not seat
        if coordinated:
            return False
        genitive = lexicon.has("genitives", words[0])
        if genitive and not headed and names_site(lexicon, sentence, first, last):
            return False
        if genitive and headed:
            return last == first or not self._lexicon.title_gender(head)
        if not all(lexicon.has("person_particles", w) for w in words):
            return False
        if one_label:
            return True
        known = lexicon.first_name(tokens[last].text) is not None and not self._gazetteer.find(
            tokens[last].text
        )
        personal = tokens[last].label in ("PER", "PERSON") and tokens[right].label in ("PER", "PERSON", "")
        bare = genitive and all(w in ("de", "d'", "d’") for w in words)
        return (
            first == last and (known or (personal and bare)) and not self._lexicon.has("articles", words[-1])
        )

    def _is_role(self, token: Token) -> bool:
        noun = self._lexicon.noun(token.text)
        return noun is not None and noun.type == "Person"
