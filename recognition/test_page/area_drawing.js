/* The region of interest: drawn with mouse or finger over the picture, its corners in shares of it. */

const SVG = "http://www.w3.org/2000/svg";
const HANDLE_PX = 9;
/* A finger is this wide; it takes the corner that is nearest. */
const REACH_PX = 26;

const within = (share) => Math.min(1, Math.max(0, share));

function rectangle([x1, y1], [x2, y2]) {
  const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

export class AreaDrawing {
  /* `told` is called whenever the drawing has changed. */
  constructor(stage, svg, told) {
    Object.assign(this, { stage, svg, told, corners: [], tool: null, changed: false });
    this.origin = null;
    this.dragged = null;
    this.layer = document.createElementNS(SVG, "g");
    svg.append(this.layer);
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    svg.addEventListener("pointerup", () => this.release());
    svg.addEventListener("pointercancel", () => this.release());
    new ResizeObserver(() => this.paint()).observe(svg);
  }

  /* An area has three corners at least, or is the whole picture. */
  get complete() {
    return !this.tool && (this.corners.length === 0 || this.corners.length >= 3);
  }

  /* Show the area that counts, and forget what was drawn. */
  adopt(corners) {
    if (!this.changed && !this.tool && JSON.stringify(corners) === JSON.stringify(this.corners)) return;
    this.become(corners.map((corner) => [...corner]), null, false);
  }

  begin(tool) {
    this.become([], tool, true);
  }

  clear() {
    this.become([], null, true);
  }

  become(corners, tool, changed) {
    Object.assign(this, { corners, tool, changed, origin: null, dragged: null });
    this.stage.classList.toggle("drawing", tool !== null);
    this.paint();
    this.told();
  }

  place(event) {
    const box = this.svg.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }

  /* The corner under the finger, or -1. */
  cornerAt(event) {
    const box = this.svg.getBoundingClientRect();
    const distances = this.corners.map(([x, y]) =>
      Math.hypot(event.clientX - box.left - x * box.width, event.clientY - box.top - y * box.height),
    );
    const nearest = distances.indexOf(Math.min(...distances));
    return distances[nearest] <= REACH_PX ? nearest : -1;
  }

  press(event) {
    event.preventDefault();
    this.svg.setPointerCapture(event.pointerId);
    const corner = this.cornerAt(event);
    if (this.tool === "rectangle") this.origin = this.place(event);
    else if (this.tool === "polygon") this.addCorner(corner, this.place(event));
    else if (corner >= 0) this.dragged = corner;
  }

  addCorner(corner, place) {
    if (corner === 0 && this.corners.length >= 3) return this.become(this.corners, null, true);
    if (corner < 0) this.corners.push(place);
    this.paint();
  }

  move(event) {
    if (this.origin) this.corners = rectangle(this.origin, this.place(event));
    else if (this.dragged !== null) {
      this.corners[this.dragged] = this.place(event);
      this.changed = true;
    } else return;
    this.paint();
  }

  release() {
    if (this.origin && this.corners.length === 4) this.become(this.corners, null, true);
    this.origin = this.dragged = null;
    this.told();
  }

  paint() {
    const { clientWidth: width, clientHeight: height } = this.svg;
    const points = this.corners.map(([x, y]) => `${x * width},${y * height}`);
    const shapes = [];
    if (points.length >= 3 && this.tool !== "polygon") {
      const hole = `M0 0H${width}V${height}H0ZM${points.join("L")}Z`;
      shapes.push(this.shape("path", "outside", { d: hole, "fill-rule": "evenodd" }));
      shapes.push(this.shape("polygon", "outline", { points: points.join(" ") }));
    } else if (points.length) shapes.push(this.shape("polyline", "outline", { points: points.join(" ") }));
    for (const [x, y] of this.corners) {
      shapes.push(this.shape("circle", "corner", { cx: x * width, cy: y * height, r: HANDLE_PX }));
    }
    this.layer.replaceChildren(...shapes);
  }

  shape(kind, className, attributes) {
    const made = document.createElementNS(SVG, kind);
    made.setAttribute("class", className);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    return made;
  }
}
