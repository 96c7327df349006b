import { currentToken } from "./token";
import { uuid7 } from "./uuid7";

/** The server said no: `code` is stable, `fields` are those of the problem details. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly fields: Readonly<Record<string, unknown>>,
  ) {
    super(code);
  }
}

/** The server did not answer, or answered that it cannot just now: the same request may be sent again. */
export class Unreachable extends Error {}

export interface Request {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** An object is sent as JSON, a Blob as itself. */
  readonly body?: unknown;
  /** Keep the same key over retries of one deed. */
  readonly key?: string;
  /** Server time in ms of the press that asks for it; not for what has waited since. */
  readonly pressedAt?: number;
  /** Without an answer by then the server counts as unreachable; otherwise the browser decides. */
  readonly answerWithinMs?: number;
  /** Instead of the page's own. */
  readonly token?: string | null;
}

function headersFor(request: Request): Headers {
  const headers = new Headers();
  const token = request.token === undefined ? currentToken() : request.token;
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (request.method === "POST") headers.set("Idempotency-Key", request.key ?? uuid7());
  if (request.pressedAt !== undefined) headers.set("Pressed-At", request.pressedAt.toFixed(1));
  if (request.body instanceof Blob) headers.set("Content-Type", request.body.type);
  else if (request.body !== undefined) headers.set("Content-Type", "application/json");
  return headers;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const fields = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const code = typeof fields["code"] === "string" ? fields["code"] : `http_${response.status}`;
  return new Refusal(response.status, code, fields);
}

/** Sends a request and returns the answer once it is a good one. Throws `Refusal` or `Unreachable`. */
export async function fetchWithToken(path: string, request: Request = {}): Promise<Response> {
  const { method = "GET", body } = request;
  const payload = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  const headers = headersFor({ ...request, method });
  const signal = request.answerWithinMs === undefined ? undefined : AbortSignal.timeout(request.answerWithinMs);
  const response = await fetch(path, { method, headers, body: payload, signal }).catch(() => {
    throw new Unreachable();
  });
  if (response.status >= 500) throw new Unreachable();
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/** As `fetchWithToken`, returning the JSON of the answer (undefined where it has none). */
export async function send<Answer>(path: string, request: Request = {}): Promise<Answer> {
  const response = await fetchWithToken(path, request);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}
