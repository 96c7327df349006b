/* What is read, character by character, and where in the picture it stands. */

const SVG = "http://www.w3.org/2000/svg";
const WEAK = 0.8;
/* A car moves on; what was found longer ago is no longer where it was. */
const OUTLINED_S = 2;

function element(kind, className, text = "") {
  const made = document.createElement(kind);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

const hundredths = (share) => String(Math.floor(share * 100));

function characterCell(choices) {
  const [first, ...others] = choices;
  const cell = element("div", first[1] < WEAK ? "character weak" : "character");
  cell.append(element("b", "", first[0]), element("small", "", `${hundredths(first[1])}%`));
  for (const [character, share] of others) {
    if (share >= 0.01) cell.append(element("small", "", `${character} ${hundredths(share)}`));
  }
  return cell;
}

function readingBlock(plate, say) {
  const block = element("article", plate.certain ? "reading" : "reading doubtful");
  const verdict = element("p", "verdict");
  verdict.append(element("strong", "", say(plate.certain ? "gate_test.certain" : "gate_test.doubtful")));
  if (!plate.kind) verdict.append(element("span", "", say("gate_test.no_format")));
  const characters = element("div", "characters");
  characters.append(...plate.characters.map(characterCell));
  block.append(verdict, characters);
  return block;
}

/* Replace what `place` shows by the plates of `look`; a screen reader is told only of changes. */
export function showReadings(place, look, say) {
  const written = JSON.stringify([look?.plates ?? null, say("gate_test.no_plate")]);
  if (place.dataset.written === written) return;
  place.dataset.written = written;
  if (look?.plates.length) place.replaceChildren(...look.plates.map((plate) => readingBlock(plate, say)));
  else place.replaceChildren(element("p", "", say(look ? "gate_test.no_plate" : "gate_test.not_looked")));
}

/* A plate is just where it was found in the frame looked at, and in later ones as long as nothing moves. */
function fits(look, frame) {
  return frame === look.frame || (frame > look.frame && !look.moved_since);
}

/* Outline the plates of `look` in the drawing over the picture, faintly where that shows another frame. */
export function showFound(drawing, look, frame) {
  for (const old of drawing.querySelectorAll(".found")) old.remove();
  const { clientWidth: width, clientHeight: height } = drawing;
  for (const plate of look && frame !== null && look.seconds_ago <= OUTLINED_S ? look.plates : []) {
    const outline = document.createElementNS(SVG, "polygon");
    outline.setAttribute("class", plate.certain ? "found certain" : "found");
    outline.classList.toggle("earlier", !fits(look, frame));
    outline.setAttribute("points", plate.corners.map(([x, y]) => `${x * width},${y * height}`).join(" "));
    drawing.append(outline);
  }
}
