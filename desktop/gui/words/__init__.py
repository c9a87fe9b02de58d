"""Everything a person reads that belongs to no single screen, in the form that Qt's lupdate extracts.

Each module calls `translate("Context", "literal")`: lupdate reads both from the source, so neither may be a
variable, and a function around it would hide the context. Labels of one screen stay there, in `self.tr`.
"""
