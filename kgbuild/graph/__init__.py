"""Statements as RDF: writing, storing, querying, reading back, validating.

Oxigraph and rdflib objects stay in this package; see ``docs/graph.md`` for the model.
"""
