"""Pictures from a camera: the port, its adapter over QtMultimedia, and the panel that takes them."""
