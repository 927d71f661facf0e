"""The page 单据: papers of the desk that belong to no case, and the forms that issue them."""
