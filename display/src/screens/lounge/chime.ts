const NOTES = [
  { hertz: 659.26, at: 0 },
  { hertz: 523.25, at: 0.45 },
];
const RING_SECONDS = 0.75;
const LOUDNESS = 0.35;
/** How long the chime lasts before the voice may begin. */
export const CHIME_SECONDS = 1.3;

/** Plays two notes (E5, C5) that begin and die away without a click. */
export function playChime(context: AudioContext, begin: number): void {
  for (const { hertz, at } of NOTES) {
    const tone = new OscillatorNode(context, { frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, begin + at);
    gain.gain.linearRampToValueAtTime(LOUDNESS, begin + at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + at + RING_SECONDS);
    tone.connect(gain).connect(context.destination);
    tone.start(begin + at);
    tone.stop(begin + at + RING_SECONDS);
  }
}
