"""Languages: what is particular to one language, as data files and a few rules.

``get_language("fr")`` gives a :class:`~kgbuild.languages.base.Language`. A new language is a new
folder beside ``fr`` and ``en``; see the docstring of ``Language`` for the recipe.
"""

from kgbuild.languages.base import Language
from kgbuild.languages.registry import available_languages, get_language

__all__ = ["Language", "available_languages", "get_language"]
