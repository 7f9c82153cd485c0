// Effects of results on disk, read from Parquet. Run, after `npx agglom compare teaching/two-cities`:
//   node examples/readResults.js results/two-cities
import { gunzipSync } from "node:zlib";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const [folder] = process.argv.slice(2);
const effects = await parquetReadObjects({
  file: await asyncBufferFromFile(`${folder}/effects.parquet`),
  compressors: { GZIP: (bytes) => new Uint8Array(gunzipSync(bytes)) },
});

const year = Math.max(...effects.map((row) => row.year));
for (const row of effects)
  if (row.year === year && row.place === "cluster" && row.indicator === "real-gdp")
    console.log(`${row.variant}: real GDP of ${year} ${row.effect_pct.toFixed(3)} %`);
