"""The one page of the kiosk's browser: opened, looked at, photographed, written over."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from kiosk.devtools import DevTools, DevToolsError

_SOON = 2.0
_PICTURE_SECONDS = 10.0
_JPEG_QUALITY = 60
_LOOK = """JSON.stringify({
  address: location.origin + location.pathname,
  mounted: Boolean(document.querySelector("#screen > *, [data-kiosk]")),
  kept: Boolean(navigator.serviceWorker?.controller),
  resolution: [screen.width, screen.height].map((side) => Math.round(side * devicePixelRatio)).join("x"),
})"""
_IDENTIFY = """(() => {
  document.querySelector("dialog[data-kiosk-name]")?.remove();
  const sign = document.createElement("dialog");
  sign.dataset.kioskName = "";
  sign.textContent = %s;
  sign.style.cssText = "box-sizing:border-box;width:100vw;max-width:none;height:100vh;max-height:none;"
    + "margin:0;border:0;padding:5vw;display:grid;place-items:center;text-align:center;"
    + "background:#1a1815;color:#f4f1ea;overflow-wrap:anywhere;"
    + "font:600 9vw/1.2 Barlow,'Noto Sans SC',sans-serif";
  document.body.append(sign);
  sign.showModal();
  setTimeout(() => sign.remove(), %d);
})()"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page that answers is like.

    `mounted`: something of ours stands on it; `kept`: the browser could open it without the server.
    """

    address: str
    mounted: bool
    resolution: str
    kept: bool = False


class Page:
    """The first page of a browser. Every method but `look` raises DevToolsError where it cannot be done."""

    def __init__(self, devtools: DevTools) -> None:
        self._devtools = devtools
        self._session: str | None = None

    @property
    def crashed(self) -> bool:
        """Whether its renderer is gone, which the browser shows as a page of its own."""
        return self._devtools.crashed

    def open(self, address: str) -> None:
        """Go to an address; returns once the browser has begun to."""
        self._call("Page.navigate", _PICTURE_SECONDS, url=address)

    def look(self) -> Sight | None:
        """Ask the page how it is; None where it does not answer soon: its own loop no longer turns."""
        try:
            return Sight(**json.loads(self._evaluate(_LOOK)))
        except (DevToolsError, ValueError, TypeError):
            return None

    def picture(self) -> bytes:
        """Return what the page shows, as a JPEG."""
        shot = self._call(
            "Page.captureScreenshot",
            _PICTURE_SECONDS,
            format="jpeg",
            quality=_JPEG_QUALITY,
            optimizeForSpeed=True,
        )
        return base64.b64decode(shot["data"])

    def show_name(self, name: str, seconds: float) -> None:
        """Write a name large over the page for so long."""
        self._evaluate(_IDENTIFY % (json.dumps(name), round(seconds * 1000)))

    def _evaluate(self, expression: str) -> str:
        answer = self._call("Runtime.evaluate", _SOON, expression=expression, returnByValue=True)
        return str(answer["result"].get("value", ""))

    def _call(self, method: str, seconds: float, **values: Any) -> dict[str, Any]:
        if self._session is None:
            self._session = self._attach()
        return self._devtools.call(method, seconds, self._session, **values)

    def _attach(self) -> str:
        targets = self._devtools.call("Target.getTargets", _SOON)["targetInfos"]
        page = next((target for target in targets if target["type"] == "page"), None)
        if page is None:
            raise DevToolsError("the browser has no page yet")
        attached = self._devtools.call(
            "Target.attachToTarget", _SOON, targetId=page["targetId"], flatten=True
        )
        session = str(attached["sessionId"])
        self._devtools.call("Inspector.enable", _SOON, session)
        return session
