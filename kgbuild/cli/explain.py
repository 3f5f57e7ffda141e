"""``kgbuild explain``: why a sentence gives the statements it gives."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.options import Lang, Model
from kgbuild.errors import UsageError
from kgbuild.model import Clause, Extraction, Sentence, Statement, Topic
from kgbuild.workspace import Workspace

NAME = "explain"
EXAMPLE = 'Example: kgbuild explain --text "La Russie fournit du nickel à Tesla." --lang fr'


def run(
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="A folder that 'kgbuild build' wrote.")
    ] = None,
    statement: Annotated[
        str | None, typer.Argument(metavar="[STATEMENT]", help="IRI of a statement in OUT, or a part of it.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="A text to explain instead.")] = None,
    lang: Lang = None,
    model: Model = None,
) -> None:
    """Show the sentence, its tree, its clauses and the frames that fired."""
    if text is not None:
        from kgbuild.sources.detect import detect_language

        _explain(text, lang or detect_language(text, "--text"), model)
    elif out is not None and statement is not None:
        workspace = Workspace(out)
        workspace.require()
        _explain_edge(workspace, statement, model)
    else:
        raise UsageError("KG102", "name OUT and STATEMENT, or give --text")


def _explain_edge(workspace: Workspace, wanted: str, model: str | None) -> None:
    edges = [edge for edge in workspace.graph().edges if wanted in edge.iri]
    if len(edges) != 1:
        count = f"{len(edges)} statements of {workspace.root}"
        raise UsageError("KG103", f"{wanted!r} fits {count}; it must fit exactly one")
    lang = next(e.article.lang for e in workspace.extractions() if e.article.id == edges[0].article)
    _explain(edges[0].sentence, lang, model)


def _explain(text: str, lang: str, model: str | None) -> None:
    from kgbuild.model import Article
    from kgbuild.pipeline import pipeline_for

    pipeline = pipeline_for(lang, model)
    article = Article("urn:kgbuild:article:text", "--text", lang, text)
    sentences, clauses = pipeline.parse(article)
    extraction = pipeline.extract_parsed(article, sentences, clauses)
    for sentence in sentences:
        print(sentence.text)
        _draw(sentence)
        for clause in clauses:
            if clause.sentence == sentence.index:
                _show_clause(clause)
        for statement in extraction.statements:
            if statement.evidence.start == sentence.start:
                _show_statement(statement, extraction)
        print()


def _draw(sentence: Sentence) -> None:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    roots = [token for token in sentence.tokens if token.head == token.index]
    for root in roots:
        tree = Tree(Text(f"{root.text}  {root.pos}"))
        waiting = [(root.index, tree)]
        while waiting:
            index, branch = waiting.pop()
            for child in sentence.children(index):
                waiting.append((child.index, branch.add(Text(f"{child.text}  {child.deprel} {child.pos}"))))
        Console(highlight=False).print(tree)


def _show_clause(clause: Clause) -> None:
    arguments = ", ".join(
        f"{a.slot}{':' + a.preposition if a.preposition else ''} = {a.span.text}" for a in clause.arguments
    )
    print(f"  clause {clause.kind} {clause.lemma!r} ({clause.voice}): {arguments}")
    print(f"    {clause.polarity}, {clause.certainty}; {'; '.join(clause.why) or 'nothing weakens it'}")


def _show_statement(statement: Statement, extraction: Extraction) -> None:
    names = {entity.id: entity.name for entity in extraction.entities}

    def name(end: str | Topic | None) -> str:
        return f"“{end.text}”" if isinstance(end, Topic) else names.get(end or "", "the article")

    print(
        f"  statement {name(statement.subject)} — {statement.label['en']} → {name(statement.object)}\n"
        f"    frame {statement.rule}, trigger “{statement.trigger.text}”, {statement.polarity}, "
        f"{statement.certainty}, said by {name(statement.attributed_to)}, confidence {statement.confidence}"
    )
