import { type FlowTable, type Region, UserError } from "../../input/index.js";
import { t } from "../../words/index.js";

/** Observed flows of a region by position of cities in its table; throws UserError where its file names none. */
export function observedFlows(region: Region): FlowTable {
  const { cities, travelFlows } = region.tables;
  const index = new Map(cities.map(({ id }, i) => [id, i]));
  const between = travelFlows.filter(({ origin, destination }) => origin !== destination);
  const flows = between.flatMap(({ origin, destination, flow }) =>
    flow === undefined ? [] : [{ origin: index.get(origin)!, destination: index.get(destination)!, flow }],
  );
  if (!flows.some(({ flow }) => flow > 0)) throw new UserError(noFlows(region));
  return {
    places: cities.map(({ id, province, latitude, longitude }) => ({ id, province, latitude, longitude })),
    flows,
    toItself: travelFlows.length - between.length,
    unobserved: between.length - flows.length,
  };
}

function noFlows({ id }: Region) {
  return {
    file: id,
    path: "tables.travelFlows",
    what: t("evidence.noObservedFlows"),
    allowed: t("evidence.tableOfFlows"),
    hint: t("evidence.addFlows"),
  };
}
