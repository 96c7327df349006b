// Written by display/write_types.py. Change the Python and run it again.

import type { DamageKind, LineOption, PlateColour, Station, Stay, WarningLamp, Words } from "./boards";

/** `POST /api/pairing-codes` (administrator): a code for one device. */
export interface MakePairingCode {
  kind: "display" | "tablet" | "agent" | "kiosk";
  name: string;
  /** lounge, workshop, gate, bay/3 */
  screen?: string | null;
}

/** `POST /api/pairing`: the six digits. */
export interface PairDevice {
  code: string;
}

/** The answer: the token is told this once. */
export interface PairedDevice {
  token: string;
  device_id: string;
  name: string;
  kind: string;
  screen: string | null;
}

/** The answer to a sign-in. */
export interface Session {
  token: string;
  staff_id: string;
  name: Words;
  roles: Array<string>;
  /** deeds and boards of all their roles; screens offer no others */
  allowed: Array<string>;
  expires_at: string;
}

/** `POST /api/sessions`: a name and a password, or on a paired tablet a staff id and a PIN. */
export interface SignIn {
  login?: string | null;
  password?: string | null;
  staff_id?: string | null;
  pin?: string | null;
}

/** What the customer gives: from 1 (bad) to 5. */
export interface CallScores {
  service: number;
  work: number;
  time: number;
}

/** `POST /api/after-service/complaints/{complaint_id}/close`: the customer has confirmed the end. */
export interface CloseComplaint {
  words?: string;
}

/** `POST /api/after-service/complaints/{complaint_id}/owner`: somebody else takes care of it. */
export interface GiveComplaint {
  owner_id: string;
}

/** `POST /api/after-service/follow-ups/{visit_id}`: a call, also one that nobody took (without scores). */
export interface MakeFollowUpCall {
  call: "first" | "second";
  reached: boolean;
  scores?: CallScores | null;
  words?: string;
}

/** `POST /api/after-service/complaints`: about a visit, or about a car by its plate. */
export interface OpenComplaint {
  complaint_id: string;
  visit_id?: string | null;
  plate?: string | null;
  words: string;
}

/** `POST /api/after-service/complaints/{complaint_id}/steps`: what was done, in words. */
export interface TakeComplaintStep {
  step: "answered" | "planned" | "concluded" | "manager_informed" | "visited";
  words?: string;
}

/** `POST /api/visits`: a car is here that no camera has announced. */
export interface CheckInVehicle extends WhichCar {
}

/** `POST /api/sightings/{id}/confirm`: the advisor says which car a doubtful or wrong read is. */
export interface ConfirmArrival extends WhichCar {
}

/** `POST /api/visits/{visit_id}/plate`: the car has its plate now. */
export interface GivePlate {
  plate: string;
  colour?: PlateColour | null;
}

/** A car without a plate yet: known by its VIN, or by a mark; with neither it is given a number. */
export interface NoPlate {
  vin?: string | null;
  /** e.g. of a temporary paper plate */
  mark?: string | null;
}

/** `POST /api/visits/{visit_id}/place`: where the car stands, and what hangs on its key. */
export interface ParkVehicle {
  key_tag?: string;
  spot?: string;
  /** when it was tapped, if it waited offline */
  done_at?: string | null;
}

/** One car, by its plate or as one that has none yet. */
export interface WhichCar {
  plate?: string | null;
  colour?: PlateColour | null;
  no_plate?: NoPlate | null;
}

/** `POST /api/appointments/{id}/assign`: who receives the car, who was asked to work on it, and where. */
export interface AssignAppointment {
  advisor_id?: string | null;
  technician_id?: string | null;
  /** left out: the bay stays */
  bay_id?: string | null;
}

/** `POST /api/appointments`. */
export interface BookAppointment extends WhichCar {
  appointment_id: string;
  brand: Words;
  series: Words;
  vehicle_colour: Words;
  customer_name: string;
  customer_phone: string;
  slot_at: string;
  flow?: string;
  job: Words;
  standard_minutes: number;
  advisor_id?: string | null;
  /** else it follows from the flow */
  bay_kind?: string | null;
  team?: string;
  technician_id?: string | null;
  /** else one that is free then */
  bay_id?: string | null;
  /** estimated, tax included */
  price_minor?: number;
  /** codes of the service catalogue */
  operations?: Array<string>;
  /** why it is booked where there is no room */
  overbook_reason?: string | null;
}

/** `POST /api/appointments/{id}/cancel`: the car does not come. */
export interface CancelAppointment {
  reason: string;
}

/** `POST /api/shelf/{part_id}/expect`: when a part arrives; null where nobody knows. */
export interface ExpectPart {
  expected_at: string | null;
}

/** `POST /api/appointments/{id}/move`: the car comes at another time. */
export interface MoveAppointment {
  slot_at: string;
  overbook_reason?: string | null;
}

/** `POST /api/shelf/{part_id}/tick`: a part lies on its booking's shelf, or does not after all. */
export interface TickPart {
  shelved?: boolean;
}

/** `POST /api/booths/{bay_id}/fill`: the planned cars stand in it, given to a technician. */
export interface FillBooth {
  technician_id: string;
}

/** `POST /api/paint-jobs/{order_id}`: colour and size, as they are or as they were corrected. */
export interface KeepPaintJob {
  colour_code: string;
  extent: "loose" | "panels" | "whole";
  panels: number;
}

/** `POST /api/booths/{bay_id}/plan`: these go in next; `override` where that is not the proposal. */
export interface PlanLoad {
  order_ids: Array<string>;
  override?: "customer_waits" | "urgent" | "not_ready" | "other" | null;
}

/** The car goes back to the bay for a cause of the flow's list, or for one that only words tell. */
export interface FailCheck extends OrderDeed {
  cause_id?: string;
  /** in the inspector's own words; needed for `other` */
  cause?: string;
}

/** The car is clean. */
export interface FinishWash extends OrderDeed {
}

/** Cross check or final inspection passed: every item of the stage's checklist was looked at. */
export interface PassCheck extends OrderDeed {
  checked?: Array<string>;
  road_test?: RoadTest | null;
  note?: string;
}

/** Whether the car was driven; where not, the check's note says why. */
export interface RoadTest {
  taken: boolean;
  km?: number | null;
  /** null: whoever checks */
  driver_id?: string | null;
}

/** The customer wishes no wash: what they said. */
export interface SkipWash extends OrderDeed {
  words: string;
}

/** The washer takes the car. */
export interface StartWash extends OrderDeed {
}

/** `POST /api/service-clock/requests`: somebody rings or writes, and is to be answered. */
export interface ReceiveRequest {
  request_id: string;
  channel?: "phone" | "web";
}

/** What stands after the merge of two receptions; what does not is kept with the visit that was merged. */
export interface KeptParts {
  of_other?: Array<"bringer" | "readings" | "valuables" | "notes">;
  marks?: "own" | "other" | "both";
  photos?: "own" | "other" | "both";
}

/** `POST /api/visits/{visit_id}/merge`: another visit is the same car. */
export interface MergeVisits {
  other_visit_id: string;
  /** wanted where the other visit's reception has begun, too */
  kept?: KeptParts | null;
  reason: string;
}

/** `POST /api/visits/{visit_id}/reassign`: to another advisor, or to the car with another plate. */
export interface ReassignVisit {
  advisor_id?: string | null;
  plate?: string | null;
  colour?: PlateColour | null;
  reason: string;
}

/** `POST /api/visits/{visit_id}/reopen`: the car had not left. */
export interface ReopenVisit {
  reason: string;
}

/** `POST /api/visits/{visit_id}/split`: what belongs to another car goes on as a visit of that one. */
export interface SplitVisit extends WhichCar {
  /** the order with all that was written down for it */
  with_order?: boolean;
  with_booking?: boolean;
  /** passages at the gate, by their ids */
  sightings?: Array<string>;
  parts?: Array<"bringer" | "readings" | "valuables" | "notes">;
  /** damage found on the walk-around */
  marks?: Array<string>;
  /** pictures of the walk-around */
  photos?: Array<string>;
  reason: string;
}

/** The order's last stage was a mistake: it goes on from the one before. */
export interface StepBack extends OrderDeed {
  reason: string;
}

/** Call the customer by voice, again if need be. */
export interface CallCustomer extends OrderDeed {
}

/** The customer has the keys, and was advised for the next time; null: as the flow advises. */
export interface DeliverVehicle extends OrderDeed {
  old_parts?: "shown" | "taken" | "left" | "none";
  advice?: string;
  /** null: as the flow advises */
  next_service_on?: string | null;
  /** null: as the flow advises */
  next_service_km?: number | null;
  /** null: three months from today */
  recheck_on?: string | null;
  /** why nobody signs; null: a signature was kept before */
  unsigned?: "in_a_hurry" | "collected_by_other" | "refused" | null;
}

/** `POST /api/visits/{visit_id}/ready-calls`: somebody has rung the customer up: the car is ready. */
export interface MakeReadyCall {
  reached: boolean;
  words?: string;
}

/** The advisor promises another window and tells the customer. */
export interface MovePromisedTime extends OrderDeed {
  promised_from: string;
  promised_to: string;
  /** why the window can be kept though the bays do not allow it by themselves */
  promise_reason?: string;
}

/** `POST /api/customer-links/{token}/rating`. */
export interface RateVisit {
  score: number;
  words?: string;
}

/** A payment is given back, or a part of it, by a counter-entry. */
export interface RefundPayment extends OrderDeed {
  payment_id: string;
  /** null: all that was not given back yet */
  amount_minor?: number | null;
  reason: string;
}

/** To whom the customer wants the invoice made out. */
export interface RequestInvoice extends OrderDeed {
  title: string;
  tax_number?: string;
}

/** The cashier has the money: `paid_minor` is all that the customer still owed, and came in just now. What other payers owe is booked with it. */
export interface SettleOrder extends OrderDeed {
  paid_minor: number;
  /** how the customer paid it */
  kind?: "cash" | "card" | "wechat" | "alipay" | "transfer" | "voucher";
}

/** A part of what is due came in; never more than that payer owes. */
export interface TakePayment extends OrderDeed {
  kind: "cash" | "card" | "wechat" | "alipay" | "transfer" | "voucher" | "insurer" | "warranty" | "internal" | "rounding";
  payer?: "customer" | "insurer" | "warranty" | "internal";
  amount_minor: number;
}

/** `POST /api/job-clock/off`: they do not any more. */
export interface ClockOff {
  staff_id?: string | null;
  /** when it was tapped, if it waited offline */
  done_at?: string | null;
}

/** `POST /api/job-clock/{order_id}/on`: they work on it from now on; without an id whoever asks. */
export interface ClockOn {
  staff_id?: string | null;
  /** the order as a whole without it */
  line_id?: string | null;
  /** when it was tapped, if it waited offline */
  done_at?: string | null;
}

/** `POST /api/attendance` for oneself, `POST /api/attendance/{staff_id}` for somebody else. */
export interface SetAttendance {
  presence: "in" | "break" | "off";
}

/** The customer agrees to the estimate, at the desk or on the phone page: to all but `declined`. */
export interface AuthorizeEstimate extends OrderDeed {
  /** lines that the customer does not want */
  declined?: Array<string>;
  /** options by line */
  chosen?: Record<string, string>;
  /** what stands behind it: a signature that was kept before, or how the customer told it; what a customer sends from their own page is kept as `page` */
  agreed?: "signature" | "phone" | "message" | "paper";
}

/** An advisor begins to receive the car. */
export interface BeginReception extends OrderDeed {
}

/** It is another kind of job, e.g. a pre-delivery inspection. */
export interface ChooseFlow extends OrderDeed {
  flow: string;
}

/** One cost of a line; its price is of one piece, of labour of one hour, tax included. */
export interface EstimateCost {
  kind: "labour" | "part" | "consumable" | "other";
  title: Words;
  price_minor: number;
  /** of labour */
  minutes?: number;
  quantity_thousandths?: number;
  number?: string;
  brand?: string;
  discount_basis_points?: number;
}

/** The lines of an estimate and the window that goes with them. */
export interface EstimateDeed extends OrderDeed {
  lines: Array<EstimateLine>;
  promised_from: string;
  promised_to: string;
  /** why the window can be kept though the bays do not allow it by themselves */
  promise_reason?: string;
}

/** One line of the estimate: an operation of the catalogue with its costs, or a title and a price. */
export interface EstimateLine {
  title: Words;
  standard_minutes: number;
  /** the sum of its costs, where it has any */
  price_minor: number;
  operation_id?: string | null;
  bay_kind?: string;
  safety?: boolean;
  payer?: "customer" | "insurer" | "warranty" | "internal";
  /** why, and what happens if it is put off */
  explanation?: Words | null;
  costs?: Array<EstimateCost>;
  /** other ways, for the customer */
  options?: Array<LineOption>;
  /** the line of earlier work that came back under its warranty */
  repeats?: string | null;
}

/** The estimate and the promise are made; the customer must now authorize. */
export interface FinishReception extends EstimateDeed {
  vehicle?: VehicleDescription | null;
  mileage_km?: number | null;
  waits_here?: boolean;
}

/** Another version of the estimate, before the customer has answered. */
export interface ReviseEstimate extends EstimateDeed {
}

/** What a car is, told by whoever stands beside it: for one that nobody has registered yet. */
export interface VehicleDescription {
  brand: Words;
  series: Words;
  colour?: Words | null;
}

/** `POST /api/receptions/{order_id}/stations`: nothing was found there, or something after all. */
export interface CheckStation extends ReceptionPart {
  station: Station;
  clear: boolean;
}

/** `POST /api/receptions/{order_id}/customer`: whose car it is, and who brings it if not the owner. */
export interface KeepCustomer extends ReceptionPart {
  owner: Person;
  bringer?: Person | null;
}

/** `POST /api/receptions/{order_id}/interview`: the customer's own words, and what was agreed. */
export interface KeepInterview extends ReceptionPart {
  own_words?: string;
  notes?: string;
  stay?: Stay | null;
  /** the customer wishes none: the wash is left out */
  no_wash?: boolean;
  valuables_reminded?: boolean;
  valuables?: string;
}

/** `POST /api/receptions/{order_id}/vehicle`: what it is, and what it shows. */
export interface KeepVehicle extends ReceptionPart {
  description?: VehicleDescription | null;
  vin?: string | null;
  /** null: as it is on record */
  first_registered_on?: string | null;
  mileage_km?: number | null;
  /** less than at the last visit, and right */
  mileage_confirmed?: boolean;
  /** of the tank, or of the battery */
  fuel_eighths?: number | null;
  warning_lamps?: Array<WarningLamp>;
}

/** `POST /api/receptions/{order_id}/marks`: damage that was there when the car came. */
export interface MarkDamage extends ReceptionPart {
  mark_id: string;
  station: Station;
  kind: DamageKind;
  x: number;
  y: number;
}

/** Somebody to be called. */
export interface Person {
  name: string;
  /** null: none told, one on record stays */
  phone: string | null;
  /** they say so; counts where none is on record */
  has_no_phone?: boolean;
}

/** Any part of a reception. */
export interface ReceptionPart {
  /** when it was written down, if it waited */
  done_at?: string | null;
}

/** `POST /api/receptions/{order_id}/marks/{mark_id}/remove`: the mark was a mistake. */
export interface UnmarkDamage extends ReceptionPart {
}

/** Any deed on a repair order. */
export interface OrderDeed {
  /** refused as stale if the order has moved on */
  order_version?: number | null;
  /** when it was tapped, if it waited offline */
  done_at?: string | null;
}

/** The customer agrees to one option of an added line, or declines it (null). */
export interface AnswerAddedWork extends OrderDeed {
  line_id: string;
  option_id: string | null;
}

/** The foreman is at the bay, or the technician needs nobody any more. */
export interface AnswerHelp extends OrderDeed {
}

/** The foreman gives the order to a bay and a technician. */
export interface AssignBay extends OrderDeed {
  bay_id: string;
  technician_id: string;
  /** why, where the technician or the bay does not suit the work */
  override?: "supervised" | "training" | "part_of_it" | "urgent" | null;
}

/** The technician needs somebody at the bay. */
export interface CallForHelp extends OrderDeed {
}

/** The technician has finished and done the self check. */
export interface FinishWork extends OrderDeed {
}

/** The technician stops for a reason. */
export interface PauseWork extends OrderDeed {
  reason: "parts" | "authorization" | "help" | "break" | "tool" | "other";
}

/** The technician found something more; the customer decides. */
export interface RequestAddedWork extends OrderDeed {
  title: Words;
  explanation?: Words | null;
  safety?: boolean;
  options: Array<LineOption>;
  /** of the catalogue: with its skills and its kind of bay */
  operation_id?: string | null;
  /** instead of the operation's */
  bay_kind?: string;
  /** beside the operation's */
  skills?: Array<string>;
  /** of this order, sent before; the customer sees them */
  photos?: Array<string>;
}

/** The technician starts, or goes on after a pause. */
export interface StartWork extends OrderDeed {
}

/** The technician switches the camera over the bay off for this job, or on again. */
export interface SwitchCamera extends OrderDeed {
  on: boolean;
}

/** A picture of the work; it comes as the body, and this as the query. */
export interface TakePhoto extends OrderDeed {
  /** so that added work can name it */
  photo_id?: string | null;
}

/** One item of the checklist is done, or not after all. */
export interface TickChecklist extends OrderDeed {
  item_id: string;
  ticked?: boolean;
}

/** Take the order's last deed back, within ten seconds and while nothing followed. */
export interface UndoDeed extends OrderDeed {
}
