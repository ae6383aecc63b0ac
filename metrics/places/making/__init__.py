"""Programs for the people who keep the project's data; no part of the installed package."""
