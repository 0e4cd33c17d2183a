"""Parts of the first page of a keeper of a register: who has handed up, what is to be done."""
