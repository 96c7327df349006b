// Written by display/write_types.py. Change the Python and run it again.

/** One leg of the way to the glass, over its last 1,000 measurements. */
export interface LegFigures {
  leg: string;
  /** measurements since the server started */
  count: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

/** The newest change that a paired screen has said to have painted. */
export interface ScreenPaint {
  device_id: string;
  topic: string;
  /** of the journal */
  number: number;
  /** of the board now: a higher one is not yet on the glass */
  board_number: number;
  painted_at: string;
}

/** Plate to glass, and tap to glass, as this server process has measured them in one shop. */
export interface LatencyAnswer {
  since: string;
  sightings: Array<LegFigures>;
  taps: Array<LegFigures>;
  screens: Array<ScreenPaint>;
}
