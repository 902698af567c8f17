"""Made-up figures for trying and measuring: marked as such, never mixed with real ones.

The same count and seed give the same figures on both databases, ids included.
"""

from models_registry.operations.synthetic.filling import ReportsHeldError, generate

__all__ = ["ReportsHeldError", "generate"]
