// The field that queries are written in. It lives in a shadow root: there its styles are sheets of
// the document's own, which a policy that forbids inline styles lets in.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS =
  "ASK BASE BIND CONSTRUCT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP BY HAVING LIMIT MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT UNION VALUES WHERE AVG COUNT MAX MIN SAMPLE SUM GROUP_CONCAT BOUND COALESCE CONCAT CONTAINS DATATYPE IF LANG LANGMATCHES LCASE REGEX REPLACE STR STRENDS STRLEN STRSTARTS SUBSTR UCASE YEAR".split(" ");

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.atom], color: "light-dark(#0a6b4d, #7ddcb4)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "light-dark(#8f4a71, #f0a9d0)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.number, color: "light-dark(#8a5a00, #ffd98a)" },
  { tag: tags.standard(tags.variableName), color: "light-dark(#5b3fb0, #c4b5fd)" },
]);

const look = EditorView.theme({
  "&": { border: "1px solid var(--edge)", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", minHeight: "16rem", maxHeight: "32rem" },
  ".cm-gutters": { background: "var(--raised)", color: "var(--soft)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "light-dark(#0b57d00d, #8ab4f81a)" },
  ".cm-cursor": { borderLeftColor: "currentcolor" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "light-dark(#cfe0ff, #2f4a75)" },
  ".cm-tooltip": { background: "var(--raised)", border: "1px solid var(--edge)", color: "inherit" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "light-dark(#fff, #14171b)" },
});

// `terms`: [{label, detail}, …] of the vocabulary, in prefixed form; `prefixes` their names.
function completions(prefixes, terms) {
  const first = [
    ...prefixes.map((name) => ({ label: `${name}:`, type: "namespace" })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -1 })),
  ];
  const named = terms.map((term) => ({ ...term, type: "property" }));
  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const known = new Set(context.state.doc.toString().match(/[?$]\w+/g));
      known.delete(variable.text);
      return { from: variable.from, options: [...known].sort().map((label) => ({ label, type: "variable" })) };
    }
    const word = context.matchBefore(/[A-Za-z][\w-]*:?[\w-]*/);
    if (!word && !context.explicit) return null;
    return { from: word ? word.from : context.pos, options: word?.text.includes(":") ? named : first, validFor: /^[\w:-]*$/ };
  };
}

// Puts an editor into `host`; gives {get, set, focus}. `run` is called on Ctrl-Enter.
globalThis.kgbuildEditor = function (host, { text, label, prefixes, terms, run }) {
  const root = host.attachShadow({ mode: "open" });
  const enter = { key: "Mod-Enter", run: () => (run(), true) };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([enter])),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completions(prefixes, terms)], icons: false }),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
      ],
    }),
  });
  return {
    get: () => view.state.doc.toString(),
    set: (value) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } }),
    focus: () => view.focus(),
  };
};
