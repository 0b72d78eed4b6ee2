"""The mkdocs theme: what content pages look like; its base.css is shared with assessments."""
