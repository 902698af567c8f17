"""Why a number of a text is not offered as it stands, in a few words for who decides."""

from typing import Final

# The digits may be part of a longer number.
BROKEN: Final = "the digits go on over the end of a line"
SPACED: Final = "digits beside a space: one number or two"
IN_WORD: Final = "a letter beside the digits"
RAISED: Final = "raised digits beside the number"
UNREADABLE: Final = "written in no form that is sure"
REMAINDER: Final = "what is added to the number is not sure"
# The number is no plain count.
SHARE: Final = "a share of a whole, no count"
RANGE: Final = "from one number to another"
CHANGE: Final = "by how much it rose or fell, no count"
AVERAGE: Final = "an average, no count"
FROM_TO: Final = "from an earlier number to a later one"
QUOTED: Final = "in quotation marks: perhaps part of a name"
AWARD: Final = "an award to one, without a number"

ALL = (
    *(BROKEN, SPACED, IN_WORD, RAISED, UNREADABLE, REMAINDER),
    *(SHARE, RANGE, CHANGE, AVERAGE, FROM_TO, QUOTED, AWARD),
)
