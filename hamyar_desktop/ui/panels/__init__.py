"""Parts of pages that ask the services themselves: filters, records, cards, what may be done with a row."""
