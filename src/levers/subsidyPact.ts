import { z } from "zod";
import { sectorCells, sectorNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { lowerCeiling } from "./subsidyCeiling.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  ceiling: z
    .number()
    .min(0)
    .max(0.5)
    .meta({
      label: { en: "Most that a city may pay", zh: "补贴率上限" },
      unit: "share of primary-factor cost",
      source: "assumed",
    }),
});

export const subsidyPact = defineLever({
  type: "subsidy-pact",
  label: { en: "Subsidy pact", zh: "补贴上限协议" },
  description: {
    en: "Cities agree not to subsidise sectors above a ceiling. It binds what cities choose and what the scenario sets, in whatever order they are listed.",
    zh: "各市约定产业补贴率不超过上限；对城市自行选择的补贴与情景设定的补贴均有约束力。",
  },
  decidedBy: { en: "The cities together, or the centre", zh: "各城市共同约定或中央规定" },
  source: {
    en: "Fair Competition Review Regulations, State Council Decree 783 (2024), which restrict selective subsidies and tax rebates of localities",
    zh: "《公平竞争审查条例》（国务院令第783号，2024），限制地方选择性补贴与税收返还",
  },
  schema,
  sets: (parameters, context) => sectorNames("subsidy-pact", parameters, context),
  apply: (parameters, context, policy) => lowerCeiling(policy, sectorCells(parameters, context), parameters.ceiling),
});
