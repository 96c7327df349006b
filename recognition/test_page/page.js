/* Asks the agent how its cameras are, and shows the one that is chosen. */
import { AreaDrawing } from "./area_drawing.js";
import { showFound, showReadings } from "./readings.js";

const ASK_EVERY_MS = 200;
const TICK = "M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22zm-1.6 16.2-5-5 2-2 3 3 6.2-6.2 2 2z";
const BAR = "M12 0 24 12 12 24 0 12zM10.5 5v9h3V5zm0 10.5v3h3v-3z";

const part = (id) => document.getElementById(id);
const drawing = new AreaDrawing(part("stage"), part("drawing"), drawn);

let words = {};
let language = "zh";
let cameras = [];
let chosen = 0;
let shownFrame = null;
let wantedFrame = null;
let trouble = "";

function say(key, values = {}) {
  const text = words[language]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function speak(wanted) {
  language = wanted;
  document.documentElement.lang = wanted;
  document.title = say("gate_test.title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
}

/* A choice among cameras; one alone is only named. */
function showCameras() {
  if (cameras.length === 1) return part("cameras").replaceChildren(cameras[0].name);
  const tabs = cameras.map((camera, number) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.textContent = camera.name;
    tab.setAttribute("aria-pressed", String(number === chosen));
    tab.onclick = () => choose(number);
    return tab;
  });
  part("cameras").replaceChildren(...tabs);
}

function choose(number) {
  chosen = number;
  shownFrame = wantedFrame = null;
  drawing.adopt(cameras[chosen].area);
  showCameras();
  show();
}

function show() {
  const camera = cameras[chosen];
  const down = camera.state === "down";
  part("condition").classList.toggle("down", down);
  part("shape").setAttribute("d", down ? BAR : TICK);
  part("state").textContent = say(down ? "gate_test.down" : "gate_test.up");
  part("reason").textContent = camera.reason_key ? say(camera.reason_key) : camera.reason;
  part("direction").textContent = say(`gate_test.${camera.direction}`);
  part("frames").textContent = camera.frames_per_second.toFixed(1);
  part("looks").textContent = camera.looks_per_second.toFixed(1);
  part("motion").textContent = ofNow(camera, say(camera.moved ? "gate_test.moves" : "gate_test.still"));
  part("last_look").textContent = camera.look
    ? say("gate_test.looked", { seconds: camera.look.seconds_ago.toFixed(1), ms: camera.look.took_ms })
    : "–";
  document.body.classList.toggle("old", camera.old);
  part("old").hidden = !camera.old || !camera.frame;
  part("readings_title").textContent = ofNow(camera, say("gate_test.readings"));
  part("undrawn").hidden = !camera.drawn;
  showReadings(part("readings"), camera.look, say);
  if (!drawing.changed) drawing.adopt(camera.area);
  tell();
  showPicture(camera);
}

/* What a camera told before it went down is said to be old. */
function ofNow(camera, value) {
  return camera.old ? say("gate_test.old_value", { value }) : value;
}

/* The frame that was looked at last, if it is news, for its readings belong to it; else the newest. */
function frameToShow(camera) {
  const looked = camera.look?.frame;
  return looked > shownFrame && looked <= camera.frame.number ? looked : camera.frame.number;
}

/* A picture takes the place of the one before when it is there, and the outlines change with it. */
async function showPicture(camera) {
  showFound(part("drawing"), camera.look, shownFrame);
  part("no_picture").hidden = camera.frame !== null;
  part("picture").hidden = shownFrame === null;
  if (!camera.frame || wantedFrame !== shownFrame || camera.frame.number === shownFrame) return;
  const [number, frame] = [chosen, frameToShow(camera)];
  wantedFrame = frame;
  const picture = Object.assign(new Image(), { id: "picture", alt: "" });
  picture.src = `picture.jpg?camera=${number}&frame=${frame}`;
  const there = await picture.decode().then(() => true, () => false);
  if (number !== chosen || frame !== wantedFrame) return;
  wantedFrame = there ? frame : shownFrame;
  if (!there) return;
  shownFrame = frame;
  part("stage").style.setProperty("--ratio", String(camera.frame.width / camera.frame.height));
  part("picture").replaceWith(picture);
  showFound(part("drawing"), cameras[chosen].look, shownFrame);
}

/* Somebody has drawn: what was wrong before is past. */
function drawn() {
  trouble = "";
  tell();
}

/* Says what is wrong, what the drawing waits for, or where it is kept. */
function tell() {
  const camera = cameras[chosen];
  if (!camera) return;
  for (const tool of ["rectangle", "polygon"]) part(tool).setAttribute("aria-pressed", String(drawing.tool === tool));
  part("discard").disabled = !drawing.changed && !drawing.tool;
  part("save").disabled = !drawing.changed || !drawing.complete;
  part("hint").classList.toggle("trouble", trouble !== "");
  part("hint").textContent = trouble ? say(trouble) : hint(camera);
}

function hint(camera) {
  if (drawing.tool) return say(`gate_test.${drawing.tool}_hint`);
  const origin = camera.drawn ? "gate_test.kept" : "gate_test.as_ordered";
  const standing = say(drawing.changed ? "gate_test.unsaved" : origin, { file: camera.area_file });
  if (!drawing.corners.length) return standing;
  return [standing, say("gate_test.drag")].join(language === "zh" ? "" : " ");
}

async function keep(corners) {
  const body = JSON.stringify({ camera: chosen, corners });
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch("area", { method: "POST", headers, body });
    if (answer.ok) {
      cameras = (await answer.json()).cameras;
      drawing.adopt(cameras[chosen].area);
      return show();
    }
    trouble = answer.status === 400 ? "gate_test.area_refused" : "gate_test.not_kept";
  } catch {
    trouble = "gate_test.gone";
  }
  tell();
}

async function ask() {
  try {
    const answer = await fetch("state.json");
    if (!answer.ok) throw new Error(String(answer.status));
    const before = cameras.length;
    cameras = (await answer.json()).cameras;
    part("gone").hidden = true;
    if (before !== cameras.length) choose(0);
    else show();
  } catch {
    part("gone").hidden = false;
  }
}

async function askForEver() {
  for (;;) {
    if (!document.hidden) await ask();
    await new Promise((resume) => setTimeout(resume, ASK_EVERY_MS));
  }
}

part("rectangle").onclick = () => drawing.begin("rectangle");
part("polygon").onclick = () => drawing.begin("polygon");
part("whole").onclick = () => drawing.clear();
part("discard").onclick = () => drawing.adopt(cameras[chosen].area);
part("undrawn").onclick = () => part("removal").showModal();
part("removal").onclose = () => {
  if (part("removal").returnValue === "remove") keep(null);
  part("removal").returnValue = "";
};
part("save").onclick = () => keep(drawing.corners);
part("language").onclick = () => {
  speak(language === "zh" ? "en" : "zh");
  if (cameras.length) show();
};

words = await (await fetch("words.json")).json();
speak(navigator.language.startsWith("zh") ? "zh" : "en");
askForEver();
