import type { LineOption, Words } from "../../shared/contract/boards";
import type { OperationEntry } from "../../shared/contract/catalogue";
import type { RequestAddedWork } from "../../shared/contract/deeds";
import { minorFrom } from "../../shared/money";

export const MOST_OPTIONS = 3;
export const MOST_PHOTOS = 3;

/** A picture for the customer, under the id that the request names. */
export interface DraftPhoto {
  readonly photo_id: string;
  readonly photo: Blob;
}

/** One way to do the work, as it is typed. */
export interface OptionDraft {
  title: string;
  price: string;
  minutes: string;
}

/** Added work as it is typed. */
export interface Draft {
  title: string;
  explanation: string;
  safety: boolean;
  options: OptionDraft[];
  /** Of the catalogue, with the skills that it asks for. */
  operationId: string | null;
  /** The operation's name in both languages, until its title is written over. */
  operationName: Words | null;
  bayKind: string;
  photos: readonly DraftPhoto[];
}

export function emptyOption(): OptionDraft {
  return { title: "", price: "", minutes: "" };
}

export function emptyDraft(): Draft {
  return {
    title: "",
    explanation: "",
    safety: false,
    options: [emptyOption()],
    operationId: null,
    operationName: null,
    bayKind: "",
    photos: [],
  };
}

/** A technician writes in one language; both screens show it. */
function inBoth(text: string): Words {
  return { zh: text, en: text };
}

function minutesFrom(typed: string): number | null {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
}

/** What is to be done; an operation's own name is known in both languages. */
function titleOf({ title, operationName }: Draft): Words {
  const typed = title.trim();
  const kept = operationName !== null && Object.values(operationName).includes(typed);
  return kept ? operationName : inBoth(typed);
}

function optionOf(draft: OptionDraft, title: Words, newId: () => string): LineOption | null {
  const [price_minor, minutes] = [minorFrom(draft.price), minutesFrom(draft.minutes)];
  if (price_minor === null || minutes === null) return null;
  const typed = draft.title.trim();
  return { option_id: newId(), title: typed ? inBoth(typed) : title, detail: inBoth(""), minutes, price_minor };
}

/** The draft as an operation of the catalogue fills it; what was typed as a reason stays. */
export function drawnFrom(draft: Draft, operation: OperationEntry, title: string): Draft {
  const option = { title: "", price: String(operation.price_minor / 100), minutes: String(operation.standard_minutes) };
  const safety = draft.safety || operation.safety;
  return {
    ...draft,
    title,
    safety,
    options: [option],
    operationId: operation.operation_id,
    operationName: operation.name,
    bayKind: operation.bay_kind,
  };
}

/** The request, or null while something is missing: a title, or an option's price or minutes. */
export function requestOf(draft: Draft, newId: () => string): RequestAddedWork | null {
  const title = titleOf(draft);
  const options = draft.options.map((option) => optionOf(option, title, newId));
  if (!draft.title.trim() || !options.every((option) => option !== null)) return null;
  const explanation = draft.explanation.trim();
  return {
    title,
    explanation: explanation ? inBoth(explanation) : null,
    safety: draft.safety,
    options,
    operation_id: draft.operationId,
    bay_kind: draft.bayKind,
    photos: draft.photos.map((each) => each.photo_id),
  };
}
