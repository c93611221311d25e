"""What was to be expected after every act of a course, and what could have been done instead."""
