"""What is known about the genre, as data: numbers, units, periods, document types, bodies, provinces."""
