// Written by display/write_types.py. Change the Python and run it again.

/** Agent → server: which bays it sees, and which answer it has; the server answers when another is due. */
export interface AskWishes {
  bays: Array<string>;
  /** of the last answer; empty for none */
  revision?: string;
}

/** What is wanted of one bay's camera now. `sitting` stands for one car in the bay while it may be seen; it is sent back with each picture, so that no picture of one car can be taken for one of the next. `stills` are ids of single pictures to be taken. `own_plate` is the one plate that is not to be smeared; empty where all are. */
export interface BayWish {
  bay: string;
  sitting: string;
  watched: boolean;
  stills: Array<string>;
  own_plate?: string;
}

/** Server → agent: what is wanted, and how the pictures are to be made. */
export interface BayWishes {
  revision: string;
  frame_every_s: number;
  longest_side_px: number;
  quality: number;
  bays: Array<BayWish>;
}

/** Server → viewer: where the shop's own recorder shows a bay. A right to look ends: ask again every few seconds, and show nothing once the answer is no. */
export interface BayAddress {
  /** webrtc: ask by WHEP; hls: a playlist */
  kind: "webrtc" | "hls";
  address: string;
}

/** Server → agent: whether a picture was of use; one of a car that has left is thrown away. */
export interface PictureTaken {
  taken: boolean;
}
