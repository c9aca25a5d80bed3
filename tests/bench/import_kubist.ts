import process from "node:process";
import "kubist";
console.log(process.memoryUsage().rss);
