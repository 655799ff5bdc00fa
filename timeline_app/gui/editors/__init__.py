"""What the user corrects with: popovers and dialogs; each makes edits and hands them to the session's editor."""
