"""Files and codes of other programs, damaged or made by somebody who means harm, and what becomes of them."""
