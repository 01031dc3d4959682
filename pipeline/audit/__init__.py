"""The proof that nothing was lost and nothing invented: raw against model, finished files against model."""

from pipeline.audit.doubts import Doubt, doubts
from pipeline.audit.partition import Account, account
from pipeline.audit.pdf import Proof, check_pdf

__all__ = ["Account", "Doubt", "Proof", "account", "check_pdf", "doubts"]
