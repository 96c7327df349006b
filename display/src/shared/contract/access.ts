// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** `POST /api/pairing-codes`: told this once. `expires_at` is real time. */
export interface PairingCodeMade {
  code: string;
  expires_at: string;
}

/** One entry of `GET /api/staff`: who may sign in here. */
export interface StaffEntry {
  staff_id: string;
  name: Words;
  roles: Array<string>;
}

/** How many things are gone. */
export interface Removed {
  count: number;
}
