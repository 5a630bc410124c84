"""Where rows are kept: originals, Delta tables, releases, views, ledger, data dictionary."""
