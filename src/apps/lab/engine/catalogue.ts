import { completed, type Text, t } from "../../../words/index.js";
import SHIPPED from "./scenarios.json" with { type: "json" };

/** A scenario that the lab offers. */
export interface Offered {
  /** As the program knows it: "teaching/two-cities"; "regions/..." is a region by itself. */
  name: string;
  /** Folder of its region; "" for the reader's own. */
  region: string;
  title: Text;
  question: Text;
}

export interface OfferedGroup {
  label: Text;
  scenarios: readonly Offered[];
}

/** Folders of scenarios that are not named after their region. */
const FOLDERS: Readonly<Record<string, Text>> = {
  teaching: t("lab.folderTeaching"),
  questions: t("lab.folderQuestions"),
};

/** A region of more cities is too slow to be tried out by itself. */
const MOST_CITIES = 50;

const OWN_QUESTION: Text = t("lab.doesPolicyYourOwn");

/** A group for every folder of scenarios/, small regions first. */
export const CATALOGUE: readonly OfferedGroup[] = [...new Set(SHIPPED.scenarios.map(folderOf))]
  .map((folder) => {
    const scenarios = SHIPPED.scenarios.filter((one) => folderOf(one) === folder);
    const regions = SHIPPED.regions.filter(({ id }) => scenarios.some(({ region }) => region === id));
    return { folder, scenarios, regions, cities: Math.min(...regions.map(({ cities }) => cities)) };
  })
  .sort((a, b) => a.cities - b.cities)
  .map(({ folder, scenarios, regions, cities }) => ({
    label: FOLDERS[folder] ?? t("lab.regionOfCities", { region: completed(regions[0]!.label), cities }),
    scenarios: [
      ...regions.filter(({ id }) => regions.length === 1 || id.startsWith(folder)).flatMap(alone),
      ...scenarios.map((one) => ({ ...one, title: completed(one.title), question: completed(one.question) })),
    ],
  }));

function folderOf({ name }: { name: string }): string {
  return name.split("/")[0]!;
}

/** A region by itself, unless it is too large for that. */
function alone({ id, label, cities }: (typeof SHIPPED.regions)[number]): Offered[] {
  if (cities > MOST_CITIES) return [];
  const title = t("lab.regionAlone", { region: completed(label) });
  return [{ name: `regions/${id}`, region: id, title, question: OWN_QUESTION }];
}

const ALL = CATALOGUE.flatMap(({ scenarios }) => scenarios);

/** Of the reader's own, as long as the page is open. */
const own: Offered[] = [];

/** What their names begin with, which no shipped one does. */
export const OWN_NAME = "own/";

export function offerOwn(scenario: Offered): Offered {
  own.push(scenario);
  return scenario;
}

/** All groups, the reader's own scenarios first where there are some. */
export function offeredGroups(): readonly OfferedGroup[] {
  return own.length === 0 ? CATALOGUE : [{ label: t("lab.ownFiles"), scenarios: own }, ...CATALOGUE];
}

export function offered(name: string): Offered | undefined {
  return [...ALL, ...own].find((one) => one.name === name);
}

/** The puzzle that opens: an agreement that all together gain by and one of them would refuse. */
export const FIRST = "teaching/agreement";
