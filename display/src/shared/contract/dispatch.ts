// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** One reason why somebody, or a bay, does not suit the work. */
export interface DoubtEntry {
  /** a wording key after `doubt.` */
  kind: "skill_missing" | "certificate_expired" | "bay_kind";
  /** the skill, or the kind of bay that the work wants */
  what: string;
}

/** A technician with what is in the way, and the open jobs they have in bays. */
export interface CandidateTechnician {
  staff_id: string;
  doubts: Array<DoubtEntry>;
  /** false: nobody has written down what they can do */
  judged: boolean;
  jobs: number;
  /** standard time of those jobs */
  minutes: number;
}

/** A bay with what is in the way. */
export interface CandidateBay {
  bay_id: string;
  doubts: Array<DoubtEntry>;
}

/** `GET /api/dispatch/{order_id}`: who could do it, and where; the skills that it needs. */
export interface Candidates {
  /** by their keys */
  skills: Record<string, Words>;
  technicians: Array<CandidateTechnician>;
  bays: Array<CandidateBay>;
}
