"""The vocabulary: classes, relations and qualifiers, read from ``ontologies/kgbuild.ttl``.

``load_ontology()`` gives an :class:`Ontology`; relation names stand in the data alone.
"""

from kgbuild.ontology.folder import ontology_folder, read_ontology_file
from kgbuild.ontology.loader import load_ontology, load_prefixes
from kgbuild.ontology.vocabulary import EntityClass, Ontology, Qualifier, Relation

__all__ = [
    "EntityClass",
    "Ontology",
    "Qualifier",
    "Relation",
    "load_ontology",
    "load_prefixes",
    "ontology_folder",
    "read_ontology_file",
]
