import en from "../../../config/wording/en.toml";
import zh from "../../../config/wording/zh.toml";
import { Refusal } from "./api";
import type { Words } from "./contract/boards";
import { type Dictionary, type Language, type Values, fill } from "./wording";
import type { WordingKey } from "./wording_keys";

type Choice = Language | "auto";

const CHOICE = "glassbay.language";
const BUILT_IN: Record<Language, Dictionary> = { zh, en };

function asChoice(value: string | null): Choice | null {
  return value === "zh" || value === "en" || value === "auto" ? value : null;
}

/** The words of the page: which language, and what each key says in it. A language change is seen at once. */
class PageWords {
  private dictionaries = $state.raw(BUILT_IN);
  private choice = $state<Choice>("zh");
  language = $state<Language>("zh");

  /** Reads `?lang=`; `auto` alternates at each page turn. */
  begin(query: URLSearchParams): void {
    this.choice = asChoice(query.get("lang")) ?? "zh";
    this.show(this.choice === "en" ? "en" : "zh");
    void this.fetch();
  }

  /** Where a person reads: keeps the language that the address asks for, else takes the one that was kept before. */
  recall(query: URLSearchParams): void {
    const language = asChoice(query.get("lang")) ?? asChoice(localStorage.getItem(CHOICE));
    if (language === "zh" || language === "en") this.choose(language);
  }

  /** A person's choice on this device. */
  choose(language: Language): void {
    this.choice = language;
    localStorage.setItem(CHOICE, language);
    this.show(language);
  }

  /** Call it when a page turns: with `lang=auto` the other language follows. */
  turn(): void {
    if (this.choice === "auto") this.show(this.language === "zh" ? "en" : "zh");
  }

  /** The choice as another page's address asks for it; empty where that page would choose it by itself. */
  get asQuery(): string {
    return this.choice === "zh" ? "" : `?lang=${this.choice}`;
  }

  get automatic(): boolean {
    return this.choice === "auto";
  }

  /** The text of a key, with `{names}` filled in and `count` choosing `.one` or `.other`. */
  say(key: WordingKey, values: Values = {}, language: Language = this.language): string {
    return this.find(key, values, language) ?? key;
  }

  /** As `say`, for keys that come from the server, such as `exception.left_unsettled`. */
  find(key: string, values: Values = {}, language: Language = this.language): string | undefined {
    return fill(this.dictionaries[language], key, values) ?? fill(BUILT_IN[language], key, values);
  }

  /** Which of both texts to show. */
  of(words: Words, language: Language = this.language): string {
    return words[language];
  }

  /** What to tell a person about an error of `send`. */
  ofError(error: unknown): string {
    if (!(error instanceof Refusal)) return this.say("error.unreachable");
    const values = Object.fromEntries(
      Object.entries(error.fields).map(([name, value]) => [name, this.valueOf(value)]),
    );
    return this.find(`error.${error.code}`, values) ?? this.say("error.unknown", { code: error.code });
  }

  /** A field of an error: names of deeds are said in words. */
  private valueOf(value: unknown): string | number {
    if (typeof value === "number") return value;
    if (!Array.isArray(value)) return String(value);
    const separator = this.language === "zh" ? "、" : ", ";
    return value.map((item) => this.find(`deed.${item}`) ?? String(item)).join(separator);
  }

  private show(language: Language): void {
    this.language = language;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }

  private async fetch(): Promise<void> {
    const served = await fetch("/api/wording")
      .then((answer) => (answer.ok ? (answer.json() as Promise<Record<Language, Dictionary>>) : {}))
      .catch(() => ({}));
    this.dictionaries = { ...BUILT_IN, ...served };
  }
}

export const words = new PageWords();

/** What a person typed in one language, standing for both. */
export function wordsInBoth(typed: string): Words {
  const said = typed.trim();
  return { zh: said, en: said };
}
