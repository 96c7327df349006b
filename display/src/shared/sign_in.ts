import { Refusal, send } from "./api";
import type { Session, SignIn } from "./contract/deeds";

/** Signs somebody in. A refused password or PIN is thrown as `wrong_password` or `wrong_pin`, to be said as such. */
export async function signIn(body: SignIn, token: string | null): Promise<Session> {
  try {
    return await send<Session>("/api/sessions", { method: "POST", body, token });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "not_signed_in") throw error;
    const wrong = body.pin === undefined ? "wrong_password" : "wrong_pin";
    throw new Refusal(error.status, wrong, error.fields);
  }
}
