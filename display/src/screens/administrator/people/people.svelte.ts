import { send } from "../../../shared/api";
import type {
  AddPerson,
  ChangePerson,
  PeopleList,
  PersonEntry,
  RenewSecret,
  ShopSkill,
  SkillEntry,
  ToldSecrets,
} from "../../../shared/contract/people";
import { words } from "../../../shared/words.svelte";
import { Asked } from "../../../shared/asked.svelte";
import { ending } from "./skills";

/** The shop's people as the server knows them. */
export class People {
  private readonly asked = new Asked(() => send<PeopleList>("/api/people"));

  get all(): readonly PersonEntry[] {
    return this.asked.answer?.people ?? [];
  }

  /** The roles that a person can have. */
  get roles(): readonly string[] {
    return this.asked.answer?.roles ?? [];
  }

  /** The shop's list of skills. */
  get skills(): readonly ShopSkill[] {
    return this.asked.answer?.skills ?? [];
  }

  /** The certificates of somebody who works here that have run out, or soon will. */
  endingOf(person: PersonEntry): SkillEntry[] {
    const today = new Date(this.asked.now).toLocaleDateString("sv");
    return person.stopped_at === null ? ending(person.skills, today, this.asked.answer?.warn_days ?? 0) : [];
  }

  skillName(key: string): string {
    const found = this.skills.find((skill) => skill.skill === key);
    return found ? words.of(found.name) : key;
  }

  get problem(): unknown {
    return this.asked.problem;
  }

  stop(): void {
    this.asked.stop();
  }

  async add(person: AddPerson): Promise<ToldSecrets> {
    const told = await send<ToldSecrets>("/api/people", { method: "POST", body: person });
    await this.asked.again();
    return told;
  }

  async change(staffId: string, change: ChangePerson): Promise<void> {
    await send(`/api/people/${staffId}`, { method: "PATCH", body: change });
    await this.asked.again();
  }

  async renew(staffId: string, wanted: RenewSecret): Promise<ToldSecrets> {
    return send<ToldSecrets>(`/api/people/${staffId}/secrets`, { method: "POST", body: wanted });
  }

  /** They have left: they are signed out everywhere. */
  async letGo(staffId: string): Promise<void> {
    await send(`/api/people/${staffId}/stop`, { method: "POST" });
    await this.asked.again();
  }

  async restore(staffId: string): Promise<void> {
    await send(`/api/people/${staffId}/restore`, { method: "POST" });
    await this.asked.again();
  }
}
