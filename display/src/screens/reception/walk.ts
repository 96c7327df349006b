import type { MarkedDamage, Station, StationPhoto, Walkaround } from "../../shared/contract/boards";
import type { MarkDamage } from "../../shared/contract/deeds";
import type { Tap } from "../../shared/taps";

/** A mark on this tablet; `waiting` until the server has it. */
export interface ShownMark extends Omit<MarkedDamage, "marked_at"> {
  readonly waiting: boolean;
}

/** A picture on this tablet: the server's, or the one that waits here. */
export interface ShownPhoto extends Pick<StationPhoto, "photo_id" | "station"> {
  readonly picture: string | Blob;
}

export interface ShownWalk {
  readonly clear: readonly Station[];
  readonly marks: readonly ShownMark[];
  readonly photos: readonly ShownPhoto[];
}

const ROOT = "/api/receptions";

/** Where a part of an order's reception is posted. */
export function receptionPath(orderId: string, part: string): string {
  return `${ROOT}/${encodeURIComponent(orderId)}/${part}`;
}

/** Where a picture is posted; the tablet names it, so that it is kept once. */
export function photoPath(orderId: string, station: Station, photoId: string, takenAt: number): string {
  const told = new URLSearchParams({ station, photo_id: photoId, taken_at: new Date(takenAt).toISOString() });
  return `${receptionPath(orderId, "photos")}?${told}`;
}

/** The board's walk-around with everything that was tapped here since, in order. */
export function shownWalk(kept: Walkaround | undefined, taps: readonly Tap[], orderId: string): ShownWalk {
  const begun: ShownWalk = {
    clear: kept?.clear ?? [],
    marks: (kept?.marks ?? []).map((mark) => ({ ...mark, waiting: false })),
    photos: (kept?.photos ?? []).map((photo) => ({ ...photo })),
  };
  return taps.reduce((walk, tap) => after(walk, tap, receptionPath(orderId, "")), begun);
}

function after(walk: ShownWalk, tap: Tap, root: string): ShownWalk {
  if (!tap.path.startsWith(root)) return walk;
  const part = tap.path.slice(root.length);
  if (part === "marks") return marked(walk, tap.body as unknown as MarkDamage);
  if (part === "stations") return checked(walk, tap.body["station"] as Station, tap.body["clear"] === true);
  if (part.startsWith("photos?")) return photographed(walk, new URLSearchParams(part.slice(7)), tap.body["photo"]);
  const removed = /^marks\/([^/]+)\/remove$/.exec(part)?.[1];
  return removed === undefined ? walk : { ...walk, marks: walk.marks.filter((mark) => mark.mark_id !== removed) };
}

function marked(walk: ShownWalk, body: MarkDamage): ShownWalk {
  if (walk.marks.some((mark) => mark.mark_id === body.mark_id)) return walk;
  const { mark_id, station, kind, x, y } = body;
  return { ...walk, marks: [...walk.marks, { mark_id, station, kind, x, y, waiting: true }] };
}

function checked(walk: ShownWalk, station: Station, clear: boolean): ShownWalk {
  const others = walk.clear.filter((each) => each !== station);
  return { ...walk, clear: clear ? [...others, station] : others };
}

function photographed(walk: ShownWalk, told: URLSearchParams, photo: unknown): ShownWalk {
  const [photo_id, station] = [told.get("photo_id") ?? "", told.get("station") as Station];
  if (!(photo instanceof Blob) || walk.photos.some((other) => other.photo_id === photo_id)) return walk;
  return { ...walk, photos: [...walk.photos, { photo_id, station, picture: photo }] };
}
