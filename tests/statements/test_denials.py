"""What is denied, prevented or still to come is never told as a fact."""

from __future__ import annotations

import pytest
from telling import Told, told


def stated(lang: str, text: str, relation: str) -> list[Told]:
    """The statements of a text with a relation."""
    return [statement for statement in told(lang, text) if statement.relation == relation]


FRENCH = [
    ("Paul Morel a exclu toute reprise du dialogue avec le Parti du travail.", "meets"),
    ("Paul Morel a refusé tout dialogue avec le Parti du travail.", "meets"),
    ("Paul Morel a renoncé à sa visite au Togo.", "visits"),
    ("Nordal a mis fin à sa coopération avec Polyfine.", "cooperatesWith"),
    ("Le rachat de Polyfine par Nordal a été bloqué par la Commission européenne.", "acquires"),
    ("Il est faux de dire que Nordal a racheté Polyfine.", "acquires"),
    ("Nordal n'est ni le fournisseur ni le partenaire de Polyfine.", "cooperatesWith"),
    ("Imaginons que Nordal rachète Polyfine.", "acquires"),
    ("La vente de Polyfine à Nordal a été suspendue par le tribunal.", "sellsTo"),
    ("Un accord entre le Togo et le Bénin reste à trouver.", "signsAgreementWith"),
]
ENGLISH = [
    ("Paul Morel ruled out any resumption of talks with the Labour Party.", "meets"),
    ("The takeover of Polyfine by Nordal was blocked by the European Commission.", "acquires"),
    ("It is false to say that Nordal bought Polyfine.", "acquires"),
    ("A deal between Togo and Benin remains to be signed.", "signsAgreementWith"),
    ("Talks between Togo and Benin have yet to begin.", "negotiatesWith"),
    ("No agreement was signed between Togo and Benin.", "signsAgreementWith"),
    ("Had Nordal bought Polyfine, 300 jobs would have gone.", "acquires"),
    ("The takeover of Polyfine by Nordal never happened.", "acquires"),
    ("Nordal's planned takeover of Polyfine collapsed.", "acquires"),
    ("Togo prevented Russia from delivering weapons to Benin.", "suppliesTo"),
    ("Nordal is neither a supplier nor a partner of Polyfine.", "cooperatesWith"),
    ("Nordal has ended its partnership with Polyfine.", "cooperatesWith"),
    ("Paul Morel was cleared of killing Anne Petit.", "kills"),
    ("Nordal Group turned down a takeover offer from Polyfine Group.", "acquires"),
    ("Nordal Group agreed a $2bn takeover of Polyfine Group.", "acquires"),
    ("Nordal Group called off its merger with Polyfine Group.", "mergesWith"),
    ("Paul Morel called off talks with Anne Petit.", "requests"),
    ("Togo blocked Benin from joining NATO.", "joins"),
    ("Togo and Benin came close to signing an agreement.", "signsAgreementWith"),
    # a gerund that completes its verb
    ("Togo objected to Benin joining NATO.", "joins"),
    ("Togo balked at sending tanks to Benin.", "suppliesTo"),
    ("Anne Petit has long dreamed of winning the Booker Prize.", "wins"),
    ("Anne Petit narrowly missed out on winning the Booker Prize.", "wins"),
    ("Anne Petit was two points from winning the Booker Prize.", "wins"),
    ("Nordal Group backtracked on closing its plant in Leeds.", "closes"),
    ("Paul Morel pleaded not guilty to killing Anne Petit.", "kills"),
    ("A judge acquitted Paul Morel of killing Anne Petit.", "kills"),
    # what is falsely said
    ("Paul Morel falsely claimed that Anne Petit had been arrested by the FBI.", "arrests"),
    ("Paul Morel was wrongly described as the founder of Nordal Group.", "founderOf"),
    ("It is absurd to suggest that Togo attacked Benin.", "attacks"),
    # who did it is not sure
    ("Suspected Russian drones struck Poland.", "attacks"),
    # what has no ground, or is only spoken of
    ("The FBI had no grounds to arrest Paul Morel.", "arrests"),
    ("Togo is under pressure to send tanks to Benin.", "suppliesTo"),
    ("Togo opposes letting Benin join NATO.", "joins"),
    ("Togo would like to see Benin join NATO.", "joins"),
    ("A meeting between Paul Morel and Anne Petit is unlikely.", "meets"),
    ("A meeting between Paul Morel and Anne Petit has not been ruled out.", "meets"),
    ("Members of Nordal Group called on Paul Morel to sack Anne Petit.", "dismisses"),
    # the role that a weak verb gives
    ("Paul Morel could succeed Anne Petit as head of Nordal Group.", "headOf"),
]


@pytest.mark.parametrize(
    ("lang", "text", "relation"), [*(("fr", *row) for row in FRENCH), *(("en", *row) for row in ENGLISH)]
)
def test_no_fact_is_made_of_it(lang, text, relation):
    assert [
        s for s in stated(lang, text, relation) if (s.polarity, s.certainty) == ("positive", "certain")
    ] == []


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "fr",
            "Paul Morel a signé la prolongation du contrat entre Nordal et Polyfine.",
            "signsAgreementWith",
        ),
        ("fr", "Il n'est pas faux de dire que Nordal a racheté Polyfine.", "acquires"),
        ("fr", "Nordal a racheté Polyfine sans bloquer les salaires.", "acquires"),
        ("en", "Nordal bought Polyfine, which had blocked the wage deal.", "acquires"),
    ],
)
def test_what_only_looks_like_a_denial_stays(lang, text, wanted):
    assert [statement.polarity for statement in stated(lang, text, wanted)] == ["positive"]
