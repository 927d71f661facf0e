"""Parts that are more than a form control: scanner, tasks, clocks, evidence, signature, table, preview."""
