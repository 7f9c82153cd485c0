/** Sums over sectors, types or kinds of an array whose last index is a node. `values` [row*n + i]; [n] */
export function sumByNode(values: Float64Array, nodes: number): Float64Array {
  const total = new Float64Array(nodes);
  for (let k = 0; k < values.length; k++) total[k % nodes] += values[k];
  return total;
}
