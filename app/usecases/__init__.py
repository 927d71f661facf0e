"""What a person does, one file each; read models and the ports the adapters fill."""
