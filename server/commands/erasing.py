"""`glassbay records export` and `erase`: what is held of one customer, given out or deleted with proof."""

from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder
from server.domain.erasure import ErasureReason

_Who = Annotated[str, typer.Argument(help="The customer's telephone number, or the id in their record.")]
_Shop = Annotated[str | None, typer.Option(help="The shop's name, where there are several; else the first.")]


def export(
    who: _Who,
    file: Annotated[Path, typer.Argument(help="The ZIP file to write.", dir_okay=False)],
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Write all that is held of a customer into one file: rows as JSON, pictures and sounds beside them."""
    from server.bootstrap import BLOBS, database_url
    from server.erasure_desk import ErasureDesk

    desk = ErasureDesk(database or database_url(data_folder), shop, data_folder / BLOBS)
    file.write_bytes(desk.export(who))


def erase(
    who: _Who,
    reason: Annotated[ErasureReason, typer.Option(help="Why; the journal keeps it.")] = ErasureReason.ASKED,
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help="Only say what is held, and what keeps it from being erased.")
    ] = False,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Erase a customer, and say table by table what went, what stays and why (exit 1 where anything is left).

    Refused while a car of theirs is here, or a booking, money, a complaint, a claim or a loaner is open.
    """
    from server.bootstrap import BLOBS, database_url
    from server.contract.erasures import EraseCustomer
    from server.erasure_desk import ErasureDesk

    desk = ErasureDesk(database or database_url(data_folder), shop, data_folder / BLOBS)
    if dry_run:
        held = desk.held(who)
        for each in held.tables:
            typer.echo(f"{each.table}: {each.rows} rows, {each.kept_because or 'would go'}")
        typer.echo(f"open: {', '.join(held.holds) or 'nothing'}")
        raise typer.Exit(1 if held.holds else 0)
    told = desk.erase(who, EraseCustomer(reason=reason.value))
    for found in told.findings:
        stays = f"{found.kept} kept ({found.kept_because})" if found.kept else "none kept"
        typer.echo(f"{found.table}: {found.rows} rows, {found.gone} deleted, {stays}, {found.left} left over")
    proof = told.proof
    clean = proof is not None and proof.clean
    searched = proof is not None and proof.words_searched
    otherwise = "SOMETHING IS LEFT" if searched else "NOT ALL WAS SEARCHED"
    typer.echo(f"erasure {told.erasure_id}: {'nothing was found' if clean else otherwise}")
    raise typer.Exit(0 if clean else 1)
