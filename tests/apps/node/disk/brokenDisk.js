// Loaded before the program (--import): a disk that refuses what the environment says, for tests. DISK_FAULT=CODE:BYTES:FOLDER lets files of the
// folder have that many bytes; once one would have more, nothing is taken there at all.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [code, most, folder] = (process.env["DISK_FAULT"] ?? "").split(":");
const paths = new Map();
let broken = false;

function refuse(path, end) {
  if (!String(path).startsWith(folder)) return;
  broken ||= end > Number(most);
  if (broken) throw Object.assign(new Error(`${code}: write '${path}'`), { code, syscall: "write", path });
}

if (code) {
  const { openSync, writeSync, appendFileSync } = fs;
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest);
    paths.set(file, path);
    return file;
  };
  fs.writeSync = (file, data, from = 0, length = data.length - from, position = null) => {
    refuse(paths.get(file), position + length);
    return writeSync(file, data, from, length, position);
  };
  fs.appendFileSync = (path, ...rest) => {
    refuse(path, 0);
    appendFileSync(path, ...rest);
  };
  syncBuiltinESMExports();
}
