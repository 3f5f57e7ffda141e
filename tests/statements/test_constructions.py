"""Statements that hang on the construction of a sentence, not on one frame."""

from __future__ import annotations

import pytest
from telling import told


def said(lang: str, text: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and certainty of what a text states between entities."""
    return {(*statement[:3], statement.certainty) for statement in told(lang, text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "L'Italie a autorisé la société Nordal à racheter la firme Valtor.",
            ("Nordal", "acquires", "Valtor", "possible"),
        ),
        (
            "La Norvège a réagi après la décision de la Suède de soutenir l'Ukraine.",
            ("Suède", "supports", "Ukraine", "probable"),
        ),
        (
            "La Norvège a rompu ses relations avec le Pérou, qu'elle accuse d'espionnage.",
            ("Norvège", "opposes", "Pérou", "certain"),
        ),
        (
            "Des missiles russes ont frappé Odessa dans la nuit.",
            ("Russie", "attacks", "Odessa", "certain"),
        ),
        (
            "Battue par la Polonaise Anna Nowak, la Tchèque Karin Holm quitte Paris.",
            ("Anna Nowak", "defeats", "Karin Holm", "certain"),
        ),
        (
            "Le Tchad et le Niger, alliés du Mali, ont condamné l'attaque.",
            ("Niger", "alliedWith", "Mali", "certain"),
        ),
        (
            "Un sommet entre Karin Holm et Paul Martin est prévu lundi à Shanghai.",
            ("Karin Holm", "meets", "Paul Martin", "probable"),
        ),
        (
            "Claire Dupuis, cofondatrice et directrice générale de la société Nordal, a démissionné.",
            ("Claire Dupuis", "headOf", "Nordal", "certain"),
        ),
        (
            "La présidente (LR) de la région Bretagne, Claire Dupuis, soutient le projet.",
            ("Claire Dupuis", "headOf", "Bretagne", "certain"),
        ),
        (  # a party bare behind the role
            "Le sénateur Les Républicains (LR) Paul Martin a voté la loi.",
            ("Paul Martin", "memberOf", "Les Républicains", "certain"),
        ),
        (
            "La députée La France insoumise du Nord Claire Dupuis a voté la loi.",
            ("Claire Dupuis", "memberOf", "La France insoumise", "certain"),
        ),
        (  # the person does what is told, not the party
            "Le député Renaissance du Rhône Paul Martin soutient Claire Dupuis.",
            ("Paul Martin", "supports", "Claire Dupuis", "certain"),
        ),
        (
            "Paul Martin, ancien maire (Les Républicains) de Vannes, a voté la loi.",
            ("Paul Martin", "memberOf", "Les Républicains", "certain"),
        ),
        (
            "Le conseil a choisi Claire Dupuis pour diriger le groupe Valtor.",
            ("Claire Dupuis", "headOf", "Valtor", "probable"),
        ),
        (
            "L'exploitant portuaire Maréval a été racheté par le groupe norvégien Brannvik.",
            ("Brannvik", "acquires", "Maréval", "certain"),
        ),
        (
            "La firme Nordal a choisi Vannes pour y implanter sa première usine.",
            ("Nordal", "establishesIn", "Vannes", "probable"),
        ),
        (
            "Filiale du groupe Brannvik, la société Maréval a ouvert deux usines.",
            ("Maréval", "subsidiaryOf", "Brannvik", "certain"),
        ),
        (
            "Né à Oran, le romancier Paul Martin s'est éteint dimanche à Vannes.",
            ("Paul Martin", "diedIn", "Vannes", "certain"),
        ),
        (
            "L'Iran condamne les raids menés dans la nuit par Israël contre la Syrie.",
            ("Israël", "attacks", "Syrie", "certain"),
        ),
        (
            "Le ministre Paul Martin a parlé devant la presse, promettant une aide à la Syrie.",
            ("Paul Martin", "helps", "Syrie", "certain"),
        ),
        ("La Russie contrôle Marioupol.", ("Russie", "controls", "Marioupol", "certain")),
    ],
)
def test_what_a_construction_says(text, wanted):
    assert wanted in said("fr", text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Le directeur de l'usine de Rennes, Paul Martin, a démissionné.", ("kindOf", "usine de Rennes")),
        ("Le groupe Valtor va fermer son usine de Vesoul.", ("kindOf", "usine de Vesoul")),
        (
            "« Paul a pris sa décision seul », a commenté le président du club, Arnaud Llorens, lundi.",
            ("commentsOn", "Arnaud Llorens"),
        ),
        ("Le patron de la société Nordal, basée à Brest, Paul Martin, est là.", ("headOf", "Brest")),
    ],
)
def test_what_it_does_not_say(text, unwanted):
    assert unwanted not in {(relation, end) for _, relation, end, _ in said("fr", text)}


def test_a_role_without_complement_is_of_what_the_article_is_about():
    text = "Air Nordalia va supprimer cent postes. Le PDG, Paul Martin, l'a annoncé lundi."
    assert ("Paul Martin", "headOf", "Air Nordalia", "certain") in said("fr", text)


def test_but_not_where_two_compete():
    text = "Le groupe Valtor a vendu la société Nordal. Le PDG, Paul Martin, l'a annoncé lundi."
    assert not [one for one in said("fr", text) if one[1] == "headOf"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the body of the sentence before, not the one that is spoken of most
            "Nordal Énergie ferme un site.\nNordal Énergie a écrit à la clinique Sainte-Barbe. "
            "Nordal Énergie attend. La clinique Sainte-Barbe s'inquiète. La directrice, Claire Dupuis, part.",
            {"clinique Sainte-Barbe"},
        ),
        (  # the description beside the name, where the tree hides the name
            "Air Nordalia va supprimer cent postes. Deux cents salariés ont manifesté jeudi pour réclamer "
            "le départ de la présidente, Claire Dupuis.",
            {"Air Nordalia"},
        ),
        (  # the article in the preposition
            "Air Nordalia va supprimer cent postes. L'idée vient du président Luc Dupuis.",
            {"Air Nordalia"},
        ),
        (  # somebody known, of whom more has been said before
            "Il pleut. Le ministre suisse, Luc Dupuis, est arrivé. Air Nordalia va supprimer cent postes. "
            "Air Nordalia l'a dit au président Luc Dupuis.",
            set(),
        ),
        (  # another person's office
            "Air Nordalia va supprimer cent postes. Air Nordalia emploie le frère du président, Luc Dupuis.",
            set(),
        ),
    ],
)  # fmt: skip
def test_whose_head_a_newcomer_is(text: str, wanted: set[str]) -> None:
    found = said("fr", text)
    assert {object_ for _, relation, object_, _ in found if relation == "headOf"} == wanted


def test_the_government_is_that_of_the_country_an_article_is_about():
    text = "Floods hit Kenya on Monday. Claire Dupuis accused the government of negligence."
    assert ("Claire Dupuis", "accuses", "Kenya", "certain") in said("en", text)


def test_but_of_none_where_two_countries_compete():
    text = "Floods hit Kenya and Peru on Monday. Claire Dupuis accused the government of negligence."
    assert not [one for one in said("en", text) if one[1] == "accuses" and one[2] in ("Kenya", "Peru")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Serbie vote dimanche. Le président de la transition, le général Luc Dupuis, est malade.",
            ("Luc Dupuis", "headOf", "Serbie"),
        ),
        (
            "La Serbie vote dimanche. Paul Martin a battu l'ex-Première ministre Claire Dupuis.",
            ("Claire Dupuis", "headOf", "Serbie"),
        ),
        (  # the adjective tells, not the country that the article is about
            "Le Portugal est en fête. Le Portugal a reçu le chef de l'État mauritanien, Luc Dupuis.",
            ("Luc Dupuis", "headOf", "Mauritanie"),
        ),
        (
            "La ministre suisse Claire Dupuis est en Serbie. Elle a vu son homologue Luc Martin.",
            ("Luc Martin", "representativeOf", "Serbie"),
        ),
        (  # written like the country
            "La firme se hisse au niveau du suisse Brandovar.",
            ("Brandovar", "hasNationality", "Suisse"),
        ),
        (
            "La Serbie est en crise. Claire Dupuis a accusé la junte.",
            ("Claire Dupuis", "accuses", "Serbie"),
        ),
        (  # a firm's people, not their country
            "Luc Dupuis était courtisé par les Anglais de Harwick Town.",
            ("Harwick Town", "interestedIn", "Luc Dupuis"),
        ),
        (
            "La Serbie négocie. La partie serbe a accusé Claire Dupuis.",
            ("Serbie", "accuses", "Claire Dupuis"),
        ),
    ],
)
def test_what_an_office_is_of(text, wanted):
    assert wanted in {statement[:3] for statement in said("fr", text)}


@pytest.mark.parametrize(
    "text",
    [
        "La Serbie et la Norvège votent dimanche. Le Premier ministre, Luc Dupuis, est malade.",
        "La Serbie rouvre une mine avec Air Nordalia. Le président Luc Dupuis est malade.",
        "La ministre suisse Claire Dupuis est au Pérou, puis en Serbie. Elle a vu son homologue Luc Martin.",
    ],
)
def test_an_office_is_of_none_where_two_compete(text):
    holders = ("Luc Dupuis", "Luc Martin")
    assert not [
        one for one in said("fr", text) if one[0] in holders and one[1] in ("headOf", "representativeOf")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La société Brandovar exploite six mines au Mali, en Guinée et aux Comores.",
            {("Brandovar", "operatesIn", place) for place in ("Mali", "Guinée", "Comores")},
        ),
        (
            "Claire Dupuis s'est rendue à Tunis, à Rabat et au Caire.",
            {("Claire Dupuis", "visits", place) for place in ("Tunis", "Rabat", "Caire")},
        ),
        (
            "La société Brandovar a levé dix millions d'euros auprès du fonds Axelia et de la famille Morin.",
            {(holder, "investsIn", "Brandovar") for holder in ("Axelia", "famille Morin")},
        ),
        (
            "La Russie a livré des armes à l'Iran, à la Syrie et au Soudan.",
            {("Russie", "suppliesTo", place) for place in ("Iran", "Syrie", "Soudan")},
        ),
    ],
)
def test_lists_that_repeat_their_preposition(text, wanted):
    found = {statement[:3] for statement in said("fr", text)}
    assert wanted <= found
    assert not [one for one in found if one[1] == "locatedIn"]


def test_where_a_place_lies_is_no_member_of_a_list():
    found = {statement[:3] for statement in said("fr", "Le bateau est passé à Sfax, en Tunisie, et à Malte.")}
    assert ("Sfax", "locatedIn", "Tunisie") in found
    assert not [one for one in found if "Malte" in (one[0], one[2]) and one[1] == "locatedIn"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the town that ends the body's name
            "La maternité de l'hôpital de Brissac (Maine-et-Loire) ferme.",
            ("Brissac", "locatedIn", "Maine-et-Loire"),
        ),
        (
            "La famille Morin possède 51 % des parts de la société Brandovar.",
            ("famille Morin", "ownerOf", "Brandovar"),
        ),
        (
            "La société Brandovar est en crise. Le fonds Axelia, qui détient 9 % de son capital, se tait.",
            ("Axelia", "ownerOf", "Brandovar"),
        ),
        (
            "Le groupe Solvane a racheté la société Brandovar. L'opération est financée par un prêt relais"
            " accordé par la Banque Delmas.",
            ("Banque Delmas", "funds", "Solvane"),
        ),
        (
            "La société Brandovar a bénéficié d'une subvention de 3 millions d'euros de la région Bretagne.",
            ("Bretagne", "funds", "Brandovar"),
        ),
        ("Le siège européen de Brandovar se trouve à Dublin.", ("Brandovar", "basedIn", "Dublin")),
        ("Le groupe Brandovar compte ouvrir une usine à Metz.", ("Brandovar", "establishesIn", "Metz")),
        (
            "Le prix est allé au documentaire « Les Vagues » de Paul Martin.",
            ("Paul Martin", "creatorOf", "Les Vagues"),
        ),
        ("Le camp de Dialla, dans la région de Mopti, est vide.", ("Dialla", "locatedIn", "Mopti")),
    ],
)
def test_what_is_whose(text, wanted):
    assert wanted in {statement[:3] for statement in said("fr", text)}


@pytest.mark.parametrize(
    ("text", "relation", "name"),
    [
        (  # two takeovers: which one is meant is not said
            "Le groupe Solvane a racheté la société Brandovar. La société Nordal a racheté la firme Axelia."
            " L'opération est financée par un prêt de la Banque Delmas.",
            "funds",
            "Banque Delmas",
        ),
        (  # of what else the text says it
            "La société Brandovar est en crise. Le fonds Axelia détient 9 % du capital d'une firme danoise.",
            "ownerOf",
            "Axelia",
        ),
        (  # from whom a firm is bought is not bought
            "Le groupe Solvane a annoncé le rachat de la société Brandovar auprès de la famille Morin.",
            "acquires",
            "famille Morin",
        ),
    ],
)
def test_what_is_left_open(text, relation, name):
    found = {statement[:3] for statement in said("fr", text)}
    assert not [one for one in found if one[1] == relation and name in (one[0], one[2])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # whose army it is stands before it
            "Sudan's army retook a town. Army spokesman Paul Morel said so.",
            ("Paul Morel", "spokespersonFor", "Sudan's army", "certain"),
        ),
        (
            "Sudan's army retook a town. The army chief, Gen. Paul Morel, said so.",
            ("Paul Morel", "headOf", "Sudan's army", "certain"),
        ),
        (  # two forms of one name
            "Sudan's army retook a town. The Sudanese army attacked Nordal Group.",
            ("Sudanese army", "attacks", "Nordal Group", "certain"),
        ),
        (
            "Nordal Group appointed Anne Petit chief executive.",
            ("Anne Petit", "headOf", "Nordal Group", "certain"),
        ),
        (
            "Darfur, almost all of which is controlled by Hamas, is large.",
            ("Hamas", "controls", "Darfur", "certain"),
        ),
        (
            "Iran accused Israel of killing the scientist Paul Morel.",
            ("Israel", "kills", "Paul Morel", "probable"),
        ),
        (
            "The striker Paul Morel left Nordal United to join Inter Miami.",
            ("Paul Morel", "joins", "Inter Miami", "certain"),
        ),
        (  # an age stands for the person
            "The striker Paul Morel, 22, is leaving. The 22-year-old signed for Real Betis on Monday.",
            ("Paul Morel", "joins", "Real Betis", "certain"),
        ),
        (  # a hyphen inside a given name
            "South Korea's president, Han Ji-hoon, flew to Port-au-Prince.",
            ("Han Ji-hoon", "visits", "Port-au-Prince", "certain"),
        ),
    ],
)
def test_constructions_of_english_news(text, wanted):
    assert wanted in said("en", text)
