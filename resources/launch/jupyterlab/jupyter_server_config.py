"""What Cais sets for Jupyter in every environment. Jupyter runs this before it makes its server."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cais_saving import replace_when_saving

replace_when_saving()
