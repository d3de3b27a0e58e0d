"""The improvement year of an office: plan, measures, steps, reports, meetings."""
