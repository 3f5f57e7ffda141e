"""Puts the stages together: the only place that knows all of them."""

from __future__ import annotations

from functools import lru_cache

from kgbuild.clauses.analyser import ClauseAnalyser
from kgbuild.clauses.open_clauses import OpenClauseFinder
from kgbuild.clauses.open_model import OpenClause
from kgbuild.clauses.parser import Parser
from kgbuild.entities import EntityResolver
from kgbuild.languages import get_language
from kgbuild.mentions import MentionFinder
from kgbuild.model import Article, Clause, Coreference, CoreferenceChain, Extraction, Relations, Sentence
from kgbuild.ontology import load_ontology
from kgbuild.statements.builder import StatementBuilder
from kgbuild.statements.dates import Dates
from kgbuild.statements.resolver import Resolver


class Pipeline:
    """The stages of one language, loaded once: an :class:`Article` in, an :class:`Extraction` out.

    ``model`` names the spaCy package; by default the best that is installed. ``relations`` chooses
    typed statements, open ones (in the text's own verbs, between two entities) or both, ``coref``
    who says what pronouns and descriptions refer to. Raises
    :class:`~kgbuild.errors.LanguageError` where the language, its model or coreferee is missing.
    """

    def __init__(
        self,
        lang: str,
        model: str | None = None,
        relations: Relations = "typed",
        coref: Coreference = "rules",
    ) -> None:
        self.language = get_language(lang)
        self.parser = Parser(self.language, model, coref)
        self.mentions = MentionFinder(self.language)
        self.entities = EntityResolver(self.language, self.parser.similarity)
        self.statements = StatementBuilder(self.language, load_ontology(), relations)
        self.clauses = ClauseAnalyser(self.language, self.statements.frames.nominals)

    def parse(self, article: Article) -> tuple[tuple[Sentence, ...], tuple[Clause, ...]]:
        """The sentences and clauses of an article, before entities are known."""
        sentences = self.parser.parse(article.text)
        return sentences, self.clauses.analyse(article.text, sentences)

    def open_clauses(self, article: Article) -> tuple[OpenClause, ...]:
        """What the article's sentences say in their own words, before entities are known."""
        return OpenClauseFinder(self.language).find(article.text, self.parser.parse(article.text))

    def extract(self, article: Article) -> Extraction:
        """All that the article says of people, organisations and places."""
        sentences, chains = self.parser.parse_with_chains(article.text)
        clauses = self.clauses.analyse(article.text, sentences)
        return self.extract_parsed(article, sentences, clauses, chains)

    def extract_parsed(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        clauses: tuple[Clause, ...],
        chains: tuple[CoreferenceChain, ...] = (),
    ) -> Extraction:
        """The same, of an article whose sentences and clauses :meth:`parse` gave."""
        mentions = self.mentions.find(article, sentences)
        resolution = self.entities.resolve(article, sentences, mentions, chains)
        resolver = Resolver(
            self.language, sentences, resolution.mentions, resolution.entities, resolution.demonyms
        )
        statements = self.statements.extract(
            clauses, sentences, resolver, Dates(self.language, article.published)
        )
        return Extraction(article, resolution.mentions, resolution.entities, statements, self.parser.known_as)


@lru_cache(maxsize=8)
def pipeline_for(
    lang: str, model: str | None = None, relations: Relations = "typed", coref: Coreference = "rules"
) -> Pipeline:
    """The pipeline of a language, loaded once in a process."""
    return Pipeline(lang, model, relations, coref)
