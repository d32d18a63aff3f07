"""What comes in from outside, read into a draft."""
