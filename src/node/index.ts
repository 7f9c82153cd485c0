/** What needs Node: files, results directories, worker threads. */
export { diskFiles } from "./files.js";
export { type WorkerPool, workerPool } from "./pool.js";
export { programRoot, programVersion } from "./program.js";
export { ResultsFolder, writeFolder } from "./resultsFolder.js";
