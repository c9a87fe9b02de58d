"""Start Cais; nothing else."""

import sys

from desktop.app import main

sys.exit(main())
