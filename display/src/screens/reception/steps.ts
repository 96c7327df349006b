/** The parts of a reception, in the order in which they are usually gone through. */
export const STEPS = ["customer", "vehicle", "walk", "interview", "estimate"] as const;

export type Step = (typeof STEPS)[number];
