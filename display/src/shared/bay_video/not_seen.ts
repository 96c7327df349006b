import { Refusal } from "../api";

/** Why a bay cannot be seen, as a word under `bay_video.`; the server's own words are passed on. */
export type NotSeen = "starting" | "silent" | Refused | RecorderTrouble;

type Refused = "no_camera" | "no_car" | "switched_off" | "closed" | "not_yours" | "not_here";
type RecorderTrouble = "recorder_silent" | "recorder_refuses" | "recorder_unclear" | "no_hls" | "no_webrtc";

const REFUSED: readonly Refused[] = ["no_camera", "no_car", "switched_off", "closed", "not_yours", "not_here"];

/** A recorder gives no picture, for a reason of its own or of this browser. */
export class NoPicture extends Error {
  constructor(readonly why: NotSeen) {
    super(why);
  }
}

export function reasonOf(failure: unknown): NotSeen {
  if (failure instanceof NoPicture) return failure.why;
  const why = failure instanceof Refusal ? failure.fields["why"] : undefined;
  return REFUSED.find((reason) => reason === why) ?? "silent";
}
