"""Open clauses out of verbs and copulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.open_phrases import PhraseReader
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax
from kgbuild.model import Token

#: A token's position, or a word that the text does not have.
Item = int | str
OPT = {'adv': 1, 'advcl': 4, 'subjsplit': 0, 'objsplit': 1, 'oblsplit': 0, 'perobl': 1, 'remarks': 0, 'inheritadj': 1,'adjrel':0,'twofold':0,'ccomprel':0,'maxadv':99,'late':('DATE','TIME','GPE','LOC'),'objrem':0,'that':0,'where':0,'share':1,'advpost':2,'gerund':1,'be':0}


@dataclass(slots=True)
class Draft:
    """An open clause in token positions."""

    rule: str
    head: int
    subject: list[Item]
    relation: list[Item]
    object: list[Item] = field(default_factory=list)
    args: list[list[Item]] = field(default_factory=list)


class VerbClauses:
    """Finds what the verbs of one sentence say."""

    def __init__(self, syntax: Syntax, grammar: Grammar, verbs: VerbArguments, added: dict[str,str]) -> None:
        self.syntax = syntax
        self.grammar = grammar
        self.verbs = verbs
        self.added = added
        self.phrases = PhraseReader(syntax)

    def find(self) -> Iterator[Draft]:
        for token in self.syntax.tokens:
            if self.is_predicate(token):
                yield from self._predicate(token)

    def is_predicate(self, token: Token) -> bool:
        if self.syntax.children(token.index, "cop"):
            return True
        if token.pos not in VERBAL or token.deprel in ("aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "fixed", "flat"):
            return False
        return True

    # relation

    def core(self, index: int) -> list[int]:
        syntax = self.syntax
        cop = syntax.children(index, "cop")
        last = cop[-1].index if cop else index
        kids = [t for t in syntax.children(index) if t.deprel in ("aux", "aux:pass", "cop", "compound:prt", "expl:comp", "expl:pass", "expl:pv", "expl:subj") and t.pos != 'PUNCT']
        found = [t.index for t in kids]
        own=[t for t in kids if t.deprel.startswith(('aux','cop'))]
        if not own and not syntax.children(index, *SUBJECTS):
            found += self._shared_auxiliaries(index)
        first = min([*found, last])
        for t in syntax.children(index, "advmod"):
            short = not syntax.children(t.index)
            if OPT['adv'] and t.pos in ("ADV", "PART") and short and first < t.index < max(last,index if not cop else last+3) and t.index<index:
                found.append(t.index)
            elif t.index == first - 1 and t.pos in("ADV","PART") and short and t.index>0 and OPT['adv']:
                found.append(t.index)
        if OPT['advpost'] and not cop:
            nxt=index+1
            for t in syntax.children(index,'advmod','compound:prt'):
                if t.index==nxt and not syntax.children(t.index) and t.pos in ('ADV','ADP'):
                    nxt+=1
                    if t.pos=='ADV' and (OPT['advpost']==1 or syntax.children(index,'obl')): found.append(t.index)
        k=index
        while k>0 and syntax.tokens[k-1].end==syntax.tokens[k].start and not cop and syntax.tokens[k-1].pos not in('PUNCT',) or (k>1 and syntax.tokens[k-1].text=='-' and syntax.tokens[k-1].end==syntax.tokens[k].start and syntax.tokens[k-2].end==syntax.tokens[k-1].start and not cop):
            k-=1; found.append(k)
        for t in syntax.children(index):
            if t.lemma in self.grammar.reflexive and t.pos == "PRON" and t.index < index: found.append(t.index)
        if cop:
            if not found: found=[last]
        else:
            found.append(index)
        return sorted(set(found))

    def _shared_auxiliaries(self, index: int) -> list[int]:
        token = self.syntax.tokens[index]
        if token.deprel != "conj":
            return []
        first = self.syntax.tokens[token.head]
        if first.feats.get("VerbForm") != token.feats.get("VerbForm") or token.feats.get("VerbForm") == "Fin":
            return []
        if token.feats.get("Tense") != first.feats.get("Tense"): return []
        return [t.index for t in self.syntax.children(first.index, "aux", "aux:pass") ]

    def _is_chained(self, token: Token) -> bool:
        """Whether an infinitive makes one relation with its governor: *tries to win*."""
        if OPT['gerund'] and token.deprel=='advcl' and token.pos in VERBAL:
            head=self.syntax.tokens[token.head]; m=self.syntax.children(token.index,'mark','aux')
            if head.pos in VERBAL and m and m[0].index==head.index+1 and (m[0].deprel=='mark' and token.feats.get('Aspect')=='Prog' or OPT['gerund']==2) and not self.syntax.children(token.index,*SUBJECTS) and not self.syntax.children(head.index,'obj'): return True
            return False
        if token.deprel != "xcomp" or token.head == token.index: return False
        if token.pos not in VERBAL and not self.syntax.children(token.index,"cop"): return False
        head = self.syntax.tokens[token.head]
        if self.syntax.children(token.index, *SUBJECTS): return False
        if [t for t in self.syntax.children(head.index, "obj","iobj") if t.lemma not in self.grammar.reflexive]: return False
        return head.pos in VERBAL or bool(self.syntax.children(head.index, "cop"))

    def chain(self, index: int, depth: int = 0) -> list[int]:
        """The relation's verbs: those above it that it hangs on as an infinitive, then itself."""
        token = self.syntax.tokens[index]
        own = self.core(index)
        if depth > 5: return own
        above = self.chain_head(token)
        if above is None: return own
        upper = self.chain(above, depth + 1)
        if self.syntax.children(above, "cop"):
            upper = sorted({*upper, above})
        marks = [t.index for t in self.syntax.children(index, "mark", "case") if t.index < index and index-t.index<4]
        return sorted({*upper, *marks, *own})

    def chain_head(self, token: Token) -> int | None:
        if self._is_chained(token): return token.head
        if token.deprel == "conj" and not self.syntax.children(token.index, *SUBJECTS):
            first = self.syntax.tokens[token.head]
            if self._is_chained(first) and first.feats.get("VerbForm") == token.feats.get("VerbForm"):
                return first.head
        return None

    # clause

    def _predicate(self, token: Token) -> Iterator[Draft]:
        syntax, index = self.syntax, token.index
        if any(self._is_chained(t) for t in syntax.children(index, "xcomp", "advcl")):
            return
        rule = self._rule(token)
        relation: list[Item] = list(self.chain(index))
        if rule in ("participle",) and self.verbs.is_passive(syntax, index):
            relation=[be_form(syntax,token.head,OPT['be'],True),*relation]
            rule='participle-pass'
        objects, obliques, clausal = self._dependents(token)
        inherited = self._inherited(token)
        args = [*obliques]
        for subject in self._subjects(token):
            yield from self._arrange(rule, token, list(subject), relation, objects, args, clausal, inherited)

    def _rule(self, token: Token) -> str:
        if self.syntax.children(token.index, "cop"):
            return "copula-adj" if token.pos == "ADJ" else "copula"
        if token.deprel == "acl:relcl": return "relative"
        if token.deprel == "acl": return "infinitive" if token.feats.get("VerbForm")=="Inf" else "participle"
        if token.deprel in ("advcl",) and not self._is_chained(token) and not self.syntax.children(token.index, *SUBJECTS): return "adverbial"
        if token.deprel in ("xcomp",): return "controlled" if not self._is_chained(token) else 'verb'
        if token.deprel=='conj' and not self.syntax.children(token.index, *SUBJECTS): return "conj"
        return "verb"

    def _subjects(self, token: Token) -> Iterator[list[int]]:
        index = token.index
        for _ in range(5):
            above = self.chain_head(self.syntax.tokens[index])
            if above is None or self.syntax.children(index,*SUBJECTS): break
            index = above
        heads = self.verbs.subjects(self.syntax, index)
        for head in heads[:1]:
            t = self.syntax.tokens[head]
            if head == token.index: continue
            if t.deprel.startswith("csubj") or t.pos in VERBAL:
                yield self.phrases.clause(head); continue
            members = self.phrases.members(head)
            if len(members) > 1 and OPT['subjsplit'] in (1, 2):
                for m in members:
                    yield self.phrases.noun(m, conjuncts=False)
            if len(members) == 1 or OPT['subjsplit'] in (0, 2):
                p=self.phrases.noun(head, without=token.index, remarks=bool(OPT['remarks']) and head in {x.index for x in self.syntax.children(index,*SUBJECTS)})
                yield p

    def _dependents(self, token: Token):
        syntax, index = self.syntax, token.index
        objects: list[list[list[int]]] = []   # alternatives
        obliques: list[tuple[list[int], list[int], Token]] = []
        clausal: list[tuple[str, list[int]]] = []
        if syntax.children(index, "cop"):
            objects.append(self._alternatives(index, predicate=True))
        chain = set(self.chain(index))
        nodes = [index]
        above = self.chain_head(token)
        while above is not None and len(nodes) < 5:
            nodes.append(above); above = self.chain_head(syntax.tokens[above])
        for node in nodes:
            for c in syntax.children(node):
                if c.index in chain or c.index in nodes or (node != index and (c.index == index or index in {b.index for b in syntax.below(c.index)})) or c.deprel in SUBJECTS or c.deprel.startswith("expl"): continue
                ci = self.verbs._antecedent(syntax, node, c.index)
                rel = ci != c.index
                if c.deprel in ("obj", "iobj") or (c.deprel in("dep","xcomp") and c.pos in NOMINAL | {"ADJ"}):
                    if c.lemma in self.grammar.reflexive: continue
                    objects.append([self.phrases.noun(ci)] if rel else self._alternatives(ci))
                elif c.deprel in ("obl", "obl:npmod", "obl:agent", "nmod") and c.pos in NOMINAL | {"ADJ","ADV"}:
                    if syntax.children(node,'cop') and node == index and token.pos in NOMINAL and c.deprel=='nmod': continue
                    case = self.phrases.case(c.index)
                    obliques.append((case, self.phrases.noun(ci), c))
                elif c.deprel == "advmod" and c.pos in ("ADV","ADP") and c.text!='-'  and (node==index or True):
                    obliques.append(([], self.phrases.clause(c.index), c))
                elif c.deprel in ("ccomp",) or (c.deprel == "xcomp" and c.pos in VERBAL):
                    clausal.append((c.deprel, self.phrases.clause(c.index)))
                elif c.deprel == "advcl" and (OPT['advcl']==1 or OPT['advcl']==2 and not syntax.children(c.index,*SUBJECTS) or OPT['advcl']==3 and c.feats.get('VerbForm')=='Inf' or OPT['advcl']==4 and (c.index>index or not syntax.children(c.index,*SUBJECTS))):
                    obliques.append(([], self.phrases.clause(c.index), c))
        # relative object
        if token.deprel == "acl:relcl" and not syntax.children(index,'cop') and not any(t.lemma in self.grammar.relative and t.pos!='ADP' and t.deprel!='mark' for t in syntax.below(index) if t.index<index):
            for slot, prep, head in self.verbs._from_antecedent(syntax, index, self.verbs.is_passive(syntax, index)):
                objects.insert(0, [self.phrases.noun(head)])
        if not objects and not clausal and not any(c.index>index for _,_,c in obliques) and not self.verbs.is_passive(syntax,index):
            for o in syntax.children(index,'conj'):
                if o.pos in VERBAL and o.index-index<=3 and not syntax.children(o.index,*SUBJECTS):
                    for c in syntax.children(o.index,'obj')[:1]: objects.append(self._alternatives(c.index))
        return objects, obliques, clausal

    def _alternatives(self, head: int, predicate: bool = False) -> list[list[int]]:
        members = self.phrases.members(head) if self.syntax.tokens[head].pos in NOMINAL else [head]
        whole = self.phrases.noun(head,remarks=bool(OPT['objrem']))
        if len(members) > 1 and OPT['objsplit']:
            parts = self.phrases.parts(head) if OPT['share'] else [self.phrases.noun(m, conjuncts=False) for m in members]
            return parts if OPT['objsplit'] == 1 else [whole, *parts]
        return [whole]

    def _inherited(self, token: Token) -> list[list[Item]]:
        """Adjuncts in front of the first verb hold for the others too."""
        if not OPT['inheritadj'] or token.deprel != "conj" or self.syntax.children(token.index, *SUBJECTS): return []
        first = token.head
        subjects = self.syntax.children(first, *SUBJECTS)
        if not subjects: return []
        out=[]
        for c in self.syntax.children(first, "obl", "obl:npmod"):
            if c.index < subjects[0].index:
                out.append([*self.phrases.case(c.index), *self.phrases.noun(c.index)])
        return out

    def _arrange(self, rule, token, subject, relation, objects, obliques, clausal, inherited):
        index = token.index
        def mk(r, rel, obj, args):
            return Draft(r, index, subject, list(rel), list(obj), [list(a) for a in args if a])
        adjuncts = [(case, words, c) for case, words, c in obliques if len(words)+len(case) <= OPT['maxadv']]
        adj = [[*case, *words] for case, words, _ in adjuncts] + inherited
        if objects:
            first = objects[0]
            rest = [alt[0] if len(alt)==1 else sorted({i for a in alt for i in a}) for alt in objects[1:]]
            cl = [w for _, w in clausal]
            if rule.startswith("copula"):
                after = [(case, words, c) for case, words, c in adjuncts if case and c.index > index and c.head == index]
                if token.pos == "ADJ" and after:
                    case, words, c = after[0]
                    others = [[*k, *w] for k, w, t in adjuncts if t is not c]
                    yield mk("copula-adj-prep", [*relation, *first[0], *case], words, others+inherited)
                    return
            for alt in first:
                yield mk(rule, relation, alt, [*rest, *cl, *adj])
            if OPT['twofold']:
                for case, words, c in adjuncts:
                    if case and c.index>index and not rule.startswith('copula'):
                        yield mk(rule+'+', [*relation, *first[0], *case], words, [])
            return
        if clausal:
            w = clausal[0][1]
            yield mk(rule + "-clause", relation, w, adj)
            return
        placed = [(case, words, c) for case, words, c in adjuncts if case and c.deprel != "advcl"]
        after = [x for x in placed if x[2].index > index]
        if after and OPT['perobl']:
            chosen = after if OPT['perobl'] == 2 else (sorted(after,key=lambda x:x[2].label in OPT['late'])[:1])
            for case, words, c in chosen:
                others = [[*k, *w] for k, w, t in adjuncts if t is not c] + inherited
                members = self.phrases.members(c.index)
                alts = [words]
                if len(members) > 1 and OPT['oblsplit'] and c.pos in NOMINAL:
                    alts = [self.phrases.noun(m, conjuncts=False) for m in members]
                for alt in alts:
                    yield mk(rule + "-prep", [*relation, *case], alt, others)
            return
        if adj:
            yield mk(rule + "-adjunct", relation, adj[0], adj[1:])
        else:
            yield mk(rule + "-bare", relation, [], [])


def be_form(syntax, head, mode, part=False):
    plural = syntax.tokens[head].feats.get('Number')=='Plur' or bool(syntax.conjuncts(head))
    root=next((t for t in syntax.tokens if t.head==t.index),None)
    past=False
    if mode>=2:
        v=[root,*syntax.children(root.index,'aux','cop','aux:pass')]
        past=any(t.feats.get('Tense')=='Past' and t.feats.get('VerbForm')=='Fin' for t in v)
    if mode==3 and not part: past=False
    if mode==0: return 'is'
    return ('were' if plural else 'was') if past else ('are' if plural else 'is')
