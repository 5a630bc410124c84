"""When things run: Prefect flows and tasks, the command line. Thin."""
