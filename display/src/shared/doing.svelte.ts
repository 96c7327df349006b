/** One thing at a time that a person has asked for: whether they wait still, and what it was refused with. */
export class Doing {
  busy = $state(false);
  /** What the last one was refused with; null: it was done. */
  refusal = $state.raw<unknown>(null);

  /** Resolves to whether it was done; `refusal` says why not. */
  async run(deed: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.refusal = null;
    try {
      await deed();
      return true;
    } catch (refusal) {
      this.refusal = refusal;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
