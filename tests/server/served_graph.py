"""A small graph of invented people and firms and of names that mean harm, and a server over it."""

import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kgbuild.graph.read import read_trig
from kgbuild.graph.store_build import rebuild_store
from kgbuild.graph.trig import write_trig
from kgbuild.model import Article, Entity, Extraction, Span, Statement
from kgbuild.ontology import load_ontology
from kgbuild.view import write_page

ROOT = Path(__file__).parents[2]
SUPPLIER, BUYER, SPEAKER = (f"urn:kgbuild:entity:{name}" for name in ("orvanne", "mérisol", "corvelle"))
EVIL = "urn:kgbuild:entity:evil"
EVIL_NAME = "<script>document.title='pwned'</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u202e"
FRENCH, ENGLISH = "urn:kgbuild:article:fr1", "urn:kgbuild:article:en1"
ENTITIES = (
    Entity("e1", SUPPLIER, "Place", "Orvanne", ("Orvanne",), ("http://sws.geonames.org/3895114/",)),
    Entity("e2", BUYER, "Organisation", "Mérisol", ("Mérisol", "MERISOL")),
    Entity("e3", SPEAKER, "Person", "Inès Corvelle", ("Inès Corvelle",)),
    Entity("e4", EVIL, "Person", EVIL_NAME, (EVIL_NAME,)),
)


def article(number, lang, title, sayings, entities=ENTITIES):
    """An article of sentences, each with one statement; offsets are right by construction."""
    text, statements = "", []
    for sentence, trigger, subject, relation, value, more in sayings:
        begin = len(text) + sentence.index(trigger)
        words = {"polarity": "positive", "certainty": "certain", "attributed_to": None} | more
        qualifiers = {"commodity": "lithium"}
        statements.append(
            Statement(
                id=f"s{len(statements) + 1}",
                subject=subject,
                relation=relation,
                label={code: load_ontology().label(relation, qualifiers, code) for code in ("en", "fr")},
                object=value,
                qualifiers=qualifiers,
                trigger=Span(begin, begin + len(trigger), trigger),
                evidence=Span(len(text), len(text) + len(sentence), sentence),
                confidence=0.9,
                rule="test/rule",
                **words,
            )
        )
        text += sentence + "\n"
    about = Article(
        f"urn:kgbuild:article:{number}", f"news/{number}.txt", lang, text, title=title, published="2023-05-04"
    )
    return Extraction(about, (), entities, tuple(statements))


def french():
    return article(
        "fr1",
        "fr",
        "Lithium : Mérisol se fournit en Orvanne",
        (
            ("L'Orvanne fournit du lithium à Mérisol.", "fournit", "e1", "suppliesTo", "e2", {}),
            ("Inès Corvelle dirige Mérisol.", "dirige", "e3", "headOf", "e2", {"attributed_to": "e1"}),
            (f"{EVIL_NAME} critique l'Orvanne.", "critique", "e4", "criticises", "e1", {}),
            ("Mérisol parle avec l'Orvanne.", "parle", "e2", "open:parler_à", "e1", {}),
        ),
    )


def english():
    denied = {"polarity": "negative", "attributed_to": "e1"}
    saying = ('"We do not supply lithium", Orvanne said.', "supply", "e1", "suppliesTo", "e2", denied)
    return article("en1", "en", "Orvanne denies <b>lithium</b> deal", (saying,))


def write_workspace(out, articles, language="fr"):
    """What ``kgbuild build`` writes, as far as a server reads it."""
    (out / "articles").mkdir(parents=True, exist_ok=True)
    write_trig(articles, out / "graph.trig")
    rebuild_store(out / "store", out / "graph.trig")
    title = "Le <graphe>"
    write_page(read_trig(out / "graph.trig"), out / "graph.html", title=title, label_lang=language)
    settings = f'{{"title": "{title}", "label_lang": "{language}", "assert_level": "certain"}}'
    (out / "settings.json").write_text(settings, encoding="utf-8")
    return out


@contextmanager
def serving(out, *options):
    """A server process on a free port; gives its address and the process."""
    command = [sys.executable, "-m", "kgbuild", "serve", str(out), "--port", "0", *options]
    # A shell that runs the tests in the background lets them ignore Ctrl-C; the server shall not.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, preexec_fn=heed)
    try:
        line = process.stderr.readline()
        found = re.search(r"http://[^/ ]+", line)
        assert found, line + process.stderr.read()
        yield found[0], process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(timeout=30)
        process.stderr.close()
