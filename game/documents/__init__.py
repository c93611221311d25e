"""Pages on paper and in a browser: documents made from what the analysis found."""
