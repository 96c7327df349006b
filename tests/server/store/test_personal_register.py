"""Every column that can hold words is known to be a customer's, or not to be."""

from server.store.personal.identity import word_columns
from server.store.personal.others import others
from server.store.personal.register import REGISTER
from server.store.personal.treatment import BLANKS, Erasing
from server.store.tables import metadata

OTHERS = others()


def registered() -> dict[str, set[str]]:
    """The columns of the register, by table."""
    return {held.table.name: set(held.columns) for held in REGISTER}


def test_every_column_of_words_is_in_one_half_of_the_register_and_in_one_only() -> None:
    personal = registered()
    for table in metadata.sorted_tables:
        own, other = personal.get(table.name, set()), OTHERS.get(table.name, frozenset())
        told = {column.name for column in word_columns(table)}
        assert told - own - other == set(), f"say in server/store/personal whose these are: {table.name}"
        assert own & other == set(), table.name
        assert (own | other) - {column.name for column in table.columns} == set(), table.name


def test_the_register_names_tables_once_and_columns_that_are_there() -> None:
    names = [held.table.name for held in REGISTER]
    assert len(names) == len(set(names)) > 30
    assert OTHERS.keys() <= metadata.tables.keys()
    for held in REGISTER:
        assert set(held.by) <= set(held.table.c.keys())
        assert held.picture is None or held.picture in held.columns


def test_rows_that_stay_say_of_each_column_what_it_becomes() -> None:
    for held in REGISTER:
        ways = set(held.columns.values())
        assert (ways <= {Erasing.GONE}) is (held.goes or not held.columns), held.table.name
        for name, how in held.columns.items():
            if how in BLANKS and BLANKS[how] is None:
                assert held.table.c[name].nullable, (held.table.name, name)
