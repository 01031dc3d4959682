"""The finished files before the validators of the field: EPUBCheck, Ace by DAISY, veraPDF and qpdf.

Only this package knows where each of them is found and how it is called.
"""
