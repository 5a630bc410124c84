"""Proof that a warehouse loses nothing and never shows half a load: writers die, readers look, a model judges."""
