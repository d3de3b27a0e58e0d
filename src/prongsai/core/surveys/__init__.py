"""Surveys of people: who may answer, what is counted, and what of it may be shown."""
