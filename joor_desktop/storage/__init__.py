"""The program's own file: lists of customers, the journal of edits, sends and jobs, profiles; and the keychain."""
