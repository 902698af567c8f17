"""The terms of a number: '1', 'triệu', '200', 'nghìn' add up to 1200000.

What was read so far is kept as terms, largest first. An adding word must fit the room that
the last term leaves; a multiplier takes the terms smaller than itself and multiplies their sum.
This is the usual rule of number words in all the languages known here; what differs is in
their grammar.
"""

from dataclasses import dataclass, replace
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from itertools import pairwise

from models_registry.transcription.languages.form import Grammar
from models_registry.transcription.tokens import After, Atom, Role, Token

# The default context would round beyond 28 digits.
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Term:
    """A summand of a number; what is added after it must be less than `room`.

    factor: the multiplier it was written with, 1 for none. linked: it came after an 'and'.
    """

    value: Decimal
    room: int
    factor: int = 1
    linked: bool = False

    @property
    def in_digits(self) -> bool:
        """Say whether it is a numeral without a multiplier, to which nothing can be added."""
        return self.room == 0 and self.factor == 1


Terms = tuple[Term, ...]


def extend(
    terms: Terms, atom: Atom, value: Decimal, linked: bool, grammar: Grammar
) -> Terms | None:
    """Give the terms with one atom more, or None where it does not fit.

    value: the reading of a numeral, else the atom's own. linked: an 'and' stands before it.
    """
    if atom.role is Role.TIMES and not (terms and linked and atom.bare):
        return _multiply(terms, atom, grammar)
    if atom.role is Role.TEEN and terms and not linked:
        return _to_teen(terms)
    if atom.role is Role.HALF_MORE:
        return _and_a_half(terms)
    if linked and terms and _units_first(terms, value, grammar):
        return (*terms[:-1], Term(EXACT.add(terms[-1].value, value), 1, linked=True))
    if terms and not (value < terms[-1].room and _allowed(terms, atom, value, linked, grammar)):
        return None
    if not terms and (atom.after is After.TENS_ONLY or (atom.role is Role.TEEN and not atom.bare)):
        return None
    return (*terms, Term(value, atom.room, linked=linked))


def loose(terms: Terms, token: Token) -> Terms | None:
    """Give the terms with digits that stand right behind their multiplier and say no place.

    One digit counts tenths of the multiplier ('1 triệu 4' is 1.4 million), three count thousandths
    ('8 ngàn 200' is 8,200).
    """
    digits, factor = token.end - token.start, terms[-1].factor
    if factor < 10**digits or not is_whole(terms[-1].value / factor):
        return None
    return (*terms, Term(EXACT.multiply(token.values[0], Decimal(factor // 10**digits)), 1, factor))


def total(terms: Terms, grammar: Grammar) -> Decimal | None:
    """Give the sum of the terms, or None where they do not make one number."""
    if not terms:
        return None
    if grammar.next_place and not _each_next_place(terms):
        terms = _next_place(terms)
        if not terms:
            return None
    if len(terms) > 1 and not is_whole(terms[-1].value):
        return None
    value = _ZERO
    for term in terms:
        value = EXACT.add(value, term.value)
    return value


def is_whole(value: Decimal) -> bool:
    """Say whether a finite value has no decimals but noughts."""
    return value == value.to_integral_value()


def _multiply(terms: Terms, atom: Atom, grammar: Grammar) -> Terms | None:
    # Words count fewer than the multiplier; digits may count more: '1.500 nghìn'.
    split = len(terms)
    while split and (terms[split - 1].in_digits or terms[split - 1].value < atom.value):
        split -= 1
    kept, taken = terms[:split], terms[split:]
    coefficient = total(taken, grammar) if taken else Decimal(1)
    if coefficient is None or not (taken or atom.bare):
        return None
    value = EXACT.multiply(coefficient, Decimal(atom.value))
    if kept and not value.copy_abs() < kept[-1].room:
        return None
    room = atom.room if is_whole(coefficient) else 0
    return (*kept, Term(value, room, atom.value, bool(taken) and taken[0].linked))


def _and_a_half(terms: Terms) -> Terms | None:
    """'3 triệu rưỡi': half of what the last term was multiplied with comes on top."""
    if not terms or terms[-1].factor < 100 or not is_whole(terms[-1].value / terms[-1].factor):
        return None
    return (*terms, Term(Decimal(terms[-1].factor // 2), 1, terms[-1].factor))


def _to_teen(terms: Terms) -> Terms | None:
    last = terms[-1]
    if last.factor != 1 or not 1 <= last.value <= 9:
        return None
    return (*terms[:-1], replace(last, value=last.value + 10, room=1))


def _units_first(terms: Terms, value: Decimal, grammar: Grammar) -> bool:
    """Whether 'five and twenty' is 25 here."""
    last = terms[-1]
    fits_before = len(terms) == 1 or terms[-2].room >= 100
    unit = last.factor == 1 and last.room == 1 and 1 <= last.value <= 9
    return grammar.units_first and unit and fits_before and 20 <= value <= 90 and value % 10 == 0


def _allowed(terms: Terms, atom: Atom, value: Decimal, linked: bool, grammar: Grammar) -> bool:
    room = terms[-1].room
    if room == 10 and atom.after is After.NEVER_TENS:
        return False
    if room != 10 and atom.after is After.TENS_ONLY:
        return False
    links = grammar.links
    if linked:
        return links.least <= room <= links.most and (not links.values or value in links.values)
    return not links.needed or atom.role is Role.NUMERAL


def _next_place(terms: Terms) -> Terms:
    """Move a last lone unit into the next place, none where there is another fault.

    'một triệu hai' is said for 1,200,000. 'Năm' behind a multiplier may be the word for years.
    """
    *before, last = terms
    lone = last.factor == 1 and last.room == 1 and 1 <= last.value <= 9 and last.value != 5
    if not before or not lone or before[-1].factor < 100 or not _each_next_place(tuple(before)):
        return ()
    return (*before, replace(last, value=last.value * before[-1].factor / 10))


def _each_next_place(terms: Terms) -> bool:
    """Whether each term stands in the place right after the one before it, or says which."""
    return all(
        term.linked
        or term.factor >= 1000
        or term.value * 10 >= before.room
        or (term.factor == 100 and term.value == 0)
        for before, term in pairwise(terms)
    )
