// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** `POST /api/fault-reports`. */
export interface ReportFault {
  /** UUIDv7 made by the client */
  report_id: string;
  title: string;
  symptom: string;
  /** of a car that the shop knows */
  plate?: string | null;
}

/** `POST /api/fault-reports/{report_id}/next`: the next step; a report is closed without words. */
export interface TakeFaultStep {
  step: "cause_found" | "repaired" | "verified" | "closed";
  words?: string;
  /** refused as stale if the report has moved on */
  version?: number | null;
}

/** One report as staff read it. */
export interface FaultEntry {
  report_id: string;
  version: number;
  step: "recorded" | "cause_found" | "repaired" | "verified" | "closed";
  next_step: "recorded" | "cause_found" | "repaired" | "verified" | "closed" | null;
  title: string;
  symptom: string;
  cause: string;
  action: string;
  check: string;
  plate: Plate | null;
  brand: Words | null;
  series: Words | null;
  reported_by: Words | null;
  repaired_by: Words | null;
  verified_by: Words | null;
  /** the shop's day */
  reported_on: string;
  reported_at: string;
  changed_at: string;
}

/** What a search has found, the latest change first. */
export interface FaultList {
  reports: Array<FaultEntry>;
  /** whether there are more than are told */
  more: boolean;
}
