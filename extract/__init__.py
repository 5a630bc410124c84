"""What is on the page and where: sources, reading (PDF or OCR), structure, and located mentions.

Knows no Parquet and no Prefect. Every mention points at its characters and its place on the page.
"""
