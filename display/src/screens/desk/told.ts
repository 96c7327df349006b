const KEPT = "glassbay.told";

/** When each customer was last told something, as marked at this desk: shop time in ms by visit. */
export function readTold(storage: Pick<Storage, "getItem"> = localStorage): Map<string, number> {
  const text = storage.getItem(KEPT);
  return new Map(text === null ? [] : (JSON.parse(text) as Array<[string, number]>));
}

/** Keeps the marks of the cars that are still here. */
export function writeTold(
  told: ReadonlyMap<string, number>,
  here: ReadonlySet<string>,
  storage: Pick<Storage, "setItem"> = localStorage,
): void {
  storage.setItem(KEPT, JSON.stringify([...told].filter(([visit]) => here.has(visit))));
}
