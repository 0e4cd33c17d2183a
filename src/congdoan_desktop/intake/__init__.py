"""What comes in from outside: questionnaires, lists, scans."""
