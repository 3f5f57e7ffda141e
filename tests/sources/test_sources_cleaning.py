"""Cleaning: what stands around an article goes, and no sentence of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.sources.cleaning import clean

FRENCH_PAGE = """\
Aller au contenu
Accueil
Politique
Économie
Se connecter
S’abonner

Économie

Norvik rachète les chantiers Altea pour 300 millions d'euros

Le groupe suédois promet de garder les 1 200 emplois de Saint-Nazaire

Par Jeanne Ferrand, avec AFP
Publié le 12/03/2024 à 18h02 · Mis à jour le 13/03/2024 à 07h15
Temps de lecture : 3 min

Partager
Facebook
URL courte
61911
12 commentaires

© Studio Brume / Paul Aubry

Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, a annoncé son président.

Lire aussi : À Brest, la grève continue chez Marval

« Nous garderons tous les emplois », a promis Karl Lindqvist.

Une décision attendue

Le ministère de l'Économie n'a pas souhaité commenter cette opération. Il doit l'approuver.

À lire également

Chantiers navals : la longue crise
Que reste-t-il de la flotte française ?

Inscrivez-vous à notre newsletter pour recevoir chaque matin l'essentiel de l'actualité.

Selon le syndicat Unimer, 200 postes pourraient pourtant disparaître. Que fera l'État ?

Il paie.

Publicité

Le tribunal de Nantes tranchera en juin, au plus tard avant l'été.

Tags :
Norvik, Altea, Saint-Nazaire

Sur le même sujet
Altea ferme son site de Lorient
Les plus lus
1
Un maire jugé pour corruption à Metz ?
Règles de conduiteDiscussion
Commenter via EstuaireCommenter via Facebook

Laisser un commentaire

Marcel44
Encore une usine vendue à l'étranger, c'est une honte pour notre pays et pour Altea.
Répondre
Mentions légales · CGU · Cookies
© 2024 Le Courrier de l'Estuaire. Tous droits réservés.
"""

FRENCH_ARTICLE = """\
Norvik rachète les chantiers Altea pour 300 millions d'euros

Le groupe suédois promet de garder les 1 200 emplois de Saint-Nazaire

Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, a annoncé son président.

« Nous garderons tous les emplois », a promis Karl Lindqvist.

Une décision attendue

Le ministère de l'Économie n'a pas souhaité commenter cette opération. Il doit l'approuver.

Selon le syndicat Unimer, 200 postes pourraient pourtant disparaître. Que fera l'État ?

Il paie.

Le tribunal de Nantes tranchera en juin, au plus tard avant l'été."""

ENGLISH_PAGE = """\
Skip to main content
Home | News | Business | Sport
Sign in
Subscribe

Business

Halden Foods to buy Irish rival Corrib Dairy

By Maeve Tarrant and Colm Reid
Published March 12, 2024 6:02 pm GMT | Updated 2 hours ago
ShareTweetPrint
14 shares

Halden Foods, the Norwegian dairy group, said on Tuesday it would buy Corrib Dairy of Ireland.

Advertisement

"We are delighted to join them," said Aoife Brennan, the head of Corrib.

Related:
Corrib Dairy cuts 40 jobs
Is Irish butter still Irish?

The deal was not approved by the Irish government yet. Who will pay?

Read more: Milk prices fall across Europe

Sign up for our newsletter to get the best of business news.

Halden will keep the plant in Galway.

Follow us on Twitter

Additional reporting by Tom Keane
Filed under: Ireland, Norway, Dairy

Most read
Storm closes Dublin airport
Minister denies secret talks with bank

Leave a comment
Jo says: they should never have sold it to foreigners, shame on them.
Copyright 2024 The Liffey Courier. All rights reserved.
"""

ENGLISH_ARTICLE = """\
Halden Foods to buy Irish rival Corrib Dairy

Halden Foods, the Norwegian dairy group, said on Tuesday it would buy Corrib Dairy of Ireland.

"We are delighted to join them," said Aoife Brennan, the head of Corrib.

The deal was not approved by the Irish government yet. Who will pay?

Halden will keep the plant in Galway."""


def test_french_page_is_reduced_to_its_article() -> None:
    found = clean(FRENCH_PAGE)
    assert found.text == FRENCH_ARTICLE
    assert found.title == "Norvik rachète les chantiers Altea pour 300 millions d'euros"
    assert found.published == "12/03/2024"
    assert found.author == "Jeanne Ferrand"


def test_english_page_is_reduced_to_its_article() -> None:
    found = clean(ENGLISH_PAGE)
    assert found.text == ENGLISH_ARTICLE
    assert found.title == "Halden Foods to buy Irish rival Corrib Dairy"
    assert found.published == "March 12, 2024"
    assert found.author == "Maeve Tarrant"


@pytest.mark.parametrize("page", [FRENCH_PAGE, ENGLISH_PAGE])
def test_lines_left_out_are_counted(page: str) -> None:
    found = clean(page)
    before = sum(1 for line in page.splitlines() if line.strip())
    kept = sum(1 for line in found.text.splitlines() if line)
    assert found.left_out == before - kept


BODY = "Le préfet de la Loire a reçu jeudi les élus de Roanne et de Feurs."


@pytest.mark.parametrize(
    "line",
    [
        "Par",
        "61911",
        "1,2 k",
        "18:02",
        "URL courte",
        "Sci-tech",
        "S’abonner",
        "PartagerTweeterImprimer",
        "Partager sur FacebookPartager sur Twitter",
        "Partager · Tweeter · 12 commentaires",
        "Règles de conduiteDiscussion",
        "Commenter via EstuaireCommenter via Facebook",
        "* * *",
        "→ Lire aussi : Le maire de Metz démissionne",
        "À lire aussi Le maire de Metz démissionne",
        "À lire aussiLe maire de Metz démissionne",
        "Tags : Metz, élections",
        "Publié le 12 mars 2024 à 18h02",
        "18:02 12.03.2024 (mis à jour 07:15 13.03.2024)",
        "© AFP / Paul Aubry",
        "Le maire de Metz © Studio Brume",
        "Credit: Paul Aubry/Studio Brume",
        "Nous utilisons des cookies pour mesurer l'audience de ce site et vous proposer des offres.",
        "We use cookies to make sure that you have the best experience on our site.",
        "Read more: The mayor of Metz steps down",
        "Follow us on Facebook",
        "5 min read",
        "Tous droits réservés.",
    ],
)
def test_line_is_left_out_in_the_middle(line: str) -> None:
    found = clean(f"{BODY}\n\n{line}\n\n{BODY}")
    assert found.text == f"{BODY}\n\n{BODY}"
    assert found.left_out == 1


@pytest.mark.parametrize(
    "line",
    [
        "Une décision attendue",
        "Il paie.",
        "« Jamais ! »",
        "Partager la richesse",
        "Lire aussi est un plaisir. Le maire de Metz l'a dit jeudi à la radio.",
        "Par ailleurs, le groupe ferme son site de Metz",
        "Publié en 2019, son premier livre a été lu par deux millions de personnes.",
        "Créée en 1998, la société emploie 300 personnes",
        "Read more than two books a year, the minister told the pupils of the school.",
        "Sur le même sujet, le ministre n'a rien dit.",
        "Most read the report at home.",
        "12 mars 2024",
        "Les réactions",
        "Copyright law was changed by the parliament in Oslo on Monday.",
        "Pour réagir à la crise, le ministre a convoqué les préfets à Nantes.",
        "Toute reproduction du tableau est confiée à un atelier de Brest.",
        "« Il vous reste 3 jours pour voter », a dit le maire de Metz.",
        "By using sites in Norway, the group has cut its costs by a third.",
        "À lire ses lettres, le maire de Metz ne voulait pas de cette usine.",
        "Tags ont été nettoyés sur les murs de la mairie",
        "Relatedness matters to the firm",
        "12 h 30 : le ministre arrive à Metz avec deux conseillers et la presse",
    ],
)
def test_line_is_kept_in_the_middle(line: str) -> None:
    found = clean(f"{BODY}\n\n{line}\n\n{BODY}")
    assert found.text == f"{BODY}\n\n{line}\n\n{BODY}"
    assert found.left_out == 0


def test_headlines_below_an_announcement_end_at_the_next_sentence() -> None:
    headlines = "Le maire de Metz démissionne\nQui paiera la facture ?"
    assert clean(f"{BODY}\nLire aussi\n{headlines[:28]}\n{BODY}").text == f"{BODY}\n\n{BODY}"
    assert clean(f"{BODY}\n\nLire aussi\n{headlines}\n\n{BODY}").text == f"{BODY}\n\n{BODY}"


def test_question_in_a_later_block_is_not_taken_for_a_headline() -> None:
    question = "Que fera donc la préfecture ?"
    page = f"{BODY}\n\nLire aussi\n\nLe maire de Metz démissionne\n\n{question}\n\n{BODY}"
    assert clean(page).text == f"{BODY}\n\n{question}\n\n{BODY}"


def test_comment_prompt_above_the_article_ends_nothing() -> None:
    page = f"Laisser un commentaire\n\n{BODY}\n\n{BODY}"
    assert clean(page).text == f"{BODY}\n\n{BODY}"


def test_date_above_or_below_the_article_is_its_own() -> None:
    assert clean(f"3 mai 2023\n\n{BODY}\n\n12 mars 2024\n\n{BODY}").published == "3 mai 2023"
    assert clean(f"{BODY}\n\nPublié le 3 mai 2023").published == "3 mai 2023"
    assert clean(f"{BODY}\n\n12 mars 2024\n\n{BODY}").published is None


def test_text_without_paragraphs_loses_nothing_for_its_shape() -> None:
    assert clean("Karl Lindqvist\nprésident de Norvik").text == "Karl Lindqvist\n\nprésident de Norvik"


def test_lines_broken_to_a_width_are_joined() -> None:
    page = (
        "Le préfet de la Loire a reçu jeudi les élus de Roanne, de Feurs et de\n"
        "Montbrison, avec qui il a parlé de la fermeture prochaine de l'usine que\n"
        "Norvik avait promis de garder jusqu'en 2030, au moment où il rachetait la\n"
        "société.\n\n"
        "Les élus sont repartis sans réponse, et le maire de Feurs l'a regretté.\n"
    )
    found = clean(page)
    assert [line.count("\n") for line in found.text.split("\n\n")] == [0, 0]
    assert "de Feurs et de Montbrison, avec" in found.text
    assert "l'usine que Norvik avait" in found.text


def test_known_title_stays_in_the_text() -> None:
    found = clean(f"Norvik rachète Altea\n{BODY}\n{BODY}", "Norvik rachète Altea | Le Courrier")
    assert found.text.startswith("Norvik rachète Altea\n\n")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Norvik rachète Altea\n\n{BODY}", "Norvik rachète Altea"),
        (f"Économie\n\nNorvik rachète la société Altea\n\n{BODY}", "Norvik rachète la société Altea"),
        (f"Que reste-t-il aujourd'hui de la belle flotte d'Altea ?\n\n{BODY}", None),
        (f"Norvik rachète Altea.\n\n{BODY}", None),
        (f"Norvik rachète Altea\n{BODY}", None),
        (f"{BODY}\n\nNorvik rachète Altea pour trois millions d'euros", None),
        ("Norvik rachète Altea", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    expected = title or (
        "Que reste-t-il aujourd'hui de la belle flotte d'Altea ?" if "flotte" in text else None
    )
    assert clean(text).title == expected


def test_spaces_are_made_plain() -> None:
    found = clean(
        "« Non\u00a0», a dit le maire\u202f; il\u00ad part\u200b demain\tmatin à l'aube, dit-on.\r\n"
    )
    assert found.text == "« Non », a dit le maire ; il part demain matin à l'aube, dit-on."


WORDS = st.text(alphabet="bdfglmnprtvaeiouéèç", min_size=3, max_size=9)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(lambda w: " ".join(w).capitalize() + ".")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=6), st.sampled_from("\n\n\n")
)
def test_sentences_are_never_lost(paragraphs: list[list[str]], end: str) -> None:
    text = end.join(" ".join(paragraph) for paragraph in paragraphs)
    found = clean(text)
    assert found.left_out == 0
    assert found.text == "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_cleaned_and_is_then_stable_in_length(text: str) -> None:
    found = clean(text)
    lines = [line for line in text.splitlines() if line.strip()]
    assert 0 <= found.left_out <= len(lines)
