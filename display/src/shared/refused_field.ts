import { Refusal } from "./api";

const CODES: Readonly<Record<string, string>> = {
  login: "login_taken",
  password: "weak_password",
  pin: "weak_pin",
  old: "wrong_old",
};

/** The same error; one that is about a field of a person's account under a code that says what is wrong with it. */
export function aboutField(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== "invalid_request") return error;
  const code = CODES[String(error.fields["field"])];
  return code === undefined ? error : new Refusal(error.status, code, error.fields);
}
