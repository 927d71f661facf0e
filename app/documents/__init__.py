"""What is printed: content, layouts, fonts, PDF."""
