from __future__ import annotations

from collections.abc import Callable

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def texts(mentions: tuple[Mention, ...], kind: str) -> list[str]:
    return [m.text for m in mentions if m.kind == kind]


def test_description_with_its_determiner(find: Find) -> None:
    mentions = find("fr", "Le milliardaire canadien a vendu la firme automobile.")
    assert texts(mentions, "nominal") == ["Le milliardaire canadien", "la firme automobile"]
    assert [m.type for m in mentions] == ["Person", "Organisation"]


def test_the_latter_is_a_mention(find: Find) -> None:
    mentions = find("fr", "Paul Esnault a vu le maire. Ce dernier venait de Nantes.")
    assert "Ce dernier" in texts(mentions, "nominal")


def test_impersonal_pronouns_are_left_out(find: Find) -> None:
    mentions = find("fr", "Il faut attendre. Il y a trois blessés. Il a mangé.")
    assert texts(mentions, "pronoun") == ["Il"]
    assert mentions[-1].sentence == 2


def test_gender_and_number(find: Find) -> None:
    mentions = find("en", "She sold her company to them.")
    found = {m.text: (m.gender, m.number) for m in mentions if m.kind == "pronoun"}
    assert found == {"She": ("f", "s"), "her": ("f", "s"), "them": ("", "p")}


def test_an_article_is_no_pronoun(find: Find) -> None:
    mentions = find("fr", "Le duo l'a emporté. Si l'on en croit le maire, Paul l'a vu.")
    assert texts(mentions, "pronoun") == ["l'"]
    assert mentions[-1].text == "l'"


def test_a_names_article_tells_its_gender(find: Find) -> None:
    mentions = find("fr", "Le Seimas a voté. La Cédéao a voté.")
    assert [m.gender for m in mentions if m.kind == "name"] == ["m", "f"]


def test_a_former_office_is_no_name(find: Find) -> None:
    mentions = find("fr", "Il avait battu l'ex-Première ministre Claire Dupuis.")
    assert texts(mentions, "name") == ["Claire Dupuis"]
