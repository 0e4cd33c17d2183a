"""What a person can mend, as a code; the sentence for it is in `texts/`."""


class UserError(Exception):
    """Something a person can mend.

    `code` names a sentence in `texts.ERRORS`; `values` fill its placeholders. Anything that is not a
    `UserError` is a bug: it is logged and shown in one dialog.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
