import { LANGUAGES, type Text, t } from "../../words/index.js";
import { type Problem, throwProblems } from "../error.js";

/** Ids that are known for Chinese names, so that 江苏 becomes jiangsu. */
export interface KnownNames {
  cities: ReadonlyMap<string, string>;
  provinces: ReadonlyMap<string, string>;
}

/** What is to have an id. */
export interface Called {
  /** As its author wrote it. */
  id?: string | undefined;
  names: readonly (string | undefined)[];
}

/**
 * The id that its author wrote, that of a known Chinese name, or the English name in lower-case letters; undefined
 * where none of them makes one.
 */
export function wantedId({ id, names }: Called, known: ReadonlyMap<string, string>): string | undefined {
  return id ?? firstOf(names.map((name) => name && (known.get(bare(name)) ?? slug(name))));
}

/** An id for each: the one that it wants, or a number. None stands twice. */
export function uniqueIds(things: readonly Called[], kind: string, known: ReadonlyMap<string, string>): string[] {
  const taken = new Set<string>();
  const problems: Problem[] = [];
  const ids = things.map((thing, n) => {
    const { id } = thing;
    if (id !== undefined && slug(id) !== id)
      problems.push({
        file: "--cities",
        path: t("error.column", { name: "id" }),
        value: id,
        what: t("scenario.noId"),
        allowed: t("scenario.idOnce"),
        hint: t("scenario.correctOrLeave"),
      });
    const wanted = wantedId(thing, known) ?? `${kind}-${n + 1}`;
    let free = wanted;
    for (let k = 2; taken.has(free); k++) free = `${wanted}-${k}`;
    taken.add(free);
    return free;
  });
  throwProblems(problems);
  return ids;
}

function firstOf(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((one) => one !== undefined && one !== "");
}

/** Without its rank: 苏州市, 江苏省. */
function bare(name: string): string {
  return name.trim().replace(/(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区)$/, "");
}

/** Lower-case ASCII words joined by hyphens; "" where nothing is left that an id may begin with. */
function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f']/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

/** "my-region" as "My region". */
export function title(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A text as YAML takes it anywhere: as it is, or in quotes where it holds anything that YAML could read otherwise. */
export function yamlText(text: string): string {
  return /^[\p{L}][\p{L}\p{N} ./_-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text) &&
    text === text.trim()
    ? text
    : JSON.stringify(text);
}

/** A text as YAML has it in one line: `{ en: Coast, ... }`. `written`: how its words are. */
export function yamlWords(text: Text, written: (words: string) => string = yamlText): string {
  return `{ ${LANGUAGES.map((language) => `${language}: ${written(text[language])}`).join(", ")} }`;
}
