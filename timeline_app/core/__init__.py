"""The values that flow through the program. Standard library only; everything else imports from here."""
