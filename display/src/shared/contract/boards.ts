// Written by display/write_types.py. Change the Python and run it again.

/** The one job on a bay tablet. */
export interface BayJob {
  car: FloorCar;
  checklist: Array<ChecklistItem>;
  photos: number;
  mileage_km: number | null;
  /** what the customer said at the reception */
  own_words?: string;
  /** of all lines, in their order */
  parts?: Array<TakenPart>;
}

/** A picture of a car in its bay, kept with the visit. */
export interface BayStill {
  visit_id: string;
  bay: string;
  /** the station, of a flow that has several */
  stage?: Words | null;
  moment: "begun" | "finished";
  taken_at: string;
  /** path of the picture; fetch it with the token */
  picture: string;
}

/** A bay that can be shown and in which a car stands. */
export interface BayView {
  bay: string;
  name: Words;
  visit_id: string;
  /** false while the technician has switched the camera off for this job */
  shown: boolean;
  /** whether the camera gives pictures; true of a recorder: nobody knows */
  up: boolean;
  /** what to ask: /api/bay-video/{bay}/frame for pictures, or …/address for the recorder's */
  source: "camera" | "recorder";
}

/** A part that a line of the job takes. */
export interface TakenPart {
  line_id: string;
  title: Words;
  number: string;
  brand: string;
  quantity_thousandths: number;
}

/** Cars that go into the booth together. */
export interface BoothLoad {
  visit_ids: Array<string>;
  order_ids: Array<string>;
  colour_code: string;
  used_cm: number;
  /** of a proposal; wording keys after `booth.why_` */
  reasons: Array<"earliest_promise" | "same_colour_as_before" | "one_colour" | "full">;
}

/** One booth with its next loads. */
export interface PaintBooth {
  bay_id: string;
  number: string;
  name: Words;
  length_cm: number;
  /** in the guns now; empty before the first load */
  colour_code: string;
  /** visits of the cars that stand in it */
  inside: Array<string>;
  /** what the foreman has decided on */
  planned: BoothLoad | null;
  /** why that is not what was proposed */
  override: "customer_waits" | "urgent" | "not_ready" | "other" | null;
  proposed: Array<BoothLoad>;
  /** visits that wait, but colour or size are not written down */
  not_told: Array<string>;
  /** visits that wait, and fit into no booth */
  too_long: Array<string>;
}

/** What of a car is painted; `colour_code` is empty and `panels` 0 until somebody has written it down. */
export interface PaintWork {
  colour_code: string;
  extent: "loose" | "panels" | "whole" | null;
  panels: number;
}

/** One thing to do or look at before the self check. */
export interface ChecklistItem {
  item_id: string;
  title: Words;
  ticked_at: string | null;
}

/** One car as the staff see it. */
export interface FloorCar {
  visit_id: string;
  order_id: string;
  /** send it back with a deed: a stale one is refused */
  order_version: number;
  order_number: string;
  plate: Plate;
  brand: Words;
  series: Words;
  /** the first line's title */
  job: Words;
  advisor_id: string | null;
  advisor: Words | null;
  flow: string;
  stage: string;
  stage_kind: "wait" | "reception" | "authorization" | "work" | "check" | "wash" | "ready" | "settle" | "done";
  stage_entered_at: string;
  stage_limit_minutes: number;
  step: "reception" | "approval" | "service" | "checking" | "washing" | "ready";
  step_index: number;
  step_count: number;
  /** while the stage is one of work, and before it has begun */
  work: Work | null;
  window: Window | null;
  /** when the service clock warns of the promise; absent: long before its end */
  at_risk_from?: string | null;
  arrived_at: string;
  booked: boolean;
  waits_here: boolean;
  /** the customer said so at the reception */
  no_wash?: boolean;
  rework_count: number;
  called_at: string | null;
  settled_at: string | null;
  total_minor: number;
  /** by the customer, of that total */
  paid_minor?: number;
  lines: Array<JobLine>;
  /** deeds that the stage allows now, e.g. `start_work` */
  allowed: Array<string>;
  /** at a check: what it asks for */
  check?: CheckAsked | null;
  /** what hangs on the car's key */
  key_tag?: string;
  /** where it was parked last */
  spot?: string;
  /** why a check sent it back, the last time */
  sent_back?: SentBack | null;
  /** of a flow that leads through the paint booth */
  paint?: PaintWork | null;
  /** absent: there is nothing to take back */
  step_back?: StepBackOffer | null;
  /** whether the customer has a page; POST …/customer-link tells it */
  customer_link: boolean;
}

/** One item of work: what it is, what it costs, whether the customer allowed it. */
export interface JobLine {
  line_id: string;
  title: Words;
  standard_minutes: number;
  price_minor: number;
  /** found during the work, so authorized on its own */
  added: boolean;
  safety: boolean;
  explanation: Words | null;
  authorization: "requested" | "authorized" | "declined";
  options: Array<LineOption>;
  /** the alternative the customer chose */
  option_id: string | null;
  requested_at: string | null;
  payer?: "customer" | "insurer" | "warranty" | "internal";
  /** once the car was delivered */
  warranty?: RepairWarranty | null;
  /** what the technician photographed of added work: ids */
  photos?: Array<string>;
}

/** One way to do an added line, e.g. another brand of part. */
export interface LineOption {
  option_id: string;
  title: Words;
  detail: Words;
  minutes: number;
  price_minor: number;
}

/** The stage before, to which whoever may take a step back can bring the car. */
export interface StepBackOffer {
  stage: Words;
  voids: "estimate" | "authorization" | "settlement" | "delivery" | "step";
  /** the deed that they must be allowed, too, e.g. `refund_payment` */
  wants: string;
}

/** The work on one order in one bay. Worked so far = worked_seconds + (now - working_since, if set). */
export interface Work {
  state: "queued" | "assigned" | "working" | "paused";
  bay_id: string | null;
  technician: Words | null;
  technician_id: string | null;
  standard_minutes: number;
  worked_seconds: number;
  working_since: string | null;
  started_at: string | null;
  pause_reason: "parts" | "authorization" | "help" | "break" | "tool" | "other" | null;
  paused_at: string | null;
  help_called_at: string | null;
  /** worked before the car was given this bay */
  earlier_seconds?: number;
}

/** What the check asks for at which the car is. */
export interface CheckAsked {
  checklist: Array<CheckItem>;
  road_test: boolean;
  causes: Array<CheckCause>;
  /** what the customer said at the reception */
  own_words?: string;
  /** staff who worked on the car, or have passed it before */
  not_for: Array<string>;
}

/** One of the shop's reasons to send a car back; `other`, told in words, is always possible. */
export interface CheckCause {
  cause_id: string;
  title: Words;
}

/** One thing to look at. */
export interface CheckItem {
  item_id: string;
  title: Words;
}

/** Why a check sent the car back, the last time: the shop's cause (null: another) and the words. */
export interface SentBack {
  title: Words | null;
  words: string;
}

/** A rule of the service clock whose time runs, or is over while nobody has done what it waits for. */
export interface RunningTimer {
  timer_id: string;
  /** a wording key after `rule.`, e.g. `greet`, `progress_word` */
  rule: string;
  state: "running" | "warned" | "overdue" | "escalated";
  /** what it runs for: the visit, the complaint, the request … */
  subject_id: string;
  visit_id: string | null;
  /** of the car it is about, if it is about one */
  plate: Plate | null;
  /** whose it is; once it is escalated, to whom */
  role: string;
  /** the advisor of the car, where it is an advisor's */
  owner: Words | null;
  starts_at: string;
  warns_at: string;
  due_at: string;
  /** it should take so long, not less */
  at_least: boolean;
  /** what its owner can say to have done, a wording key after `care.` */
  asks: string | null;
}

/** A passage at the entrance that an advisor must answer: greet it, or say which car it is. */
export interface Arrival {
  sighting_id: string;
  seen_at: string;
  camera: string;
  /** path of the picture; fetch it with the token */
  crop: string | null;
  outcome: "greeted" | "doubtful";
  candidates: Array<Candidate>;
  visit_id: string | null;
  greeted_by: Words | null;
  /** reception has begun, or the advisor has answered */
  received: boolean;
}

/** A camera, as its agent last said; `bay` is the number of the bay that it hangs over, if any. */
export interface Camera {
  camera: string;
  direction: "in" | "out" | "both" | "bay";
  bay: string | null;
  state: "up" | "down" | "unknown";
  reason: string;
  since: string;
  outbox_waiting: number;
}

/** One plate that a doubtful read may be. */
export interface Candidate {
  plate: Plate;
  probability: number;
  appointment_id: string | null;
  slot_at: string | null;
  vehicle_id: string | null;
  brand: Words | null;
  series: Words | null;
}

/** A booking with what the desk may see: of today under `booking/`, of the next day under `upcoming/`. */
export interface DeskBooking extends GateBooking {
  appointment_id: string;
  flow: string;
  job: Words;
  customer_name: string;
  customer_phone: string;
  advisor_id: string | null;
  /** what the customer calls it by; empty for those of the first versions */
  number: string;
  standard_minutes: number;
  price_minor: number;
  bay_kind: string;
  /** whose place it takes, if one was asked for */
  team?: string;
  technician: Words | null;
  technician_id: string | null;
  bay_id?: string | null;
  /** the number of the bay that is reserved */
  bay?: string | null;
  source: "desk" | "web";
  /** who booked from the web, and their number */
  contact: string;
}

/** A car that was handed over and that no camera has seen leave. */
export interface Leaving {
  visit_id: string;
  order_id: string;
  order_version: number;
  plate: Plate;
  brand: Words;
  series: Words;
  delivered_at: string;
  /** where it was handed over by mistake */
  step_back?: StepBackOffer | null;
}

/** Whose turn it is for the next arrival that nobody has booked; absent: nobody is in and idle. */
export interface NextAdvisor {
  staff_id: string;
  name: Words;
}

/** One line of today's welcome list. */
export interface GateBooking {
  slot_at: string;
  plate: Plate;
  brand: Words;
  series: Words;
  advisor: Words | null;
  state: "expected" | "arrived" | "in_service" | "no_show" | "cancelled";
}

/** What the gate shows for 6–8 s: a plate only when there is no doubt. */
export interface Greeting {
  greeting_id: string;
  outcome: "welcome" | "neutral";
  plate: Plate | null;
  advisor: Words | null;
  /** where to drive, e.g. `2` */
  lane: string | null;
  arrow: "left" | "straight" | "right";
  greeted_at: string;
}

/** The announcement being made for a room's people, with what is spoken word for word. A screen shows the call of its own room, and plays `audio` once for each `take`, if it is heard in `room` (`GET /api/speaker`): where it is said now, which is another room where nobody heard it in its own. */
export interface Call {
  announcement_id: string;
  /** null where it is about no car */
  visit_id: string | null;
  plate: Plate | null;
  caption: Words;
  /** path of the WAV; fetch it with the token; null: shown only */
  audio: string | null;
  seconds: number;
  called_at: string;
  /** how often it has been begun; a new number is played anew */
  take: number;
  room: string;
}

/** One row of the lounge: never a name, a phone number, a price or a fault. */
export interface LoungeCar {
  /** masked; told apart from every other plate on this board */
  plate: Plate;
  brand: Words;
  series: Words;
  step: "reception" | "approval" | "service" | "checking" | "washing" | "ready";
  step_index: number;
  step_count: number;
  /** the customer must sign or approve: look at the phone */
  needs_customer: boolean;
  window: Window | null;
  /** surname only */
  advisor: Words | null;
  handover_bay: string | null;
  /** set: pinned on top */
  ready_at: string | null;
}

/** Somebody who works here. */
export interface PersonHere {
  staff_id: string;
  name: Words;
  roles: Array<string>;
  /** null: they never tapped, or were seen at work after they had left */
  presence: "in" | "break" | "off" | null;
  since: string | null;
  /** who tapped, if somebody else did */
  set_by: Words | null;
  /** without a tap: when they were first at work today */
  seen_at: string | null;
  state: "working" | "free" | "break" | "off";
  jobs: Array<PersonsJob>;
  /** of the shop's day; null: no rota was written */
  shift: Array<ShiftStretch> | null;
  /** the day is unlike their rota: why, the board does not say */
  away: boolean;
}

/** A car that somebody is at: in a bay, or (`bay_number` null) at the reception. */
export interface PersonsJob {
  visit_id: string;
  plate: Plate;
  job: Words;
  bay_number: string | null;
  /** of the work in the bay */
  state: "queued" | "assigned" | "working" | "paused" | null;
}

/** From when to when somebody is expected. */
export interface ShiftStretch {
  begins_at: string;
  ends_at: string;
}

/** Damage that was there when the car came; `x` and `y` are shares of the drawing. */
export interface MarkedDamage {
  mark_id: string;
  station: Station;
  kind: DamageKind;
  x: number;
  y: number;
  marked_at: string;
}

/** The record of a car that is here: whose it is, what it shows, what its owner said. */
export interface ReceptionRecord {
  visit_id: string;
  order_id: string;
  owner_name: string;
  owner_phone: string;
  /** they said so */
  owner_has_no_phone?: boolean;
  /** null: the owner brings it */
  bringer_name: string | null;
  bringer_phone: string | null;
  bringer_has_no_phone?: boolean;
  vin: string | null;
  first_registered_on?: string | null;
  mileage_km: number | null;
  fuel_eighths: number | null;
  warning_lamps: Array<WarningLamp>;
  stay: Stay | null;
  /** the customer wishes none */
  no_wash?: boolean;
  valuables_reminded: boolean;
  valuables: string;
  own_words: string;
  notes: string;
}

/** A picture of the walk-around; fetch it with the token. */
export interface StationPhoto {
  photo_id: string;
  station: Station;
  picture: string;
  taken_at: string;
}

/** The walk round one car: where nothing was found, what was marked, what was photographed. */
export interface Walkaround {
  visit_id: string;
  order_id: string;
  clear: Array<Station>;
  marks: Array<MarkedDamage>;
  photos: Array<StationPhoto>;
}

/** A plate to draw. `text` has no separators; `•` stands for a masked character. */
export interface Plate {
  text: string;
  colour: PlateColour;
}

/** What every screen says about the shop. */
export interface ShopHead {
  name: Words;
  /** IANA */
  zone: string;
  languages: Array<"zh" | "en">;
  /** for the QR `follow on your phone`; null: no public address */
  follow_url: string | null;
}

/** The promised time as a window; `moved` once the advisor has promised a later one. */
export interface Window {
  from_at: string;
  to_at: string;
  moved: boolean;
}

/** One text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** The customer's own page: the whole plate, the prices, nobody else's car. */
export interface CustomerVisit {
  plate: Plate;
  brand: Words;
  series: Words;
  step: "reception" | "approval" | "service" | "checking" | "washing" | "ready";
  step_index: number;
  step_count: number;
  steps: Array<"reception" | "approval" | "service" | "checking" | "washing" | "ready">;
  timeline: Array<TimelineEntry>;
  window: Window | null;
  advisor: Words | null;
  lines: Array<JobLine>;
  total_minor: number;
  ready_at: string | null;
  handover_bay: string | null;
  delivered_at: string | null;
  rating: number | null;
}

/** One step that the customer's car has reached. */
export interface TimelineEntry {
  step: "reception" | "approval" | "service" | "checking" | "washing" | "ready";
  at: string;
}

/** Of its labour, of the parts that went into it, or of one of them. */
export interface RepairWarranty {
  labour: WarrantyEnd | null;
  parts: WarrantyEnd | null;
}

/** It stands through the day `until` and up to `until_km`, whichever comes first. */
export interface WarrantyEnd {
  until: string;
  /** null where mileage does not end it */
  until_km: number | null;
}

/** Somebody who is clocked on to a job, by whom the value is kept. */
export interface AtJob {
  staff_id: string;
  name: Words;
  visit_id: string;
  /** null: the order as a whole */
  line_id: string | null;
  since: string;
  /** of the same job, before `since` */
  earlier_seconds?: number;
}

/** A bay and what stands in it. */
export interface Bay {
  bay_id: string;
  number: string;
  /** e.g. `lift`, `alignment`, `paint_booth` */
  kind: string;
  name: Words;
  visit_id: string | null;
}

/** Something a named person must settle, until it is settled. */
export interface OpenException {
  exception_id: string;
  /** a wording key after `exception.`, e.g. `left_unsettled`, `tap_refused` */
  kind: string;
  visit_id: string | null;
  plate: Plate | null;
  owner: Words | null;
  raised_at: string;
}

/** A booked car's time in a bay, from its booking until it is given a bay. */
export interface Reservation {
  bay_id: string;
  /** when the car is expected */
  begins_at: string;
  /** by the standard time, while the shop is open */
  ends_at: string;
  plate: Plate;
  job: Words;
  number: string;
  technician: Words | null;
  technician_id: string | null;
  /** the car has arrived */
  visit_id: string | null;
}

/** Who is here and what they do. */
export interface StaffState {
  staff_id: string;
  name: Words;
  surname: Words;
  roles: Array<string>;
  state: "working" | "free" | "break" | "off";
  bay_number: string | null;
}

/** One column of the board by stage. */
export interface StageColumn {
  stage: string;
  name: Words;
  kind: "wait" | "reception" | "authorization" | "work" | "check" | "wash" | "ready" | "settle" | "done";
  order: number;
  wip_limit: number | null;
  flow: string;
}

export type DamageKind = "scratch" | "dent" | "crack" | "chip" | "missing";

export type PlateColour = "blue" | "yellow" | "green" | "yellow_green" | "white" | "black" | "none";

export type Station = "interior" | "left_front" | "front" | "right_front" | "right_rear" | "rear" | "left_rear";

export type Stay = "waits" | "leaves" | "loaner";

export type WarningLamp = "engine" | "oil_pressure" | "coolant" | "battery" | "brakes" | "abs" | "airbag" | "tyre_pressure" | "service";
