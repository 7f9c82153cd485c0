import { z } from "zod";
import { ASSIGNMENT_RULES, assign } from "./assignment.js";
import { rowCells, sectorNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import type { Role } from "./roles.js";
import { selectNodes, selectSectors } from "./selectors.js";
import { lowerCeiling } from "./subsidyCeiling.js";
import { LeverUseError } from "./useError.js";

const parameters = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    rule: z
      .enum(ASSIGNMENT_RULES)
      .optional()
      .meta({
        label: { en: "Rule by which sectors are assigned", zh: "产业分工规则" },
        unit: ASSIGNMENT_RULES.join(", "),
        source: {
          en: "Balassa 1965, Manchester School 33 (comparative advantage); Hidalgo et al. 2007, Science 317 (relatedness); Hirschman 1958 (linkages)",
          zh: "Balassa 1965, Manchester School 33（比较优势）；Hidalgo et al. 2007, Science 317（关联度）；Hirschman 1958（产业关联）",
        },
      }),
    assignments: z
      .array(
        z.strictObject({
          city: z
            .string()
            .min(1)
            .meta({ label: { en: "City", zh: "城市" }, unit: "a name, as for cities" }),
          sectors: z
            .array(z.string().min(1))
            .meta({ label: { en: "Sectors that it may back", zh: "可补贴的行业" }, unit: "sector ids" }),
        }),
      )
      .min(1)
      .optional()
      .meta({
        label: { en: "Sectors of each city, in place of a rule", zh: "直接列出各市的行业（代替规则）" },
        unit: "list",
        role: "assigned" satisfies Role,
      }),
    perCity: z
      .int()
      .min(1)
      .max(50)
      .optional()
      .meta({
        label: { en: "Sectors for each city under a rule (1 if absent)", zh: "按规则分配时每市的行业数（缺省为1）" },
        unit: "sectors",
      }),
  }),
  "rule",
  "assignments",
);

const schema = parameters.superRefine(({ assignments, perCity }, context) => {
  if (!assignments || perCity === undefined) return;
  const params = { hint: "Remove it, or give a rule in place of the list" };
  context.addIssue({ code: "custom", path: ["perCity"], message: "has no effect beside assignments", params });
});

type Parameters = z.output<typeof schema>;

export const industrialCatalogue = defineLever({
  type: "industrial-catalogue",
  label: { en: "Industrial catalogue", zh: "产业分工目录" },
  description: {
    en: "Of the listed sectors each city may subsidise only those that are assigned to it, by a rule that spreads them over the cities or by a list. A listed sector that is assigned to no city may be backed by none. Under a rule equal scores go to the city that the region lists first. It binds what cities choose and what the scenario sets.",
    zh: "对所列行业，各市只能补贴分工目录分给自己的行业；分工按规则（尽量错位）或按清单确定。未分给任何城市的行业，各市均不得补贴；规则得分相同时，归区域文件中排在前面的城市。对城市自行选择的补贴与情景设定的补贴均有约束力。",
  },
  decidedBy: { en: "The cities together, or a leading group", zh: "各城市共同约定或领导小组" },
  source: {
    en: "Industrial transfer guidance catalogues of the Ministry of Industry and Information Technology (2018 edition); differentiated positioning in outlines of agglomerations",
    zh: "工业和信息化部《产业发展与转移指导目录（2018年本）》；各城市群规划中的差异化定位",
  },
  schema,
  sets: (parameters, context) => {
    checkAssignments(parameters, context);
    return sectorNames("industrial-catalogue", parameters, context);
  },
  apply: (parameters, context, policy) => {
    const sectors = selectSectors(parameters.sectors, context);
    const own = parameters.rule ? byRule(parameters, context) : assigned(parameters, context);
    for (const city of selectNodes(parameters.cities, context, ["cities"])) {
      const others = sectors.filter((sector) => !own.get(city)?.includes(sector));
      lowerCeiling(policy, rowCells(others, [city], context), 0);
    }
  },
});

function byRule({ rule, perCity = 1, ...parameters }: Parameters, context: LeverContext): Map<number, number[]> {
  const cities = selectNodes(parameters.cities, context, ["cities"]);
  const sectors = selectSectors(parameters.sectors, context);
  const all = Array.from({ length: context.cities }, (_, city) => city);
  const places = assign(rule!, { cities, sectors, perCity }, context.industries, all);
  return new Map(cities.map((city, place) => [city, places[place]!]));
}

/** Sectors by city as listed. Throws LeverNameError for names that the region does not know. */
function assigned({ assignments = [] }: Parameters, context: LeverContext): Map<number, number[]> {
  return new Map(
    assignments.flatMap(({ city, sectors }, row) => {
      const own = selectSectors(sectors, context, ["assignments", row, "sectors"]);
      return selectNodes(city, context, ["assignments", row, "city"]).map((node) => [node, own] as const);
    }),
  );
}

/** Every city of the list is bound and listed once, and only sectors of the catalogue are assigned. */
function checkAssignments(parameters: Parameters, context: LeverContext): void {
  const { assignments = [] } = parameters;
  const bound = selectNodes(parameters.cities, context, ["cities"]);
  const sectors = selectSectors(parameters.sectors, context);
  const seen = new Set<number>();
  assignments.forEach((item, row) => {
    const at = ["assignments", row, "city"];
    for (const city of selectNodes(item.city, context, at)) {
      const name = context.nodeIds[city]!;
      if (!bound.includes(city)) throw outside(at, item.city, `${name} is not among \`cities\``);
      if (seen.has(city)) throw outside(at, item.city, `${name} is listed twice`);
      seen.add(city);
    }
    for (const [place, name] of item.sectors.entries()) {
      const path = ["assignments", row, "sectors", place];
      const unlisted = selectSectors(name, context, path).find((sector) => !sectors.includes(sector));
      if (unlisted !== undefined) throw outside(path, name, `${context.sectorIds[unlisted]} is not among \`sectors\``);
    }
  });
}

function outside(path: (string | number)[], value: string, why: string): LeverUseError {
  return new LeverUseError(path, {
    value,
    what: `does not fit the catalogue: ${why}`,
    allowed: "cities and sectors that the catalogue binds, each city once",
    hint: "Correct the list, or widen whom and what the catalogue binds",
  });
}
