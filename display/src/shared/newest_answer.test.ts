import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal, Unreachable } from "./api";
import { NewestAnswer } from "./newest_answer.svelte";

const RESTED_MS = 400;

/** Answers when it is told to. */
class Questions {
  readonly paths: string[] = [];
  private readonly open = new Map<string, { tell: (answer: string) => void; fail: (problem: unknown) => void }>();

  readonly ask = (path: string): Promise<string> => {
    this.paths.push(path);
    return new Promise((tell, fail) => this.open.set(path, { tell, fail }));
  };

  async tell(path: string, answer: string): Promise<void> {
    this.open.get(path)?.tell(answer);
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(path: string, problem: unknown): Promise<void> {
    this.open.get(path)?.fail(problem);
    await vi.advanceTimersByTimeAsync(0);
  }
}

class Written extends NewestAnswer<string> {
  async write(path: string, restMs = RESTED_MS): Promise<void> {
    this.askFor(path);
    await vi.advanceTimersByTimeAsync(restMs);
  }
}

let questions: Questions;
let written: Written;

beforeEach(() => {
  vi.useFakeTimers();
  questions = new Questions();
  written = new Written(questions.ask);
});
afterEach(() => void vi.useRealTimers());

test("only what stands when the writing rests is asked, once", async () => {
  await written.write("/a", 100);
  await written.write("/b");
  await written.write("/b");
  expect(questions.paths).toEqual(["/b"]);
});

test("a late answer to what was written before is dropped", async () => {
  await written.write("/a");
  await written.write("/b");
  await questions.tell("/b", "newer");
  await questions.tell("/a", "older");
  expect(written.answer).toBe("newer");
});

test("what was refused is not asked again and leaves the last answer; what got none is", async () => {
  await written.write("/a");
  await questions.tell("/a", "last");
  await written.write("/b");
  await questions.fail("/b", new Refusal(409, "stage_not_allowed", {}));
  await written.write("/b");
  await written.write("/c");
  await questions.fail("/c", new Unreachable());
  await written.write("/c");
  expect(questions.paths).toEqual(["/a", "/b", "/c", "/c"]);
  expect(written.answer).toBe("last");
});
