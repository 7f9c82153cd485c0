#!/usr/bin/env node
import { main } from "../dist/cli/main.js";

// A reader that closes the pipe early (head, less) is no failure.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await main(process.argv);
