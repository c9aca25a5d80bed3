import { testCommand } from "../repl/command/suite.ts";
import { startShared } from "./shared.ts";

testCommand(async () => {
  const api = await startShared();
  return { access: api, stop: () => api.stop() };
});
