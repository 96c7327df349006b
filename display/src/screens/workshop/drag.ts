const BEGINS_AFTER_PX = 6;

export interface DragEvents {
  /** The pointer has left its place with the object, at this point of the window. */
  move(x: number, y: number): void;
  /** Let go over the bay with this id; null: over none. */
  drop(bayId: string | null): void;
  /** The browser took the pointer away. */
  end(): void;
}

function bayAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-bay]")?.dataset["bay"] ?? null;
}

/** Lets an element be dragged by mouse, pen or finger onto a bay's row. A press that does not move is a click. */
export function draggable(element: HTMLElement, events: DragEvents) {
  let from: { x: number; y: number } | null = null;
  let moving = false;

  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY };
    element.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    if (!from) return;
    moving ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > BEGINS_AFTER_PX;
    if (moving) events.move(event.clientX, event.clientY);
  }

  function up(event: PointerEvent): void {
    if (moving) events.drop(bayAt(event.clientX, event.clientY));
    from = null;
  }

  function cancel(): void {
    if (moving) events.end();
    from = null;
    moving = false;
  }

  /** The click that follows a drag is not meant. */
  function click(event: MouseEvent): void {
    if (moving) event.stopImmediatePropagation();
    moving = false;
  }

  const listening = new AbortController();
  const { signal } = listening;
  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", cancel, { signal });
  element.addEventListener("click", click, { signal, capture: true });
  return { destroy: () => listening.abort() };
}
