/** A process that does nothing: what the runtime itself costs. */

import process from "node:process";

const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpu: (user + system) / 1000 }));
process.exit();
