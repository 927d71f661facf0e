"""登录: who is at the desk, and the PIN that shows it."""
