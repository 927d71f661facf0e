"""The page of head office: made on the server, without a script, readable by keyboard."""
