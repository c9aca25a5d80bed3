import process from "node:process";
import "kubist";

const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, bytes: process.memoryUsage().rss }));
