"""The page *Data connections*, and the form that one is made and changed with."""
