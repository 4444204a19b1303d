"""What a customer connection is: the field table, the record, its problems and origin, profiles and jobs."""
