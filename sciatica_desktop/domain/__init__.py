"""What the program means: exercises, routines, sessions, diary, trends. Standard library only."""
