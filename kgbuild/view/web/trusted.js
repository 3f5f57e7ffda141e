// HTML that a library makes out of text passes through DOMPurify first: the default policy of
// Trusted Types, which the query page demands. To be imported before the library.
import DOMPurify from "dompurify";

globalThis.trustedTypes?.createPolicy("default", { createHTML: (text) => DOMPurify.sanitize(text) });
