"""How publication dates are settled: clues of one article, the weight of years, neighbours, the decision."""
