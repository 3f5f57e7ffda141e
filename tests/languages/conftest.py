"""Lets the tests of trees share how they write them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
