/** Firm agents as columns, one entry an agent; the first `count` of a population are in use. */
export interface FirmColumns {
  key: Uint32Array;
  sector: Uint16Array;
  plant: Uint16Array;
  headquarters: Uint16Array;
  /** Real firms that the agent stands for. */
  weight: Float64Array;
  /** z^(sigma-1), mean one, kept for life. */
  size: Float64Array;
  /** Index into claims, -1 = none. */
  claim: Int32Array;
}

export function emptyColumns(size: number): FirmColumns {
  return {
    key: new Uint32Array(size),
    sector: new Uint16Array(size),
    plant: new Uint16Array(size),
    headquarters: new Uint16Array(size),
    weight: new Float64Array(size),
    size: new Float64Array(size),
    claim: new Int32Array(size),
  };
}

export function growColumns(columns: FirmColumns, size: number): FirmColumns {
  const grown = emptyColumns(size);
  grown.key.set(columns.key);
  grown.sector.set(columns.sector);
  grown.plant.set(columns.plant);
  grown.headquarters.set(columns.headquarters);
  grown.weight.set(columns.weight);
  grown.size.set(columns.size);
  grown.claim.set(columns.claim);
  return grown;
}

export function moveColumn(columns: FirmColumns, from: number, to: number): void {
  columns.key[to] = columns.key[from];
  columns.sector[to] = columns.sector[from];
  columns.plant[to] = columns.plant[from];
  columns.headquarters[to] = columns.headquarters[from];
  columns.weight[to] = columns.weight[from];
  columns.size[to] = columns.size[from];
  columns.claim[to] = columns.claim[from];
}
