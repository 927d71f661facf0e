"""The work of a ticket's current step: determining, telling, planning, signing, doing, asking after."""
