"""Which tokens that stand side by side make one number, and what it is."""

import re
from collections.abc import Iterator
from decimal import Decimal

from models_registry.transcription.doubts import IN_WORD, REMAINDER
from models_registry.transcription.languages.form import Grammar
from models_registry.transcription.numerals import written_before, written_on
from models_registry.transcription.terms import Terms, extend, loose, total
from models_registry.transcription.tokens import Atom, Role, Token

# Start, end, readings and doubt of a number; a position and the terms up to it.
Parsed = tuple[int, int, tuple[Decimal, ...], str]
_State = tuple[int, list[Terms]]

_SPACE = re.compile(r"[ \t\r\n\u00a0\u2007\u2009\u202f\u200c]{0,3}")
_HYPHEN = re.compile(r"[-‐‑]")
_COMMA = re.compile(r",\s")


def parse_numbers(words: str, tokens: list[Token], grammar: Grammar) -> Iterator[Parsed]:
    """Give start, end, readings and doubt of each number that the tokens, in order, make up.

    One whose digits cannot be taken as they stand has no readings, and the doubt says why.
    """
    position = 0
    while position < len(tokens):
        parser = _Parser(words, tokens, grammar, position)
        number = parser.parse() or parser.doubted()
        if number:
            yield number
        position = max(parser.position, position + 1)


class _Parser:
    """Reads a single number from a position on, as far as it goes."""

    def __init__(self, words: str, tokens: list[Token], grammar: Grammar, first: int) -> None:
        self.words, self.tokens, self.grammar = words, tokens, grammar
        self.first = self.position = first
        # One entry for each combination of the readings of the numerals so far.
        self.terms: list[Terms] = [()]
        self.before_addend: _State | None = None
        self.spoilt = False
        self.doubt = ""

    def parse(self) -> Parsed | None:
        """Give the number, or None; `position` is then after the tokens it took."""
        if not self._starts():
            return None
        while self._take_next():
            pass
        if self.spoilt or self._halved() or self._loose_tail():
            self.doubt = REMAINDER
            return None
        start, end = self.tokens[self.first].start, self.tokens[self.position - 1].end
        if self._in_digits(self.first) and written_before(self.words, start):
            self.doubt = IN_WORD
            return None
        if self._behind_slash(start):
            self.doubt = REMAINDER
            return None
        if written_on(self.words, end):
            self.doubt = IN_WORD
            return None
        values = [total(terms, self.grammar) for terms in self.terms]
        sure = tuple(dict.fromkeys(value for value in values if value is not None))
        doubt = next((token.doubt for token in self._taken() if token.doubt), "")
        return (start, end, sure, doubt) if sure else None

    def doubted(self) -> Parsed | None:
        """Give a number in digits that `parse` refused, without readings; words give none."""
        taken = self._taken() or [self.tokens[self.first]]
        self.position = max(self.position, self.first + 1)
        doubt = next((token.doubt for token in taken if token.doubt), self.doubt)
        if not doubt or all(token.role is not Role.NUMERAL and not token.doubt for token in taken):
            return None
        return taken[0].start, taken[-1].end, (), doubt

    def _in_digits(self, place: int) -> bool:
        return self.tokens[place].role is Role.NUMERAL

    def _behind_slash(self, start: int) -> bool:
        """Whether it is the '4 million' of '3/4 million'."""
        slash = self.words[max(start - 2, 0) : start]
        return (
            slash[-1:] == "/" and slash[:1].isdecimal() and any(t.multiplies for t in self._taken())
        )

    def _taken(self) -> list[Token]:
        return self.tokens[self.first : self.position]

    def _starts(self) -> bool:
        token = self.tokens[self.first]
        if token.role in (Role.LINK, Role.VAGUE, Role.HALF, Role.HALF_MORE):
            return False
        if token.role is Role.ARTICLE and not self._multiplied(self.first):
            return False
        if token.role in (Role.ARTICLE, Role.TIMES) and self.first and self._near(self.first):
            before = self.tokens[self.first - 1]
            if before.role in (Role.VAGUE, Role.HALF):
                return False
        return self._take(self.first, linked=False)

    def _take_next(self) -> bool:
        """Take the next token, and the 'and' before it, if the number goes on with it."""
        place = self.position
        linked = self._near(place) and self.tokens[place].role is Role.LINK
        place += linked
        if not self._continues(place, linked):
            return False
        linked = linked or self.tokens[place].linked
        multiplies = self.tokens[place].role is Role.TIMES and not linked
        before = None if multiplies else (self.position, self.terms)
        if self._take_loose(place) or self._take(place, linked):
            self.before_addend = before
            return True
        if multiplies:
            self._give_back()
        return False

    def _give_back(self) -> None:
        """'two hundred and five hundred': the five belongs to the next number.

        Without such a token to give back, a multiplier that does not fit spoils the number.
        """
        if self.before_addend is None:
            self.spoilt = True
            self.position += 1
        else:
            self.position, self.terms = self.before_addend

    def _continues(self, place: int, linked: bool) -> bool:
        if not (self._near(place) or self._after_comma(place)):
            return False
        token = self.tokens[place]
        if token.role in (Role.TIMES, Role.HALF_MORE):
            return True
        if token.role not in (Role.ADD, Role.TEEN, Role.NUMERAL):
            return False
        if Role.NUMERAL not in (token.role, self.tokens[self.first].role):
            return True
        # After the digits of '5 million' a further token is sure only with its own multiplier.
        tail = self.grammar.tail
        tail_fits = tail is not None and re.fullmatch(tail, self._gap(place)) is not None
        if linked and self.grammar.links.needed:
            return True
        return tail_fits or self._multiplied(place) or self._is_loose(place)

    def _take(self, place: int, linked: bool) -> bool:
        token = self.tokens[place]
        taken = [
            extended
            for terms in self.terms
            for value in token.values or (None,)
            if (extended := self._extended(terms, token.atoms, value, linked)) is not None
        ]
        if taken:
            self.terms = list(dict.fromkeys(taken))
            self.position = place + 1
        return bool(taken)

    def _extended(
        self, terms: Terms, atoms: tuple[Atom, ...], value: Decimal | None, linked: bool
    ) -> Terms | None:
        extended: Terms | None = terms
        for index, atom in enumerate(atoms):
            if extended is None:
                return None
            own = Decimal(atom.value) if value is None else value
            extended = extend(extended, atom, own, linked and index == 0, self.grammar)
        return extended

    def _gap(self, place: int) -> str:
        return self.words[self.tokens[place - 1].end : self.tokens[place].start]

    def _near(self, place: int) -> bool:
        if place >= len(self.tokens):
            return False
        gap = self._gap(place)
        # '2018-2023' and 'five-2' are two numbers.
        hyphen_joins = self.tokens[place].role is not Role.NUMERAL
        return bool(_SPACE.fullmatch(gap) or (hyphen_joins and _HYPHEN.fullmatch(gap)))

    def _after_comma(self, place: int) -> bool:
        """'two thousand, three hundred', where what follows the comma has a multiplier."""
        if not self.grammar.comma or place >= len(self.tokens):
            return False
        by_words = self.tokens[self.first].role is self.tokens[place].role is Role.ADD
        return by_words and bool(_COMMA.fullmatch(self._gap(place))) and self._multiplied(place)

    def _multiplied(self, place: int) -> bool:
        """Whether a multiplier stands in or right after the token."""
        if self.tokens[place].multiplies:
            return True
        return self._near(place + 1) and self.tokens[place + 1].role is Role.TIMES

    def _halved(self) -> bool:
        """Whether 'and a half' or the like follows, or (数, 'mấy') an unsaid remainder."""
        place = self.position
        small = (Role.LINK, Role.ARTICLE, Role.ADD)
        last = place + 2
        while place < last and self._near(place) and self.tokens[place].role in small:
            place += 1
        return self._near(place) and self.tokens[place].role is Role.HALF

    def _is_loose(self, place: int) -> bool:
        """Whether digits behind a multiplier are said without theirs: '8 ngàn 200', '1 triệu 4'."""
        token = self.tokens[place]
        if not (self.grammar.next_place and token.role is Role.NUMERAL):
            return False
        return token.end - token.start in (1, 3) and self.tokens[place - 1].multiplies

    def _take_loose(self, place: int) -> bool:
        """Take such digits: one stands in the next place, three in the next three places."""
        if not self._is_loose(place) or self._multiplied(place):
            return False
        token = self.tokens[place]
        moved = [moved for terms in self.terms if (moved := loose(terms, token)) is not None]
        if moved:
            self.terms, self.position = moved, place + 1
        return bool(moved)

    def _loose_tail(self) -> bool:
        """'1 triệu 25', '2 million 200': neither is surely a number of its own."""
        place = self.position
        if self.grammar.tail is not None or not self._near(place):
            return False
        if not self.tokens[place - 1].multiplies or self.tokens[place].role is not Role.NUMERAL:
            return False
        few = self.tokens[place].values[0] < 1000
        self.position += few
        return few
