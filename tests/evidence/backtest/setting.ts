import { Panel, readEmployed, readExclusions, readNational } from "../../../src/evidence/backtest/panel.js";
import { loadRegion } from "../../../src/input/index.js";
import { disk } from "../../input/disk.js";

export const exclusions = readExclusions(disk, "scenarios/regions/exclusions.csv");
export const national = readNational(disk, "scenarios/regions/china/national.csv");

export const employed = readEmployed(disk, "scenarios/regions/china/employment.csv");

/** The three agglomerations on which the naive forecasts were first computed by another program. */
export const panels = ["beijing-tianjin-hebei", "greater-bay-area", "yangtze-river-delta"].map(
  (id) => new Panel(loadRegion(`scenarios/regions/${id}/region.yaml`, disk), exclusions, employed),
);
