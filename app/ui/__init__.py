"""The desk window: shell, screens, widgets. The only place that imports Qt."""
