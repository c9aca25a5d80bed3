/**
 * The `kubist` command.
 *
 * @module
 */

import process from "node:process";
import { main, processIo } from "./commands/main.ts";

process.exit(await main(process.argv.slice(2), processIo()));
