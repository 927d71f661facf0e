"""The policy function: from the facts of a case to rights, deadlines and roles.

Rules are data (see ``resources/policies``); this package is the small set of
generic evaluators that reads them. Everything here is pure and total.
"""
