"""One Article becomes ArticleFacts: a pure function, run in worker processes."""
