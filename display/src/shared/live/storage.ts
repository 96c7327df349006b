import { get, set } from "idb-keyval";
import type { ShopClock } from "../contract/realtime";
import type { HeldBoard } from "./board";

/** A board as it was last seen, kept over a restart of the screen. */
export interface KeptBoard extends HeldBoard {
  readonly journalId: string | null;
  readonly clock: ShopClock | null;
  /** Shop time of what is held, in ms since 1970. */
  readonly asOf: number | null;
}

/** Keeps last boards; a screen whose browser offers no storage works without. */
export interface BoardStorage {
  read(topic: string): Promise<KeptBoard | undefined>;
  write(topic: string, kept: KeptBoard): Promise<void>;
}

export const browserStorage: BoardStorage = {
  read: (topic) => get<KeptBoard>(`board:${topic}`).catch(() => undefined),
  write: (topic, kept) => set(`board:${topic}`, kept).catch(() => undefined),
};
