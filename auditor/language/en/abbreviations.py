"""Abbreviations after which a full stop does not end a sentence, and words that open one."""

from __future__ import annotations

# Always followed by more of the same sentence.
BINDING = frozenset(
    """p pg ch mr mrs ms mx dr prof rev hon gen lt col capt cmdr sgt maj adm brig cpl pvt sen rep gov pres st ste mt ft fr sr messrs mmes no nos vol vols
    fig figs art arts sec para pp vs v cf viz approx est al ca c op jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs
    fri sat sun""".split()
)
# May also stand at the end of a sentence: what follows decides.
OPEN = frozenset("""inc corp co ltd llc plc bros jr etc ed eds a.m p.m u.s u.k u.n e.u u.a.e d.c e.g i.e ph.d b.a m.a""".split())
