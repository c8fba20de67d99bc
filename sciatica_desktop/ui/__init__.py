"""What a person sees: the window, its pages and their widgets."""
