import type { Arrival, FloorCar, PlateColour, ReceptionRecord, Walkaround } from "../../shared/contract/boards";
import type { NoPlate, SplitVisit } from "../../shared/contract/deeds";

export type RecordPart = NonNullable<SplitVisit["parts"]>[number];

/** The car whose record was written down with that of another. */
export type OtherCar = { readonly plate: string; readonly colour: PlateColour | null } | { readonly no_plate: NoPlate };

/** One thing that may go along with the other car; its key is unique among them. */
export type Piece =
  | { readonly key: string; readonly of: "order" }
  | { readonly key: string; readonly of: "booking" }
  | { readonly key: string; readonly of: "sighting"; readonly seen: Arrival }
  | { readonly key: string; readonly of: "part"; readonly part: RecordPart }
  | { readonly key: string; readonly of: "mark"; readonly mark: Walkaround["marks"][number] }
  | { readonly key: string; readonly of: "photo"; readonly photo: Walkaround["photos"][number] };

export interface Written {
  readonly car: FloorCar;
  readonly arrivals: readonly Arrival[];
  readonly record: ReceptionRecord | undefined;
  readonly walk: Walkaround | undefined;
}

const HAS: Record<RecordPart, (record: ReceptionRecord) => boolean> = {
  bringer: (record) => record.bringer_name !== null,
  readings: (record) => record.mileage_km !== null || record.fuel_eighths !== null || record.warning_lamps.length > 0,
  valuables: (record) => record.valuables !== "" || record.valuables_reminded,
  notes: (record) => record.own_words !== "" || record.notes !== "" || record.stay !== null,
};

/** The parts of a record in which something is written down, in the order of the reception. */
export function writtenParts(record: ReceptionRecord | undefined): RecordPart[] {
  return record ? (Object.keys(HAS) as RecordPart[]).filter((part) => HAS[part](record)) : [];
}

/** What is written down of a visit and may be another car's, in the order of the reception. */
export function piecesOf({ car, arrivals, record, walk }: Written): Piece[] {
  const parts = writtenParts(record);
  const seen = arrivals.filter((each) => each.visit_id === car.visit_id);
  return [
    ...seen.map((each): Piece => ({ key: each.sighting_id, of: "sighting", seen: each })),
    ...(car.booked ? [{ key: "booking", of: "booking" } as const] : []),
    ...(car.stage_kind === "reception" ? [{ key: "order", of: "order" } as const] : []),
    ...parts.map((part): Piece => ({ key: part, of: "part", part })),
    ...(walk?.marks ?? []).map((mark): Piece => ({ key: mark.mark_id, of: "mark", mark })),
    ...(walk?.photos ?? []).map((photo): Piece => ({ key: photo.photo_id, of: "photo", photo })),
  ];
}

/** Whether a piece goes with the order, and is not chosen by itself. */
export function goesWithOrder(piece: Piece): boolean {
  return piece.of === "part" || piece.of === "mark" || piece.of === "photo";
}

/** Those that go along: with the order, all that was written down for it. */
export function chosenOf(pieces: readonly Piece[], keys: readonly string[]): Piece[] {
  const whole = pieces.some((piece) => piece.of === "order" && keys.includes(piece.key));
  return pieces.filter((piece) => keys.includes(piece.key) && !(whole && goesWithOrder(piece)));
}

/** What to post. */
export function splitBody(chosen: readonly Piece[], other: OtherCar, reason: string): SplitVisit {
  return {
    ...other,
    with_order: chosen.some((piece) => piece.of === "order"),
    with_booking: chosen.some((piece) => piece.of === "booking"),
    sightings: chosen.flatMap((piece) => (piece.of === "sighting" ? [piece.key] : [])),
    parts: chosen.flatMap((piece) => (piece.of === "part" ? [piece.part] : [])),
    marks: chosen.flatMap((piece) => (piece.of === "mark" ? [piece.key] : [])),
    photos: chosen.flatMap((piece) => (piece.of === "photo" ? [piece.key] : [])),
    reason: reason.trim(),
  };
}
