"""How the properties of the rules are searched: the same cases on every run in CI, fresh ones elsewhere."""

import os

from hypothesis import settings

settings.register_profile("dev", max_examples=100, deadline=None, database=None)
settings.register_profile("ci", max_examples=100, deadline=None, database=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
