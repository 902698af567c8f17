"""Figures from a table: a file is read, each row is planned, and the plan is stored or not.

Nothing is stored but the whole of a plan that somebody has seen, and a run can be taken back.
Free of pages; what a file may hold is said in `columns`.
"""
