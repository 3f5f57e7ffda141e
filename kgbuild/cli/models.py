"""``kgbuild models``: which language models there are, and which are used."""

from __future__ import annotations

NAME = "models"
EXAMPLE = "Example: kgbuild models"


def run() -> None:
    """List the language models: installed, used, and how to install more."""
    from kgbuild.clauses.coreferee import model_package
    from kgbuild.clauses.models import install_command, installed_version, list_models
    from kgbuild.languages import available_languages, get_language

    models = list_models()
    for code in available_languages():
        language = get_language(code)
        print(f"{language.name} ({code})")
        for row in models:
            if row.language == code:
                state = f"{row.version}{'  used' if row.used else ''}" if row.version else "not installed"
                print(f"  {row.package:<24} {state}")
        package = model_package(code)
        print(f"  {package:<24} {installed_version(package) or 'not installed'}  for --coref coreferee")
        print(f"  install the default: {install_command(code)}")
        print(f"  install a larger one: python -m spacy download {language.models[1]}")
