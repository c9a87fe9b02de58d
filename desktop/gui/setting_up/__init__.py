"""The pages that lead to an engine, where none can be used yet."""
