"""The editor of an own questionnaire."""
