import { expect, test } from "vitest";
import { Refusal, Unreachable } from "./api";
import { pageClock } from "./live/clock_offset";
import { WriteOnce } from "./write_once";

/** A server that answers as it is told, in turn, and remembers the keys it saw. */
function server(...outcomes: Array<"lost" | "refused" | "done">) {
  const keys: string[] = [];
  const send = async <Answer>(_path: string, request: { key: string }): Promise<Answer> => {
    keys.push(request.key);
    const outcome = outcomes.shift() ?? "done";
    if (outcome === "lost") throw new Unreachable();
    if (outcome === "refused") throw new Refusal(409, "stage_not_allowed", {});
    return { number: keys.length } as Answer;
  };
  return { keys, writes: new WriteOnce(send, async () => {}) };
}

test("an answer that got lost is asked for under the same key", async () => {
  const { keys, writes } = server("lost", "lost", "done");
  expect(await writes.write("/a", { option_id: "1" })).toEqual({ number: 3 });
  expect(new Set(keys).size).toBe(1);
});

test("a person who asks again after all tries failed still has the same key", async () => {
  const { keys, writes } = server("lost", "lost", "lost", "lost", "done");
  await expect(writes.write("/a", {})).rejects.toBeInstanceOf(Unreachable);
  await writes.write("/a", {});
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
});

test("a refusal is not tried again, and the next attempt is a new one", async () => {
  const { keys, writes } = server("refused", "done");
  await expect(writes.write("/a", {})).rejects.toMatchObject({ code: "stage_not_allowed" });
  await writes.write("/a", {});
  expect(new Set(keys).size).toBe(2);
});

test("another body, another place and a second wish have keys of their own", async () => {
  const { keys, writes } = server();
  await writes.write("/a", { option_id: "1" });
  await writes.write("/a", { option_id: null });
  await writes.write("/b", { option_id: "1" });
  await writes.write("/a", { option_id: "1" });
  expect(new Set(keys).size).toBe(4);
});

test("only the first attempt says when it was pressed: what is asked again tells no latency", async () => {
  pageClock.add(0, 0, 0);
  const pressed: boolean[] = [];
  const writes = new WriteOnce(
    async <Answer>(_path: string, request: { pressedAt?: number }): Promise<Answer> => {
      pressed.push(request.pressedAt !== undefined);
      if (pressed.length < 6) throw new Unreachable();
      return {} as Answer;
    },
    async () => {},
  );
  await expect(writes.write("/a", {})).rejects.toBeInstanceOf(Unreachable);
  await writes.write("/a", {});
  expect(pressed).toEqual([true, false, false, false, false, false]);
});
