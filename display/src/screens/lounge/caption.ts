import type { Language } from "../../shared/wording";

/** One word of a caption with the punctuation after it, and the share of the time at which its turn comes. */
export interface CaptionWord {
  readonly text: string;
  readonly from: number;
}

const PAUSE = /[，。！？；：、,.!?;:]/u;
const PAUSE_WEIGHT = 2;

function segments(text: string, language: Language): string[] {
  const segmenter = new Intl.Segmenter(language === "zh" ? "zh-CN" : "en", { granularity: "word" });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  return words;
}

/** How long a word takes compared with others: its letters, and a pause where the sentence has one. */
function weight(word: string): number {
  return word.trim().length + (PAUSE.test(word) ? PAUSE_WEIGHT : 0);
}

/** A figure that is spoken digit by digit stays on one line. */
function joinDigits(text: string): string {
  return text.replace(/(\d) (?=\d)/g, "$1\u00a0");
}

/** The words of a caption, parted after each mark at which the voice pauses. */
export function captionClauses(text: string, language: Language): CaptionWord[][] {
  const clauses: CaptionWord[][] = [[]];
  for (const word of captionWords(joinDigits(text), language)) {
    clauses.at(-1)!.push(word);
    if (PAUSE.test(word.text)) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** Cuts a caption into words, each with the share (0–1) of the speaking time at which it begins. */
export function captionWords(text: string, language: Language): CaptionWord[] {
  const words = segments(text, language);
  const total = words.reduce((sum, word) => sum + weight(word), 0) || 1;
  let passed = 0;
  return words.map((word) => {
    const from = passed / total;
    passed += weight(word);
    return { text: word, from };
  });
}
