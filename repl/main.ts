/**
 * The prompt by itself; `kubist repl` is the same.
 *
 * @module
 */

import process from "node:process";
import { repl } from "./prompt/mod.ts";

process.exit(await repl(process.argv.slice(2)));
