"""What is printed, as data; painting it is the window's."""
