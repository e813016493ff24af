"""Tables that read themselves through the services, and the columns that they show."""
