/**
 * Linear programmes by HiGHS (Huangfu and Hall 2018, Math. Program. Comput. 10), compiled to WebAssembly: the same
 * digits on every machine.
 */
import highsModule, { type Highs } from "highs";

/** The package's types describe its CommonJS form; what an import gets is the loader itself. */
const loadHighs = highsModule as unknown as () => Promise<Highs>;

/** Loaded once, before anything of this layer runs, so that solving itself needs no waiting. */
const highs = await loadHighs();

const OPTIONS = {
  output_flag: false,
  presolve: "off",
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
} as const;

/** A row of a programme: lower <= sum over columns of coefficient times value <= upper. */
export interface Row {
  columns: readonly number[];
  coefficients: readonly number[];
  lower: number;
  upper: number;
}

export interface Optimum {
  objective: number;
  /** By column. */
  values: Float64Array;
  /**
   * By row: by how much the objective rises when the row's active bound rises by one; zero where the row does not bind.
   */
  duals: Float64Array;
}

/**
 * Minimises cost times values over free variables under the rows. Coefficients should be of order one. Throws
 * RangeError without an optimum.
 */
export function minimiseLinear(cost: readonly number[], rows: readonly Row[]): Optimum {
  const starts = [0];
  for (const { columns } of rows) starts.push(starts.at(-1)! + columns.length);
  const numCols = cost.length;
  const programme = {
    numCols,
    numRows: rows.length,
    colCost: cost,
    colLower: cost.map(() => -Infinity),
    colUpper: cost.map(() => Infinity),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols,
      starts,
      indices: rows.flatMap(({ columns }) => columns),
      values: rows.flatMap(({ coefficients }) => coefficients),
    },
  };
  return highs.withModel(programme, (model) => {
    model.options.set(OPTIONS);
    model.run();
    const status = model.getModelStatus();
    if (status !== highs.constants.modelStatus.optimal) {
      throw new RangeError(`The linear programme has no optimum (status ${status} of HiGHS).`);
    }
    const { colValue, rowDual } = model.getSolution();
    return { objective: model.getObjectiveValue(), values: colValue, duals: rowDual };
  });
}
