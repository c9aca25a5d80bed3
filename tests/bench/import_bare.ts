import process from "node:process";
console.log(process.memoryUsage().rss);
