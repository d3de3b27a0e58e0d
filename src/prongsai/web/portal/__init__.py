"""Pages for everybody: published results and the rules of every year."""
