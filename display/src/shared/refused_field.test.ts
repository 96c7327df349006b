import { expect, test } from "vitest";
import { Refusal, Unreachable } from "./api";
import { aboutField } from "./refused_field";

test("a refused field of an account is said by what is wrong with it", () => {
  const taken = aboutField(new Refusal(422, "invalid_request", { field: "login" }));
  expect(taken).toMatchObject({ code: "login_taken", status: 422 });
});

test("any other error stays what it is", () => {
  const others = [
    new Refusal(422, "invalid_request", { field: "roles.0" }),
    new Refusal(403, "not_allowed", { field: "login" }),
    new Unreachable(),
  ];
  for (const other of others) expect(aboutField(other)).toBe(other);
});
