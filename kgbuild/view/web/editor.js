// What the query page writes queries with.
import { EditorState } from "@codemirror/state";

globalThis.kgbuildEditor = { EditorState };
