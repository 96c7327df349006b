const KEPT = "glassbay.print";
const LARGE_ZOOM = 1.25;

/** How large the pages for one person are printed: asked for by `?print=`, chosen by a button, kept on this device. */
class PrintSize {
  large = $state(false);

  /** By how much the pages are enlarged. */
  get zoom(): number {
    return this.large ? LARGE_ZOOM : 1;
  }

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
    const { dataset, style } = document.documentElement;
    dataset["print"] = large ? "large" : "";
    style.setProperty("--print-zoom", String(this.zoom));
  }
}

export const printSize = new PrintSize();
