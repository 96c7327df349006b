// Written by display/write_types.py. Change the Python and run it again.

/** Days that are unlike their weekday; without hours they are holidays. */
export interface SpecialDaysSection {
  first: string;
  last?: string | null;
  hours?: Array<string>;
}

/** The hours of the seven weekdays, and the days that are unlike them; unsaid, a day is 08:00-18:00. */
export interface OpeningSection {
  monday?: Array<string>;
  tuesday?: Array<string>;
  wednesday?: Array<string>;
  thursday?: Array<string>;
  friday?: Array<string>;
  saturday?: Array<string>;
  sunday?: Array<string>;
  special_days?: Array<SpecialDaysSection>;
}

/** A file with `[opening]`, whatever else it says. */
export interface OpeningFile {
  opening: OpeningSection;
}
