"""What mentions mean: exact values and dates, binding across a document, identities, declared tables, rows.

Pure: never reads the text of a number again, touches no file.
"""
