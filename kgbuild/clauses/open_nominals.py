from __future__ import annotations
from collections.abc import Iterator
from kgbuild.clauses.open_verbs import Draft
from kgbuild.clauses.open_phrases import PhraseReader
from kgbuild.clauses.syntax import NOMINAL, Syntax

class NominalClauses:
    def __init__(self, syntax: Syntax, added: dict[str,str]) -> None:
        self.syntax=syntax; self.added=added; self.phrases=PhraseReader(syntax)
    def find(self) -> Iterator[Draft]:
        s=self.syntax; P=self.phrases
        for t in s.tokens:
            if t.pos not in NOMINAL: continue
            i=t.index
            for c in s.children(i,'appos'):
                if {t.label,c.label} & {'DATE','TIME','MONEY','CARDINAL','PERCENT','QUANTITY','ORDINAL'} and not {t.label,c.label}=={'MONEY'}: tag='appos-bad'
                elif s.children(i,'conj') or s.children(i,'case') and False: tag='appos-conj'
                elif c.pos=='PROPN' and t.pos=='PROPN': tag='appos-names'
                elif c.pos=='PROPN' or t.pos=='PROPN': tag='appos-name'
                else: tag='appos'
                a_,b_=P.noun(i,conjuncts=False),P.noun(c.index)
                if c.pos=='PROPN' and t.pos!='PROPN': a_,b_=b_,a_;tag+='-inv'
                elif c.pos!='PROPN' and not s.children(c.index,'det','nmod','amod','nmod:poss','compound'): tag+='-bare'
                elif c.pos!='PROPN' and not s.children(c.index,'det','nmod:poss') : tag+='-nodet'
                place = t.label in('GPE','LOC') and c.label in ('GPE','LOC')
                if place: tag='place'
                yield Draft(tag,i,a_,[self.added['be'],self.added['in']] if place else [self.added['be']],b_)
            for c in s.children(i,'nmod:poss'):
                if c.pos=='PRON': 
                    yield Draft('poss-pron',i,[c.index],[self.added['have']],[x for x in P.noun(i,conjuncts=False) if x!=c.index]); continue
                owner=[x for x in P.noun(c.index) if s.tokens[x].deprel!='case']
                skip={c.index,*(b.index for b in s.below(c.index))}
                yield Draft('poss'+s.tokens[c.index].pos+c.label,i,owner,[self.added['have']],[x for x in P.noun(i,conjuncts=False) if x not in skip])
            for c in s.children(i,'nmod'):
                case=P.case(c.index)
                if not case: continue
                skip={c.index,*(b.index for b in s.below(c.index))}
                head=[x for x in P.noun(i,conjuncts=False) if x not in skip]
                yield Draft('nmod-'+s.tokens[case[0]].lemma if s.tokens[case[0]].lemma in('of','in','such','from','for','between','at','on','with') else 'nmod',i,head,[self.added['be'],*case],P.noun(c.index))
            if t.label=='PERSON' or t.pos=='PROPN':
                comp=[c for c in s.children(i,'compound') if c.label!=t.label and c.index<i]
                if comp and t.label=='PERSON':
                    name=[x for x in range(comp[-1].index+1,i+1)]
                    title=[x for x in P.noun(i,conjuncts=False) if x<=comp[-1].index]
                    yield Draft('title-mr' if s.tokens[comp[-1].index].text.endswith('.') else 'title',i,name,[self.added['be']],title)
            for c in s.children(i,'amod'):
                skip={c.index,*(b.index for b in s.below(c.index))}
                if c.index<i: yield Draft('amod',i,[x for x in P.noun(i,conjuncts=False) if x not in skip],[self.added['be']],[c.index])
            for c in s.children(i,'compound'):
                if t.pos=='NOUN' and c.pos=='PROPN':
                    skip={c.index,*(b.index for b in s.below(c.index))}
                    yield Draft('compound',i,[x.index for x in s.tokens if x.index in skip],[self.added['have']],[x for x in P.noun(i,conjuncts=False) if x not in skip])
