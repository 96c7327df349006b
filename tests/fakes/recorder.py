"""A shop's recorder for tests: it answers WHEP with the picture of a canvas, or as a test says."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Request, Route

ORIGIN = "https://cameras.shop.test"
WHEP = f"{ORIGIN}/bay3/whep"
SESSION = f"{ORIGIN}/bay3/whep/session-1"
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Location"}
ANSWER = """async (offer) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 180];
  const brush = canvas.getContext("2d");
  let hue = 0;
  setInterval(() => {
    brush.fillStyle = `hsl(${(hue += 7)} 60% 50%)`;
    brush.fillRect(0, 0, 320, 180);
  }, 50);
  const connection = (window.connection = new RTCPeerConnection());
  canvas.captureStream(20).getTracks().forEach((track) => connection.addTrack(track));
  await connection.setRemoteDescription({ type: "offer", sdp: offer });
  await connection.setLocalDescription();
  await new Promise((resolve) => {
    if (connection.iceGatheringState === "complete") resolve();
    connection.onicegatheringstatechange = () => connection.iceGatheringState === "complete" && resolve();
    setTimeout(resolve, 2000);
  });
  return connection.localDescription.sdp;
}"""


@dataclass
class FakeRecorder:
    """`answer` is what it says to an offer: a status and a body; None for a real session with a canvas."""

    context: BrowserContext
    answer: tuple[int, str] | None = None
    offers: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    camera: Page | None = None

    def serve(self, page: Page) -> None:
        """Stand where `page` looks for the recorder."""
        page.route(f"{ORIGIN}/**", self._heard)

    def _heard(self, route: Route, request: Request) -> None:
        if request.method == "POST":
            self.offers.append(request.post_data or "")
            status, body = self.answer or (201, self._film(self.offers[-1]))
            route.fulfill(status=status, body=body, headers=OPEN_TO_ALL | {"Location": SESSION})
        else:
            self.given_up += [request.url] if request.method == "DELETE" else []
            allowed = {"Access-Control-Allow-Methods": "*", "Access-Control-Allow-Headers": "*"}
            route.fulfill(status=200, headers=OPEN_TO_ALL | allowed)

    def _film(self, offer: str) -> str:
        self.camera = self.context.new_page()
        return str(self.camera.evaluate(ANSWER, offer))
