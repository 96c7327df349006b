import type { BayAddress } from "../contract/bay_video";
import { NoPicture } from "./not_seen";

/** A recorder answers an offer within a second or never. */
export const ANSWER_WITHIN_MS = 5_000;
/** Addresses of this machine are found at once; of some networks the browser never says that it is done. */
const GATHER_WITHIN_MS = 1_000;
const PLAYLIST = "application/vnd.apple.mpegurl";

/** A picture that comes into a <video>. */
export interface Playing {
  /** Whether it has ended by itself. */
  readonly ended: () => boolean;
  readonly close: () => void;
}

/** Lets a recorder's picture come into `video`. Throws `NoPicture`. */
export async function play(video: HTMLVideoElement, { kind, address }: BayAddress): Promise<Playing> {
  return kind === "hls" ? playlist(video, address) : await whep(video, address);
}

function playlist(video: HTMLVideoElement, address: string): Playing {
  if (!video.canPlayType(PLAYLIST)) throw new NoPicture("no_hls");
  video.src = address;
  const close = (): void => {
    video.removeAttribute("src");
    video.load();
  };
  return { ended: () => video.error !== null || video.ended, close };
}

/** WebRTC by WHEP: one offer, one answer, and a session to be given up at the address that the answer names. */
async function whep(video: HTMLVideoElement, address: string): Promise<Playing> {
  if (typeof RTCPeerConnection === "undefined") throw new NoPicture("no_webrtc");
  const connection = new RTCPeerConnection();
  let session: string | null = null;
  const close = (): void => {
    connection.close();
    video.srcObject = null;
    if (session) void fetch(session, { method: "DELETE", keepalive: true }).catch(() => undefined);
  };
  connection.ontrack = ({ track }) => (video.srcObject = new MediaStream([track]));
  try {
    const answer = await ask(address, await offerOf(connection));
    session = sessionOf(answer, address);
    await connection.setRemoteDescription({ type: "answer", sdp: await answer.text() });
  } catch (failure) {
    close();
    throw failure instanceof NoPicture ? failure : new NoPicture("recorder_unclear");
  }
  return { ended: () => ["failed", "closed"].includes(connection.connectionState), close };
}

/** The offer with all addresses of this machine in it, so that no others need to be sent after it. */
async function offerOf(connection: RTCPeerConnection): Promise<string> {
  connection.addTransceiver("video", { direction: "recvonly" });
  const gathered = new Promise<void>((resolve) => {
    connection.onicegatheringstatechange = () => connection.iceGatheringState === "complete" && resolve();
    setTimeout(resolve, GATHER_WITHIN_MS);
  });
  await connection.setLocalDescription();
  await gathered;
  return connection.localDescription?.sdp ?? "";
}

async function ask(address: string, offer: string): Promise<Response> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/sdp" },
    body: offer,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => {
    throw new NoPicture("recorder_silent");
  });
  if (!answer.ok) throw new NoPicture("recorder_refuses");
  return answer;
}

/** Where the session is given up; null where the recorder names no such place, or one elsewhere. */
function sessionOf(answer: Response, address: string): string | null {
  const named = answer.headers.get("Location");
  if (!named) return null;
  const place = new URL(named, address);
  return place.origin === new URL(address).origin ? place.href : null;
}
