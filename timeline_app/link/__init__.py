"""The ArticleFacts of a whole folder become a Chronicle: dates, participants, merged events, importance."""
