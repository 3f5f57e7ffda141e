"""Coreference chains from outside, brought to the mentions of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.model import CoreferenceChain, Mention, Sentence


def linked_mentions(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], chains: Sequence[CoreferenceChain]
) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions that stand in one chain with each mention, by its id.

    Those that say most come first: names before other words, earlier ones before later ones, near
    ones before far ones. A span belongs to the mention whose main word it is, else to the shortest
    name around it; one that is no mention's is passed over.
    """
    if not chains:
        return {}
    at = _by_offset(sentences, mentions)
    linked: dict[str, tuple[Mention, ...]] = {}
    for chain in chains:
        found = {m.id: m for m in (at.get(start) for start, _ in chain) if m is not None}
        for mention in found.values():
            others = [other for other in found.values() if other is not mention]
            linked[mention.id] = (*linked.get(mention.id, ()), *_best_first(mention, others))
    return linked


def _best_first(mention: Mention, others: Sequence[Mention]) -> list[Mention]:
    def order(other: Mention) -> tuple[bool, bool, int]:
        return other.kind != "name", other.start > mention.start, abs(other.start - mention.start)

    return sorted(others, key=order)


def _by_offset(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The mention that the word at an offset stands for."""
    at: dict[int, Mention] = {}
    names = [m for m in mentions if m.kind == "name"]
    for mention in sorted(names, key=lambda m: m.start - m.end):
        for token in sentences[mention.sentence].tokens:
            if mention.start <= token.start < mention.end:
                at[token.start] = mention
    for mention in mentions:
        if mention.kind != "name":
            at[sentences[mention.sentence].tokens[mention.head].start] = mention
    return at
