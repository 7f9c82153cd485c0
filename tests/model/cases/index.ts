import { agreements } from "./agreements.js";
import { factors } from "./factors.js";
import { firms } from "./firms.js";
import { goods } from "./goods.js";
import { knowledge } from "./knowledge.js";
import type { LeverCase } from "./setting.js";
import { taxes } from "./taxes.js";

export const leverCases: LeverCase[] = [...goods, ...firms, ...factors, ...taxes, ...agreements, ...knowledge];
