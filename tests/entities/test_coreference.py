"""Who a description or a pronoun refers to: offices, possessors, topics, headlines."""

from __future__ import annotations

import pytest

from kgbuild.entities import Resolution


def refers(resolution: Resolution, text: str, last: bool = False) -> str:
    """The name of the entity that some words refer to, "" for none."""
    found = [m for m in resolution.mentions if m.text == text]
    mention = found[-1] if last else found[0]
    return next((e.name for e in resolution.entities if e.id == mention.entity), "")


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        (
            "fr",
            "Le ministre des Affaires étrangères, Paul Esnault, a vu Hugo Lambert. "
            "Le chef de la diplomatie a signé.",
            "Le chef de la diplomatie",
            "Paul Esnault",
        ),
        (
            "fr",
            "Le président finlandais, Paul Esnault, a vu Hugo Lambert. Le chef de l'État a signé.",
            "Le chef de l'État",
            "Paul Esnault",
        ),
        (  # another office
            "fr",
            "Le ministre de la Santé, Paul Esnault, a vu Hugo Lambert. Le chef de la diplomatie a signé.",
            "Le chef de la diplomatie",
            "Hugo Lambert",
        ),
        (
            "fr",
            "Le PDG de Volmarine, Paul Esnault, a vu Hugo Lambert. Le patron de Volmarine a signé.",
            "Le patron de Volmarine",
            "Paul Esnault",
        ),
        (  # the office of another firm
            "fr",
            "Le PDG de Volmarine, Paul Esnault, a vu Hugo Lambert. Le patron de Hautebrise a signé.",
            "Le patron de Hautebrise",
            "Hugo Lambert",
        ),
        (  # the same noun, another office
            "fr",
            "Le ministre de la Santé, Paul Esnault, a vu Hugo Lambert. Le ministre de la Défense a signé.",
            "Le ministre de la Défense",
            "Hugo Lambert",
        ),
        (  # the town of the dateline, not one that only tells where a firm is from
            "en",
            "MILLHOLM, Ohio — The council let a Columbus developer build flats. The city will pay.",
            "The city",
            "MILLHOLM",
        ),
        (  # somebody of the speaker's
            "en",
            'Ida Holm scored twice. "I called my sister," said Laura Whitcombe.',
            "my sister",
            "",
        ),
        (  # what somebody was elected to
            "en",
            "Laura Whitcombe was elected leader of the Blue Party, not Hugo Lambert. The new leader spoke.",
            "The new leader",
            "Laura Whitcombe",
        ),
        (  # the name stands inside the description
            "en",
            "Laura Whitcombe praised the Labour Party. The Meerdal union signed.",
            "The Meerdal union",
            "Meerdal",
        ),
        (
            "en",
            "The foreign minister, Laura Whitcombe, met Hugo Lambert. The foreign secretary signed.",
            "The foreign secretary",
            "Laura Whitcombe",
        ),
        (
            "en",
            "The defence minister, Hugo Lambert, resigned. The health minister stayed.",
            "The health minister",
            "",
        ),
    ],
)  # fmt: skip
def test_an_office_has_several_descriptions(resolve, lang, text, words, wanted):
    assert refers(resolve(lang, text), words) == wanted


NAMED = "{} démissionne\nLa ministre du Logement, Claire Vautrin, a démissionné mardi."


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("La ministre du Logement", "Claire Vautrin"),
        ("La ministre", ""),  # says too little
        ("La ministre de la Santé", ""),
        ("Le ministre du Logement", ""),
        ("La maire du Logement", ""),
    ],
)
def test_a_headlines_description_waits_for_the_name_that_repeats_it(resolve, headline, wanted):
    found = resolve("fr", NAMED.format(headline))
    assert refers(found, headline) == wanted


@pytest.mark.parametrize(
    ("headline", "later", "wanted"),
    [
        ("Le patron de Volmarine", "Le PDG de Volmarine", "Paul Esnault"),
        ("Le patron de Hautebrise", "Le PDG de Volmarine", ""),
        ("Le chancelier", "Le chef du gouvernement", "Paul Esnault"),
        ("Le chancelier", "Le maire", ""),
    ],
)
def test_a_headlines_office_waits_under_another_description(resolve, headline, later, wanted):
    found = resolve("fr", f"{headline} démissionne\n{later}, Paul Esnault, est parti.")
    assert refers(found, headline) == wanted


def test_only_a_headlines_description_waits(resolve):
    text = "Il pleut.\n" + NAMED.format("La ministre du Logement")
    assert refers(resolve("fr", text), "La ministre du Logement") == ""


def test_a_headlines_description_waits_for_the_first_sentences_only(resolve):
    text = NAMED.format("La ministre du Logement").replace("\n", "\nIl pleut. Il neige. Il vente. ")
    assert refers(resolve("fr", text), "La ministre du Logement") == ""


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        ("fr", "Paul Esnault a quitté la société Volmarine. Son PDG a signé.", "Son", "Volmarine"),
        ("fr", "Paul Esnault a quitté la société Volmarine. Son épouse a signé.", "Son", "Paul Esnault"),
        ("fr", "Paul Esnault a quitté la société Volmarine. Son idée a plu.", "Son", "Paul Esnault"),
        ("fr", "La société Volmarine a recruté Paul Esnault. Son épouse a signé.", "Son", "Paul Esnault"),
        ("fr", "Marie Durand est partie. Quant à Claire Vautrin, elle a refusé.", "elle", "Claire Vautrin"),
        ("fr", "Marie Durand est partie. Avec Claire Vautrin, elle a refusé.", "elle", "Marie Durand"),
        ("en", "Norway signed. As for Hungary, it rejected the plan.", "it", "Hungary"),
        ("en", "Norway signed. With Hungary, it rejected the plan.", "it", "Norway"),
        ("fr", "Hugo Lambert a vu Paul Esnault. L'intéressé a démenti.", "L'intéressé", "Paul Esnault"),
        ("en", "Hugo Lambert met Ian Moss. The latter denied it.", "The latter", "Ian Moss"),
    ],
)
def test_pronouns(resolve, lang, text, words, wanted):
    assert refers(resolve(lang, text), words, last=True) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        # the class noun inside the name
        ("fr", "Le tribunal de Caen juge Volmarine. Le tribunal hésite.", "Le tribunal",
         "tribunal de Caen"),
        ("fr", "Volmarine juge la Banque Cavelin. La banque hésite.", "La banque", "Banque Cavelin"),
        # two descriptions of one name
        (
            "fr",
            "Le commissaire au Commerce, le Letton Paul Esnault, a signé.",
            "Le commissaire au Commerce",
            "Paul Esnault",
        ),
        (
            "fr",
            "Le commissaire au Commerce, le maire Paul Esnault, a signé.",
            "Le commissaire au Commerce",
            "Paul Esnault",
        ),
        ("fr", "Claire Vautrin a vu son avocat, Me Paul Esnault.", "son avocat", "Paul Esnault"),
        ("fr", "Paul Esnault est le maire de Lyon.", "le maire de Lyon", "Paul Esnault"),
        ("fr", "Paul Esnault est contre le maire de Lyon.", "le maire de Lyon", ""),
        ("fr", "Paul Esnault est parti. Il est le maire de Lyon.", "le maire de Lyon", "Paul Esnault"),
        ("en", "Hugo Lambert is the mayor of Leeds.", "the mayor of Leeds", "Hugo Lambert"),
        ("en", "Hugo Lambert is with the mayor of Leeds.", "the mayor of Leeds", ""),
    ],
)  # fmt: skip
def test_the_descriptions_beside_a_name(resolve, lang, text, words, wanted):
    assert refers(resolve(lang, text), words) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "capital", "wanted"),
    [
        ("fr", "La Chine a protesté. Claire Vautrin soupçonne Pékin de mentir.", "Pékin", "Chine"),
        ("fr", "La Chine a protesté. Claire Vautrin a visité Pékin.", "Pékin", "Pékin"),
        ("fr", "La Chine a protesté. Claire Vautrin a visité Pékin pour signer.", "Pékin", "Pékin"),
        ("en", "China protested. Laura Whitcombe urged Beijing to withdraw.", "Beijing", "China"),
        ("en", "China protested. Laura Whitcombe visited Beijing.", "Beijing", "Beijing"),
    ],
)
def test_a_capital_that_is_to_act_is_its_country(resolve, lang, text, capital, wanted):
    assert refers(resolve(lang, text), capital) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (  # a union, not a firm of which the kind is not told
            "Volmarine a signé avec la CFDT et Hautebrise. Le syndicat est déçu.",
            "Le syndicat",
            "CFDT",
        ),
        (  # a daily is no team, whatever its name
            "Selon L'Équipe, le FC Hautebrise a perdu. Le club est déçu.",
            "Le club",
            "FC Hautebrise",
        ),
        (  # a town may be no capital
            "Paul Esnault a quitté Hautebrise-sur-Mer. La capitale malienne est loin.",
            "La capitale malienne",
            "",
        ),
        ("Paul Esnault a quitté Bamako. La capitale est loin.", "La capitale", "Bamako"),
        (  # no party
            "Volmarine a vu Paul Esnault. L'opposition a voté contre.",
            "L'opposition",
            "",
        ),
        (  # what is called a region is no town
            "L'attaque a visé Ségou, dans la région de Mopti. Les rebelles tiennent la localité.",
            "la localité",
            "Ségou",
        ),
        (  # the nationality is the noun itself
            "Claire Vautrin a gagné. La Polonaise, que l'on dit malade, est partie.",
            "La Polonaise",
            "Claire Vautrin",
        ),
        (  # behind an acronym that the models do not see
            "L'Observatoire des libertés en Eurasie (OLE), une ONG basée à Rome, avait vu Paul Esnault.",
            "une ONG",
            "Observatoire des libertés en Eurasie",
        ),
        (  # behind its acronym
            "L'Observatoire des mers (OM), une ONG basée à Rome, a fermé.",
            "une ONG",
            "Observatoire des mers",
        ),
        ("Le Seimas a élu Claire Vautrin. Elle est partie.", "Elle", "Claire Vautrin"),
        (  # masculine or feminine by what it has been called
            "La Commission des jeux a puni Volmarine. Le régulateur a parlé. Il est sévère.",
            "Il",
            "Commission des jeux",
        ),
    ],
)  # fmt: skip
def test_the_kind_and_the_gender_of_what_is_no_person(resolve, text, words, wanted):
    assert refers(resolve("fr", text), words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (  # who was elected is meant, not who was named last
            "Claire Vautrin a été élue dimanche. Inès Esnault est déçue. L'élue a remercié Hugo Lambert.",
            "L'élue",
            "Claire Vautrin",
        ),
        (
            "Volmarine a recruté Hugo Lambert mardi. Paul Esnault est déçu. La recrue jouera samedi.",
            "La recrue",
            "Hugo Lambert",
        ),
        (
            "Paul Esnault, condamné mardi, a fui. Hugo Lambert est déçu. Le condamné est en Suisse.",
            "Le condamné",
            "Paul Esnault",
        ),
        (  # a woman is no "vainqueur" by the gender of the noun
            "Claire Vautrin a remporté le prix. Hugo Lambert est déçu. Le lauréat est parti.",
            "Le lauréat",
            "Hugo Lambert",
        ),
    ],
)
def test_people_are_called_by_what_they_have_become(resolve, text, words, wanted):
    assert refers(resolve("fr", text), words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Les combattants du Front du Tilemar ont attaqué Gao. Ils sont partis.",
            "Ils",
            "Front du Tilemar",
        ),
        (
            "Les combattants du Front du Tilemar ont attaqué Gao. Les insurgés sont partis.",
            "Les insurgés",
            "Front du Tilemar",
        ),
        (  # of which of the two
            "Les combattants du Front du Tilemar ont attaqué la milice Dan Ambara. Les insurgés sont partis.",
            "Les insurgés",
            "",
        ),
        (  # people who belong to nobody
            "Les voisins de Volmarine ont fui. Ils sont partis.",
            "Ils",
            "",
        ),
    ],
)  # fmt: skip
def test_people_stand_for_their_body(resolve, text, words, wanted):
    assert refers(resolve("fr", text), words) == wanted


def test_a_possessive_in_the_opening_may_be_of_the_subject_behind_it(resolve):
    text = (
        "Le Sporting de Perpignan a démenti auprès de la chaîne Télé Canigou. "
        "Pour remplacer son buteur, le Sporting de Perpignan a recruté Mikkel Thorsager."
    )
    assert refers(resolve("fr", text), "son") == "Sporting de Perpignan"
