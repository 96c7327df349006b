// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** A name, or a surname, in both languages. */
export interface PersonName {
  zh: string;
  en: string;
}

/** A skill that somebody has, until the end of its certificate's day; null: for good. */
export interface SkillEntry {
  skill: string;
  until: string | null;
}

/** A skill of the shop's list. */
export interface ShopSkill {
  skill: string;
  name: Words;
  /** it counts until a day */
  certificate: boolean;
}

/** Somebody who works in the shop, or has left it. */
export interface PersonEntry {
  staff_id: string;
  login: string;
  name: Words;
  surname: Words;
  roles: Array<string>;
  has_password: boolean;
  has_pin: boolean;
  /** null: nobody has written them down */
  skills: Array<SkillEntry> | null;
  /** since when they have left; null: they work here */
  stopped_at: string | null;
}

/** `GET /api/people`: all of them by login, and the roles that there are. */
export interface PeopleList {
  people: Array<PersonEntry>;
  roles: Array<string>;
  skills: Array<ShopSkill>;
  /** before the end of a certificate */
  warn_days: number;
}

/** `POST /api/people`. Without a password or a PIN the server makes one. */
export interface AddPerson {
  login: string;
  name: PersonName;
  surname: PersonName;
  roles: Array<string>;
  password?: string | null;
  pin?: string | null;
}

/** `PATCH /api/people/{staff_id}`: what is left out stays as it is. */
export interface ChangePerson {
  name?: PersonName | null;
  surname?: PersonName | null;
  roles?: Array<string> | null;
  skills?: Array<SkillEntry> | null;
}

/** `POST /api/people/{staff_id}/secrets`: another password or PIN; without a word the server makes one. */
export interface RenewSecret {
  kind: "password" | "pin";
  word?: string | null;
}

/** What the server has made for somebody to sign in with: told this once. Null: not made. */
export interface ToldSecrets {
  staff_id: string;
  login: string;
  password?: string | null;
  pin?: string | null;
}

/** `POST /api/sessions/current/secret`: one's own, proved by the one before. */
export interface ChangeOwnSecret {
  kind: "password" | "pin";
  old: string;
  new: string;
}
