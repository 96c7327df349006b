"""Where a customer's words, plates, numbers, pictures and sounds are kept, and how they go."""
