"""The scenes of the demo photos: goods, damage and papers as a phone sees them."""
