import { z } from "zod";
import { type Text, t } from "../words/index.js";
import { ASSIGNMENT_RULES, assign } from "./assignment.js";
import { rowCells, sectorNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { refused } from "./refused.js";
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
        label: t("levers.ruleSectorsAssigned"),
        unit: ASSIGNMENT_RULES.join(", "),
        source: t("levers.balassa1965ManchesterSchool"),
      }),
    assignments: z
      .array(
        z.strictObject({
          city: z
            .string()
            .min(1)
            .meta({ label: t("lab.city"), unit: "a name, as for cities" }),
          sectors: z.array(z.string().min(1)).meta({ label: t("levers.sectorsMayBack"), unit: "sector ids" }),
        }),
      )
      .min(1)
      .optional()
      .meta({
        label: t("levers.sectorsEachCityPlace"),
        unit: "list",
        role: "assigned" satisfies Role,
      }),
    perCity: z
      .int()
      .min(1)
      .max(50)
      .optional()
      .meta({
        label: t("levers.sectorsEachCityUnder"),
        unit: "sectors",
      }),
  }),
  "rule",
  "assignments",
);

const schema = parameters.superRefine(({ assignments, perCity }, context) => {
  if (!assignments || perCity === undefined) return;
  context.addIssue(refused({ what: t("levers.noEffectAssignments"), hint: t("levers.removeOrRule") }, ["perCity"]));
});

type Parameters = z.output<typeof schema>;

export const industrialCatalogue = defineLever({
  type: "industrial-catalogue",
  label: t("levers.industrialCatalogue"),
  description: t("levers.listedSectorsEachCity"),
  decidedBy: t("levers.citiesTogetherLeadingGroup"),
  source: t("levers.industrialTransferGuidanceCatalogues"),
  slider: {
    id: "catalogue",
    mechanism: "division",
    parameter: "rule",
    choices: {
      "comparative-advantage": t("lab.comparativeAdvantage"),
      relatedness: t("lab.relatedness"),
      "chain-fit": t("lab.fitIntoChains"),
    },
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
      if (!bound.includes(city)) throw outside(at, item.city, t("levers.notAmongCities", { name }));
      if (seen.has(city)) throw outside(at, item.city, t("levers.listedTwice", { name }));
      seen.add(city);
    }
    for (const [place, name] of item.sectors.entries()) {
      const path = ["assignments", row, "sectors", place];
      const unlisted = selectSectors(name, context, path).find((sector) => !sectors.includes(sector));
      if (unlisted !== undefined)
        throw outside(path, name, t("levers.notAmongSectors", { name: context.sectorIds[unlisted] }));
    }
  });
}

function outside(path: (string | number)[], value: string, why: Text): LeverUseError {
  return new LeverUseError(path, {
    value,
    what: t("levers.notFitCatalogue", { why }),
    allowed: t("levers.catalogueBinds"),
    hint: t("levers.correctOrWiden"),
  });
}
