import type { Words } from "../../shared/contract/boards";

/** Somebody who may sign in at a paired tablet, as `GET /api/staff` names them. */
export interface Colleague {
  readonly staff_id: string;
  readonly name: Words;
}
