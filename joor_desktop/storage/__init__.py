"""What outlives the program: one SQLite file, the payloads that were sent, and the tokens in the keychain."""
