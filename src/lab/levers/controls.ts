/** The paper's three mechanisms of industrial collaboration. */
export type Mechanism = "division" | "coordination" | "platforms";

/** Whom a control may be narrowed to: pairs of cities, single cities, members of an agreement, or nobody. */
export type Reach = "pairs" | "cities" | "members" | "none";

/** How its value is told. */
export type Form = "of-today" | "share" | "money" | "number" | "choice";

/** A lever of the lab: one parameter of a lever of the program, with all else of it fixed. What it is called, its bounds and sources stand in its schema. */
export interface Control {
  /** In the address of the page. */
  id: string;
  mechanism: Mechanism;
  /** Shown before "more". */
  first: boolean;
  /** Lever and parameter of the program. */
  type: string;
  parameter: string;
  form: Form;
  reach: Reach;
  /** Where it changes nothing: no lever is written there. */
  mark: number;
  /** Part of the schema's bounds that a slider covers. */
  low: number;
  high: number;
  step: number;
  /** Other parameters. */
  fixed?: Readonly<Record<string, unknown>>;
  /** Names of the values of a choice; the mark, 0, is none of them. */
  choices?: readonly string[];
}

/** A barrier that stands today, as a share of what it is. */
function barrier(id: string, mechanism: Mechanism, type: string, first: boolean, reach: Reach = "pairs"): Control {
  const shared = { parameter: "scale", form: "of-today", mark: 1, low: 0, high: 2, step: 0.05 } as const;
  return { id, mechanism, first, type, reach, ...shared };
}

/** A share that is zero today. */
function share(id: string, mechanism: Mechanism, type: string, parameter: string, rest: Partial<Control>): Control {
  const shared = { form: "share", mark: 0, low: 0, high: 1, step: 0.05, first: false, reach: "cities" } as const;
  return { id, mechanism, type, parameter, ...shared, ...rest };
}

/** In the order of the page. */
export const CONTROLS: readonly Control[] = [
  barrier("border", "division", "administrative-border", true),
  barrier("protection", "division", "local-protection", true, "cities"),
  share("subsidy", "division", "sector-subsidy", "sectorSubsidy", { first: true, high: 0.1, step: 0.005 }),
  barrier("headquarters", "division", "coordination-cost", false),
  share("approvals", "division", "relocation-approvals", "approvalCoverage", { reach: "pairs" }),
  barrier("firms", "division", "firm-border", false),
  barrier("retention", "division", "firm-retention", false, "cities"),
  share("release", "division", "firm-release", "releaseRate", { high: 0.1, step: 0.005 }),
  share("ban", "division", "negative-list", "entryBan", {}),
  {
    id: "catalogue",
    mechanism: "division",
    first: false,
    type: "industrial-catalogue",
    parameter: "rule",
    form: "choice",
    reach: "cities",
    mark: 0,
    low: 0,
    high: 3,
    step: 1,
    choices: ["comparative-advantage", "relatedness", "chain-fit"],
  },

  share("moved-tax", "coordination", "relocation-tax-sharing", "share", {
    first: true,
    reach: "none",
    fixed: { origins: "all", destinations: "all", governmentLedOnly: false, minimumTax: 0 },
  }),
  share("pool", "coordination", "revenue-pool", "share", { first: true, reach: "members" }),
  barrier("migrants", "coordination", "migration-border", true),
  share("increment", "coordination", "increment-sharing", "share", { reach: "members", fixed: { years: 20 } }),
  barrier("toll", "coordination", "toll", false),
  barrier("booths", "coordination", "booth-delay", false),
  barrier("rules", "coordination", "rule-difference", false),
  barrier("capital", "coordination", "capital-friction", false),
  share("pact", "coordination", "subsidy-pact", "ceiling", { mark: 0.5, high: 0.5, step: 0.01 }),
  share("rebate", "coordination", "profit-tax-rebate", "profitTaxRebate", {}),
  barrier("talent", "coordination", "talent-settlement", false, "cities"),
  {
    id: "land",
    mechanism: "coordination",
    first: false,
    type: "land-quota",
    parameter: "industrialLandRelease",
    form: "number",
    reach: "cities",
    mark: 0,
    low: 0,
    high: 20,
    step: 0.5,
    fixed: { together: true },
  },
  {
    id: "quota",
    mechanism: "coordination",
    first: false,
    type: "quota-trade",
    parameter: "quota",
    form: "number",
    reach: "members",
    mark: 0,
    low: 0,
    high: 10,
    step: 0.25,
  },

  {
    id: "platform",
    mechanism: "platforms",
    first: true,
    type: "platform-contribution",
    parameter: "contribution",
    form: "money",
    reach: "cities",
    mark: 0,
    low: 0,
    high: 20,
    step: 0.5,
  },
  { ...barrier("road", "platforms", "transport-link", true), low: 0.5, high: 1.5 },
  {
    id: "reception",
    mechanism: "platforms",
    first: true,
    type: "reception-platform",
    parameter: "capacity",
    form: "number",
    reach: "cities",
    mark: 0,
    low: 0,
    high: 200,
    step: 5,
  },
];

export function controlNamed(id: string): Control | undefined {
  return CONTROLS.find((control) => control.id === id);
}

/** How a control is set. */
export interface Setting {
  control: string;
  value: number;
  /** A city, a pair "a~b", or a word such as "different-province"; absent: everybody. */
  where?: string | undefined;
}
