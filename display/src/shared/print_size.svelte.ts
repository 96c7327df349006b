const KEPT = "glassbay.print";

/** How large the pages for one person are printed: asked for by `?print=`, chosen by a button, kept on this device. */
class PrintSize {
  large = $state(false);

  /** A wall's sizes follow from its distance: only what its own address says counts there. */
  begin(query: URLSearchParams, wall: boolean): void {
    const asked = query.get("print");
    this.show((asked ?? (wall ? null : localStorage.getItem(KEPT))) === "large");
    if (!wall && asked !== null) this.keep();
  }

  toggle(): void {
    this.show(!this.large);
    this.keep();
  }

  private keep(): void {
    localStorage.setItem(KEPT, this.large ? "large" : "");
  }

  private show(large: boolean): void {
    this.large = large;
    document.documentElement.dataset["print"] = large ? "large" : "";
  }
}

export const printSize = new PrintSize();
