import { send } from "./api";
import { dropSession } from "./token";

/** Whoever has signed in leaves this page to the next, who comes back to it after signing in. */
export async function signOut(): Promise<void> {
  await send("/api/sessions/current", { method: "DELETE" }).catch(() => undefined);
  dropSession();
  location.assign(`/sign-in?to=${location.pathname}`);
}
