"""The deadlines' ledger as a workbook and as a picture."""
