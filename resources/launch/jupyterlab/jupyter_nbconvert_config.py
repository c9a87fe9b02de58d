"""What Cais sets for `jupyter nbconvert`, as it is typed in a terminal."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cais_exporting import can_do_without_tex, has

if not has("xelatex") and can_do_without_tex():
    import nbconvert.exporters
    from cais_pdf import PDFExporter

    nbconvert.exporters.PDFExporter = PDFExporter
