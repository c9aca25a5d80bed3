/**
 * Records the prompt for the README: drives it in a terminal and writes what its screen shows, frame by
 * frame, as one picture that plays. `deno task picture`
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { type Run, type Screen, startTerminal } from "./terminal.ts";

const columns = 88;
const rows = 21;

/** What is there before the recording starts. */
const setting = `
const labels = { app: "shop" };
const containers = [{ name: "shop", image: "shop:1.4" }];
const template = { metadata: { labels }, spec: { containers } };
await k.namespaces().create({ metadata: { name: "web" } });
await k.deployments("web").create({
  metadata: { name: "shop", labels },
  spec: { replicas: 3, selector: { matchLabels: labels }, template },
});
await new Promise((resolve) => setTimeout(resolve, 3000));
`;

interface Step {
  readonly type: string;
  readonly shows: RegExp;
  /** Keys after it, to end what goes on. */
  readonly then?: string;
}

const steps: readonly Step[] = [
  { type: "pods()\r", shows: /shop-\S+ +1\/1 +Running/ },
  { type: "k.dep\t", shows: /k\.deployments$/ },
  { type: '().scale("shop", 5)\r', shows: /replicas: 5/ },
  {
    type: "chart(pods(), (p) => p.status.phase)\r",
    shows: /5 objects[^]*Running 5/,
    then: "\x03",
  },
  { type: ".kubectl\r", shows: /kubectl get pods --watch -n web/ },
  { type: "pods().watch()\r", shows: /(ADDED[^]*){5}/, then: "\x03" },
];

async function main(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "kubist-picture-"));
  const seed = path.join(home, "setting.ts");
  await writeFile(seed, setting);
  const file = new URL("../../docs/prompt.svg", import.meta.url);
  const command = [process.execPath, "run", "-A", "repl/main.ts", "--embedded", "--no-history"];
  try {
    await using screen = await startTerminal(command, {
      columns,
      rows,
      env: { KUBECONFIG: path.join(home, "none") },
    });
    await screen.until(/default> ?$/);
    screen.type(`.load ${seed}\r`);
    await screen.until(/setting\.ts\n[^]*default> ?$/);
    screen.type(".ns web\r");
    await screen.until(/web> ?$/);
    await writeFile(file, picture(await record(screen)));
  } finally {
    await rm(home, { recursive: true });
  }
}

async function record(screen: Screen): Promise<Run[][][]> {
  const frames: Run[][][] = [];
  screen.type("\x0c");
  await screen.until(/^embedded\/web> ?$/);
  frames.push(screen.runs());
  for (const { type, shows, then } of steps) {
    for (const key of type) {
      screen.type(key);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await screen.until(shows);
    await new Promise((resolve) => setTimeout(resolve, 400));
    frames.push(screen.runs());
    if (then !== undefined) {
      screen.type(then);
      await screen.until(/web> ?$/);
    }
  }
  return frames;
}

const frameSeconds = 3;
const lineHeight = 19;
const cellWidth = 8.43;
const palette = ["#5b6270", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2"];

/** Frames as one picture in which each takes its turn. */
function picture(frames: readonly (readonly Run[][])[]): string {
  const total = frames.length * frameSeconds;
  const width = Math.ceil(columns * cellWidth) + 32;
  const height = rows * lineHeight + 58;
  const share = (100 / frames.length).toFixed(3);
  const groups = frames.map((frame, i) =>
    `<g class="f" style="animation-delay:${i * frameSeconds - total}s">${frameText(frame)}</g>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The prompt of kubist: pods as a table, a deployment scaled, counts as bars, a watch">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; fill: #dcdfe4 }
.b { font-weight: bold }
.f { visibility: hidden; animation: turn ${total}s step-end infinite }
@keyframes turn { 0% { visibility: visible } ${share}% { visibility: hidden } }
</style>
<rect width="100%" height="100%" rx="10" fill="#22262e"/>
<circle cx="20" cy="20" r="6" fill="#e06c75"/><circle cx="40" cy="20" r="6" fill="#e5c07b"/><circle cx="60" cy="20" r="6" fill="#98c379"/>
${groups.join("\n")}
</svg>
`;
}

function frameText(frame: readonly Run[][]): string {
  return frame.map((runs, y) => {
    const spans = runs.map(spanText).join("").trimEnd();
    return spans === "" ? "" : `<text x="16" y="${y * lineHeight + 56}">${spans}</text>`;
  }).join("");
}

function spanText({ text, colour, bold }: Run, index: number, all: readonly Run[]): string {
  const last = index === all.length - 1;
  const shown = escaped(last ? text.trimEnd() : text);
  if (shown === "" || (colour < 0 && !bold)) return shown;
  const fill = colour < 0 ? "" : ` fill="${palette[colour % 8] ?? "#8b93a1"}"`;
  return `<tspan${bold ? ' class="b"' : ""}${fill}>${shown}</tspan>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

await main();
