"""Courses of talks, history's own and those that were held: read act by act, branched, cut, set out as lanes."""
