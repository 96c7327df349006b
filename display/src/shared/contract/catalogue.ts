// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** What an hour of labour costs, and the tax that all prices include, in hundredths of a per cent. */
export interface ShopPrices {
  labour_hour_minor: number;
  tax_basis_points: number;
}

/** A part that an operation takes; its price is of one piece, tax included. */
export interface PartEntry {
  number: string;
  brand: string;
  name: Words;
  quantity_thousandths: number;
  price_minor: number;
}

/** One operation. `price_minor` is all of it at the shop's labour rate, tax included. */
export interface OperationEntry {
  operation_id: string;
  code: string;
  name: Words;
  standard_minutes: number;
  flow: string;
  bay_kind: string;
  skills: Array<string>;
  safety: boolean;
  consumables_minor: number;
  parts: Array<PartEntry>;
  offered: boolean;
  price_minor: number;
}

/** What was found, by code; `count` is how many there are, of which no more than `most` are told. */
export interface Catalogue {
  operations: Array<OperationEntry>;
  count: number;
  prices: ShopPrices;
}

/** `GET /api/catalogue/booked/{order_id}`: what a car was booked for, as an estimate begins with it. */
export interface BookedWork {
  operations: Array<OperationEntry>;
  prices: ShopPrices;
  /** the booking holds more than these, in words alone */
  other: boolean;
  /** how long that takes, 0 where nobody said */
  other_minutes: number;
}

/** What is wrong with one cell of a file; its words are under `catalogue.problem.<problem>`. */
export interface CatalogueProblem {
  row: number;
  column: string;
  problem: "missing" | "too_long" | "too_many" | "not_a_number" | "not_an_amount" | "not_a_quantity" | "unknown_word" | "not_yes_or_no" | "code_twice" | "row_twice" | "not_a_plate" | "not_a_phone" | "not_a_vin" | "not_a_day" | "unknown_plate" | "unknown_owner" | "too_many_rows" | "unknown_column" | "missing_column" | "column_twice" | "unreadable" | "empty";
  given: string;
  allowed: string;
}

/** An operation that is new or described anew. */
export interface CatalogueEntryChange {
  kind: "added" | "changed";
  operation: OperationEntry;
}

/** What a file would change: nothing at all where it has problems. The first of both are told. */
export interface CatalogueCheck {
  changes: Array<CatalogueEntryChange>;
  added: number;
  changed: number;
  unchanged: number;
  problems: Array<CatalogueProblem>;
  problem_count: number;
}

/** What an import has changed. */
export interface CatalogueTaken {
  added: number;
  changed: number;
  unchanged: number;
}
