"""The screens of the game, one file each: what a scene keeps, how it answers, how it is laid out."""
