import { send } from "../../shared/api";
import type { CatalogueTaken } from "../../shared/contract/catalogue";
import { Doing } from "../../shared/doing.svelte";
import { uuid7 } from "../../shared/uuid7";

interface Checked {
  readonly problem_count: number;
  readonly added: number;
  readonly changed: number;
}

/** A file that the server looks through before it is taken in. */
export class FileImport<Check extends Checked> extends Doing {
  chosen = $state.raw<File | null>(null);
  check = $state.raw<Check | null>(null);
  taken = $state.raw<CatalogueTaken | null>(null);
  /** Of this file: however often it is sent, it is taken in once. */
  private key = "";

  /** `path`: where such files are checked and imported. */
  constructor(private readonly path: () => string) {
    super();
  }

  /** Whether the file says something new, and nothing wrong. */
  get confirmable(): boolean {
    return this.check !== null && this.check.problem_count === 0 && this.check.added + this.check.changed > 0;
  }

  /** Takes the file out of a field, which can then be given the same one again, and has it looked through. */
  choose(field: HTMLInputElement): void {
    const file = field.files?.[0] ?? null;
    field.value = "";
    this.forget();
    this.chosen = file;
    this.key = uuid7();
    if (file !== null) void this.run(async () => void (this.check = await this.post<Check>("check", file)));
  }

  /** Resolves to whether it was taken in. */
  async confirm(): Promise<boolean> {
    const file = this.chosen;
    if (file === null) return false;
    return this.run(async () => {
      this.taken = await this.post<CatalogueTaken>("import", file);
      this.check = null;
    });
  }

  forget(): void {
    this.chosen = this.check = this.taken = this.refusal = null;
  }

  private post<Answer>(deed: string, file: File): Promise<Answer> {
    const body = new Blob([file], { type: "application/octet-stream" });
    return send<Answer>(`${this.path()}/${deed}`, { method: "POST", body, key: this.key });
  }
}
