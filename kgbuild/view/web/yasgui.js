// YASGUI, the editor and the table of answers of the query page, as this server wants it: one
// endpoint, its own vocabulary, links to its own pages, and nobody else asked.
import "./trusted.js";
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./yasgui.css";

const { Yasqe, Yasr } = Yasgui;

// Word by word where the cursor is at the end of one that could be of the vocabulary.
function completions(terms) {
  return {
    name: "vocabulary",
    bulk: true,
    autoShow: true,
    get: terms,
    isValidCompletionPosition: (editor) => {
      const cursor = editor.getDoc().getCursor();
      const { string, type, end } = editor.getCompleteToken();
      return type !== "comment" && type !== "string" && cursor.ch === end && /^[a-z]\w*(:\S*)?$/i.test(string);
    },
  };
}

// Only the address of a page of the web is a link to it; a thing of the graph has a page here.
function linkTo(iri, text, local) {
  const outside = /^https?:/i.test(iri) && !local.some((begin) => iri.startsWith(begin));
  const link = document.createElement("a");
  link.className = "iri";
  link.textContent = text;
  link.href = outside ? iri : `/resource?iri=${encodeURIComponent(iri)}`;
  if (outside) link.rel = "noopener noreferrer nofollow";
  return link.outerHTML;
}

// The HTML that shows a text as it is, whichever way and in whichever language it is written.
function markup(text, language = "") {
  const made = document.createElement("bdi");
  made.textContent = text;
  made.lang = language;
  return made;
}

// The table, with the links above, literals as text, and YASGUI's simple view until another is chosen.
function tableOf(local) {
  return class extends Yasr.plugins.table {
    persistentConfig = { compact: true };

    getUriLinkFromBinding({ value }, prefixes = {}) {
      const found = Object.entries(prefixes).find(([, namespace]) => value.startsWith(namespace));
      return linkTo(value, found ? `${found[0]}:${value.slice(found[1].length)}` : value, local);
    }

    formatLiteral({ value, datatype, "xml:lang": language }, prefixes) {
      const text = markup(typeof value === "string" ? value : JSON.stringify(value), language).outerHTML;
      if (this.persistentConfig.compact) return text;
      if (language) return `"${text}"<sup>@${markup(language).innerHTML}</sup>`;
      return datatype ? `"${text}"<sup>^^${this.getUriLinkFromBinding({ value: datatype }, prefixes)}</sup>` : text;
    }

    // What rows are sorted and looked through by is HTML, too.
    getColumns() {
      return super.getColumns().map((column) => ({ ...column, render: searchable(column.render) }));
    }
  };
}

function searchable(render) {
  return (data, type, ...more) =>
    data?.value && type !== "display" ? markup(String(data.value)).innerHTML : render(data, type, ...more);
}

function configure({ terms, prefixes, local }) {
  Yasr.registerPlugin("table", tableOf(local));
  const declarations = Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "prefixes", persistenceId: null, get: declarations });
  Yasqe.registerAutocompleter(completions(terms));
  Yasqe.defaults.autocompleters = ["variables", "prefixes", "vocabulary"];
}

// A query with the declarations of the prefixes that it uses: the server knows them, the editor's
// check of the syntax does not, and so the query can be taken elsewhere.
function declared(query, prefixes) {
  const used = Object.entries(prefixes).filter(([name]) => new RegExp(`(^|[^\\w:<])${name}:`, "m").test(query));
  return used.map(([name, namespace]) => `PREFIX ${name}: <${namespace}>\n`).join("") + query;
}

// The parser reads {{this}} in a literal as the name of a variable; the answer has it as it was.
function outcome(results, response) {
  if (!results || results.hasError()) return { failed: true };
  if (/sparql-results\+json/.test(results.getContentType())) results.json = JSON.parse(response.content);
  const truncated = response.headers.has("Kgbuild-Truncated");
  const bindings = results.getBindings();
  return bindings ? { rows: bindings.length, truncated } : { answer: results.getBoolean(), truncated };
}

// Puts YASGUI into `host`; gives {set}, for the query of the tab in front. `told` is called with
// what has come of a query: {rows} or {answer}, and `truncated`, or {failed}; before it with {}.
globalThis.kgbuildYasgui = function (host, { text, name, label, endpoint, rows, prefixes, terms, local, told }) {
  configure({ terms, prefixes, local });
  const made = new Yasgui(host, {
    autofocus: false,
    copyEndpointOnNewTab: false,
    tabName: name,
    persistenceId: "kgbuild",
    populateFromUrl: false, // a link from elsewhere asks nothing here
    yasqe: {
      value: declared(text, prefixes),
      autocompleters: Yasqe.defaults.autocompleters,
      screenReaderLabel: label,
    },
    yasr: { maxPersistentResponseSize: 0, prefixes }, // the graph may have changed when one comes back
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    requestConfig: {
      endpoint: () => endpoint,
      method: () => "POST",
      acceptHeaderGraph: "text/turtle",
      args: [{ name: "rows", value: String(rows) }],
    },
  });
  made.on("query", (_, tab) => {
    const editor = tab.getYasqe();
    const answered = (_editor, response) => {
      editor.off("queryResponse", answered);
      told(outcome(tab.getYasr().results, response));
    };
    told({});
    editor.on("queryResponse", answered);
  });
  return { set: (query) => made.getTab().setQuery(declared(query, prefixes)) };
};
