"""Chronicle -> columns for the views: sorted arrays, lanes, filters."""
