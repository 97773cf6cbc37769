/** The packs of `packs/`, opened: their graph, generated code for it, and documents made at random that leave nothing open. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(import.meta.dirname, "..");

/** A bundle of what no door of the product leads to, made as the command line is. */
export function bundle(doors) {
  const scratch = mkdtempSync(join(root, ".bench-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const outfile = join(scratch, "engine.mjs");
  buildSync({
    absWorkingDir: root,
    stdin: { contents: doors.join("\n"), resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["@viz-js/viz", "@duckdb/node-api"],
    banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
  });
  return outfile;
}

/** What opens the packs of `packs/`. */
export const bundledEngine = () =>
  import(
    bundle([
      'export { nodeHost } from "./src/base/host.ts";',
      'export { parseDay } from "./src/base/civil-date.ts";',
      'export { compileVerdicts } from "./src/compiled/compile-verdicts.ts";',
      'export { openPacks } from "./src/engine/library.ts";',
      'export { emptyProfile, settingsOf } from "./src/pack/profile.ts";',
    ])
  );

/** Numbers that are the same in each run. */
function randomNumbers() {
  let seed = 1;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((seed / 0x80_00_00_00) * below);
  };
}

const random = randomNumbers();
const days = ["2019-06-30", "2022-05-01", "2024-01-01", "2026-06-30"];

/** A value of a type with all its facts. */
function valueOf(type) {
  switch (type.kind) {
    case "boolean":
      return random(2) === 1;
    case "enum":
      return type.members[random(type.members.length)];
    case "number":
      return random(1001);
    case "date":
      return days[random(days.length)];
    case "list":
      return Array.from({ length: random(4) }, () => valueOf(type.element));
    case "record":
      return Object.fromEntries(
        [...type.fields].map(([name, it]) => [name, it.nullable && random(2) === 1 ? null : valueOf(it.type)]),
      );
    default:
      return "a";
  }
}

/** `{ graph, compile, documents }` of the pack on a subject; `compile` generates its code. */
export function openOwnPack({ nodeHost, openPacks, compileVerdicts, settingsOf, emptyProfile, parseDay }, subject) {
  const { packs, vocabulary } = openPacks(nodeHost(root), "policies", [`bench/packs/${subject}`]).loaded;
  const asked = { asOf: parseDay("2026-06-30"), lawOf: undefined, party: "provider", provisional: false };
  const settings = settingsOf(emptyProfile, { ...asked, ...packs[0].program.reckoning });
  const programs = packs.map((it) => it.program);
  const { type } = vocabulary.vocabulary.subjects.get(subject);
  return {
    graph: programs[0].graph,
    compile: () => compileVerdicts({ programs, service: undefined, vocabulary, settings }, subject),
    documents: Array.from({ length: 256 }, () => valueOf(type)),
  };
}
