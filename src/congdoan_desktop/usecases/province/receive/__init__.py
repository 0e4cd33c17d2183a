"""Taking in what units hand up: collect, examine, judge, keep.

`collect` finds the files; `examine` has each looked into by a limited child process; `look` lays what they tell beside
what is held (`domain.province.judged`); `keep` writes what was decided.
"""
