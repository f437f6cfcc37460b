"""Makes auditor/language/en/{verbs,nouns}.tsv: the lemmas of common English and the forms that do not follow by rule.

Needs `pip install lemminflect==0.2.3 wordfreq==3.1.1`. Forms are lemminflect's (MIT; NIH SPECIALIST Lexicon); wordfreq only says which words are common.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas
from wordfreq import top_n_list, zipf_frequency

from auditor.language.en.morphology import Form, add_s, regular_verb

HEAD = "# Made by training/lexicon/inflection.py from lemminflect 0.2.3 (MIT; NIH SPECIALIST Lexicon). A bare lemma inflects by rule.\n"
COMMON_WORDS, VERB_ZIPF, NOUN_ZIPF, NEVER_PLURAL = 60_000, 1.5, 2.0, 1.8


def ordered(forms: tuple[str, ...]) -> str:
    """Forms by falling frequency; those that hardly anybody uses are left out."""
    ranked = sorted(dict.fromkeys(forms), key=lambda form: -zipf_frequency(form, "en"))
    best = zipf_frequency(ranked[0], "en")
    return "/".join(form for form in ranked if zipf_frequency(form, "en") > best - 2.0)


def main() -> None:
    """Writes both tables into the folder named on the command line."""
    folder = Path(sys.argv[1])
    verbs: set[str] = set()
    nouns: set[str] = set()
    for word in top_n_list("en", COMMON_WORDS):
        if word.isascii() and word.isalpha() and len(word) > 1:
            lemmas = getAllLemmas(word)
            verbs.update(lemmas.get("VERB", ()))
            nouns.update(lemmas.get("NOUN", ()))
    lines = []
    for base in sorted(verbs):
        if not (base.isascii() and base.isalpha() and base.islower() and zipf_frequency(base, "en") > VERB_ZIPF) or base == "be":
            continue
        forms = getAllInflections(base, upos="VERB")
        regular = regular_verb(base)
        past = forms.get("VBD") or regular.past
        cells = [ordered(cell) for cell in (forms.get("VBZ") or regular.s, forms.get("VBG") or regular.ing, past, forms.get("VBN") or past)]
        same = cells == ["/".join(regular.form(form)) for form in (Form.S, Form.ING, Form.PAST, Form.PP)]
        lines.append(base if same else "\t".join([base, *cells]))
    (folder / "verbs.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    lines = []
    for base in sorted(nouns):
        if not (base.isascii() and base.isalpha() and base.islower() and zipf_frequency(base, "en") > NOUN_ZIPF):
            continue
        plural = getAllInflections(base, upos="NOUN").get("NNS", ())
        # "report" as a plural of "report" is for hunters and counters only; "aircrafts" and "informations" are hardly written at all.
        usual = tuple(form for form in plural if form != base and zipf_frequency(form, "en") > zipf_frequency(base, "en") - NEVER_PLURAL)
        cell = ordered(usual) if usual else base
        lines.append(base if cell == add_s(base) else f"{base}\t{cell}")
    (folder / "nouns.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
