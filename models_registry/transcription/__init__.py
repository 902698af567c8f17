"""From the words of a report to the numbers in them.

No Django import in this package: it takes text and gives plain values, so that a form, a
database check and a script all apply the same rule. `numbers` finds written numbers,
`evidence` says whether a given value stands in given words.
"""
