"""What a build changed since the one before: words, pages, and the sheets to print again."""
