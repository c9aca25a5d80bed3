/**
 * `deno task repl`: what `kubist repl` is.
 *
 * @module
 */

import process from "node:process";
import { main, processIo } from "./commands/main.ts";

process.exit(await main(["repl", ...process.argv.slice(2)], processIo()));
