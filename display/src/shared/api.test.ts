import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal, Unreachable, send } from "./api";

let asked: Array<{ path: string; init: RequestInit }>;

function answerWith(status: number, body: unknown): void {
  asked = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
}

function header(name: string): string | null {
  return (asked[0]!.init.headers as Headers).get(name);
}

beforeEach(() => answerWith(200, { ok: true }));

describe("send", () => {
  it("carries the token and, on a write, a key of its own", async () => {
    await send("/api/sessions", { method: "POST", body: { login: "wang" }, token: "t1" });
    expect(header("Authorization")).toBe("Bearer t1");
    expect(header("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
    expect(header("Content-Type")).toBe("application/json");
    expect(asked[0]!.init.body).toBe('{"login":"wang"}');
  });

  it("keeps the key it is given", async () => {
    await send("/api/x", { method: "POST", body: {}, token: "t", key: "0198" });
    expect(header("Idempotency-Key")).toBe("0198");
  });

  it("sends a photo as itself", async () => {
    const photo = new Blob(["jpeg"], { type: "image/jpeg" });
    await send("/api/photos", { method: "POST", body: photo, token: "t" });
    expect(header("Content-Type")).toBe("image/jpeg");
    expect(asked[0]!.init.body).toBe(photo);
  });

  it("throws a refusal with its code and fields", async () => {
    answerWith(409, { code: "stage_not_allowed", detail: "", allowed: ["start_work"] });
    const refusal = await send("/api/x", { token: null }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 409, code: "stage_not_allowed", fields: { allowed: ["start_work"] } });
  });

  it("knows that a server which cannot answer just now may be asked again", async () => {
    answerWith(503, {});
    await expect(send("/api/x", { token: null })).rejects.toBeInstanceOf(Unreachable);
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("failed to fetch");
    });
    await expect(send("/api/x", { token: null })).rejects.toBeInstanceOf(Unreachable);
  });

  it("answers nothing where there is nothing", async () => {
    answerWith(204, undefined);
    await expect(send("/api/sessions/current", { method: "DELETE", token: "t" })).resolves.toBeUndefined();
  });
});
