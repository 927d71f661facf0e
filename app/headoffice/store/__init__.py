"""What head office keeps: entries as received, what became of them, and who may send."""
