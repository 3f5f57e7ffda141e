"""Two small articles about invented people and firms, and what is made of them."""

from dataclasses import replace

import pytest

from kgbuild.graph.rdf import article_quads
from kgbuild.graph.store import OxigraphStore, vocabulary_quads
from kgbuild.graph.trig import write_trig
from kgbuild.model import Article, Entity, Extraction, Span, Statement, Topic
from kgbuild.ontology import load_ontology

ENTITIES = (
    Entity(
        "e1", "urn:kgbuild:entity:chili", "Place", "Chili", ("Chili",), ("http://sws.geonames.org/3895114/",)
    ),
    Entity("e2", "urn:kgbuild:entity:merisol", "Organisation", "Mérisol", ("Mérisol", "MERISOL")),
    Entity(
        "e3",
        "urn:kgbuild:entity:ines-corvelle",
        "Person",
        "Inès Corvelle",
        ("Inès Corvelle", "Corvelle"),
        (),
        0.97,
        ("la directrice",),
    ),
)


@pytest.fixture(scope="session")
def ontology():
    return load_ontology()


class Writer:
    """Builds an article sentence by sentence, so that offsets are right by construction."""

    def __init__(self, number, lang="fr", **about):
        self.number, self.lang, self.about = number, lang, about
        self.text, self.statements = "", []

    def say(self, sentence, trigger, subject, relation, value, **more):
        start = len(self.text)
        self.text += sentence + "\n"
        begin = start + sentence.index(trigger)
        words = {
            "qualifiers": {},
            "polarity": "positive",
            "certainty": "certain",
            "attributed_to": None,
            "confidence": 0.9,
            "rule": "test/rule",
        } | more
        label = {lang: load_ontology().label(relation, words["qualifiers"], lang) for lang in ("en", "fr")}
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                subject=subject,
                relation=relation,
                label=label,
                object=value,
                trigger=Span(begin, begin + len(trigger), trigger),
                evidence=Span(start, start + len(sentence), sentence),
                **words,
            )
        )
        return self

    def done(self, entities=ENTITIES):
        article = Article(
            id=f"urn:kgbuild:article:{self.number}",
            source=f"news/{self.number}.txt",
            lang=self.lang,
            text=self.text,
            **self.about,
        )
        return Extraction(article, (), entities, tuple(self.statements))


@pytest.fixture(scope="session")
def writer():
    return Writer


@pytest.fixture(scope="session")
def french():
    """Certain, reported, doubtful, denied, open, about a noun phrase, said by someone unnamed."""
    page = Writer(
        "fr1",
        title="Lithium : Mérisol se fournit au Chili",
        published="2023-05-04",
        publisher="Le Courrier des Deux-Rives",
        author="L. Okonra",
        url="https://example.org/a?b=é",
    )
    page.say(
        "Le Chili fournit du lithium à Mérisol.",
        "fournit",
        "e1",
        "suppliesTo",
        "e2",
        qualifiers={"commodity": "lithium", "date": "2023-05"},
    )
    page.say(
        "Inès Corvelle dirige Mérisol, selon le Chili.", "dirige", "e3", "headOf", "e2", attributed_to="e1"
    )
    page.say("Mérisol aurait racheté l'usine.", "racheté", "e2", "criticises", "e1", certainty="probable")
    page.say("Mérisol pourrait soutenir le Chili.", "soutenir", "e2", "supports", "e1", certainty="possible")
    page.say(
        "Inès Corvelle ne critique pas le Chili.", "critique", "e3", "criticises", "e1", polarity="negative"
    )
    page.say("Mérisol parle avec le Chili.", "parle", "e2", "open:parler_avec", "e1")
    page.say("Inès Corvelle est spécialiste des réseaux.", "spécialiste", "e3", "expertIn", Topic("réseaux"))
    page.say(
        "Elle critique le Chili, dit un proche.",
        "critique",
        "e3",
        "criticises",
        "e1",
        attributed_to=Topic("un proche"),
    )
    return page.done()


@pytest.fixture(scope="session")
def english():
    """Denies what the French article says; names one entity otherwise."""
    page = Writer("en1", "en", title="Chile denies lithium deal")
    page.say(
        '"We do not supply lithium to Mérisol", Chile said.',
        "supply",
        "e1",
        "suppliesTo",
        "e2",
        qualifiers={"commodity": "Lithium"},
        polarity="negative",
        attributed_to="e1",
    )
    chile = replace(ENTITIES[0], name="Chile", names=("Chile",), same_as=())
    return page.done((chile, *ENTITIES[1:]))


@pytest.fixture
def store(french, english, ontology):
    """Both articles and the vocabulary, in memory."""
    store = OxigraphStore()
    store.add(vocabulary_quads())
    for extraction in (french, english):
        store.add(article_quads(extraction, ontology))
    return store


@pytest.fixture(scope="session")
def trig(french, english, tmp_path_factory):
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    write_trig([french, english], path)
    return path
