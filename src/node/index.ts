/** What needs Node: files, results directories, worker threads. */
export { diskFiles } from "./files.js";
export { type GamePool, gamePool, type WorkerPool, workerPool } from "./pool.js";
export { type ProgramVersion, programRoot, programVersion } from "./program.js";
export { checkPlace, checkResultsPlace, ResultsFolder, writeFolder } from "./resultsFolder.js";
