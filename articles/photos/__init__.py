"""Pictures as bytes: what is in a file, what its makers wrote into it, and the files that readers get."""
