"""What a page weighs and how quick it is, beside the least page that does the job; how long builds take."""
