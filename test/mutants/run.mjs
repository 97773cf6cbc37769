/**
 * `npm run mutants [-- ROOM…] [--update]`: plants faults in rooms of `src`, one at a time, and counts those that the room's own tests
 * notice. It fails if what survives is not what `survivors/` lists. `npm run mutants -- evaluate/compare.ts` prints the survivors of one
 * file, as long as tests are written for it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { compareSurvivors, readSurvivors, survivorOf, writeSurvivors } from "./survivors.mjs";

const rooms = ["base", "graph", "evaluate", "language/lower", "vocabulary", "compiled"];
const folder = ".mutants";

/** Where else than in a room's own folder its tests are: what is lowered shows in what it comes to. */
const testedIn = new Map([["language/lower", ["language", "evaluate"]]]);

const words = process.argv.slice(2);
const asked = words.filter((it) => it !== "--update");
const roomOf = (path) => rooms.find((it) => it === path || (path.startsWith(`${it}/`) && existsSync(`src/${path}`)));
const unknown = asked.filter((it) => roomOf(it) === undefined);
if (unknown.length > 0) {
  console.error(`no such room: ${unknown.join(", ")}; there are ${rooms.join(", ")}`);
  process.exit(2);
}

if (!existsSync("test/mutants/node_modules")) {
  execFileSync("npm", ["ci", "--prefix", "test/mutants"], { stdio: "inherit" });
}
const { Stryker } = await import("@stryker-mutator/core");
const { examples, testsOf } = await import("./in-process.mjs");

let isAsListed = true;
for (const path of asked.length > 0 ? asked : rooms) {
  const room = roomOf(path);
  const isWhole = path === room;
  const mutants = await mutantsOf(room, path);
  const survivors = mutants.filter(isUnnoticed).map(lineOf);
  const noticed = mutants.filter((it) => ["Killed", "Timeout", "RuntimeError"].includes(it.status)).length;
  const all = noticed + survivors.length;
  console.log(`${path}: ${noticed} of ${all} mutants are noticed, ${((100 * noticed) / all).toFixed(1)} %`);
  if (!isWhole) {
    for (const it of mutants.filter(isUnnoticed)) console.log(`  ${it.location.start.line} ${lineOf(it)}`);
    continue;
  }
  if (words.includes("--update")) writeSurvivors(room, survivors);
  const { stale, added } = compareSurvivors(readSurvivors(room), survivors);
  for (const it of stale) console.log(`  listed, and does not survive: ${it}`);
  for (const it of added) console.log(`  survives, and is not listed: ${it}`);
  isAsListed &&= stale.length === 0 && added.length === 0;
}
process.exitCode = isAsListed ? 0 : 1;

/**
 * What became of each mutant of a room: its own tests are run against it, those first that reach what is changed. Those that no test
 * notices are asked for again, each in a new thread, and whether they compile: of every mutant that would take a hundred times as long.
 */
async function mutantsOf(room, path) {
  // Words are the matter of other tests.
  const all =
    path === room
      ? await planted(room, [`src/${room}/**/*.ts`, "!src/**/diagnostics.ts"], {
          incremental: true,
          incrementalFile: resultsOf(room),
        })
      : await planted(room, [`src/${path}`]);
  const places = all.filter(isUnnoticed).map((it) => `${relative(".", it.fileName)}:${rangeOf(it.location)}`);
  if (places.length === 0) return all;
  const again = await planted(room, [...new Set(places)], { checkers: ["typescript"] }, true);
  const named = new Map(again.map((it) => [nameOf(it), it]));
  return all.map((it) => (isUnnoticed(it) ? (named.get(nameOf(it)) ?? it) : it));
}

function isUnnoticed({ status }) {
  return ["Survived", "NoCoverage"].includes(status);
}

/** Where Stryker is to plant: it tells columns counted from 1, and takes them counted from 0. */
function rangeOf({ start, end }) {
  return `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function nameOf({ fileName, location, replacement }) {
  return `${fileName} ${rangeOf(location)} ${replacement}`;
}

function planted(room, mutate, more, isLast = false) {
  return new Stryker({
    mutate,
    tsconfigFile: "test/mutants/tsconfig.json",
    testRunner: "in-process",
    // What a build prepares takes long to make for each thread.
    inProcess: {
      room,
      tests: [...(testedIn.get(room) ?? [room]).flatMap(testsOf), examples],
      isLast,
      prepared: existsSync("dist/packs.bin") ? resolve("dist") : undefined,
    },
    plugins: [
      "@stryker-mutator/typescript-checker",
      ...["in-process", "words"].map((it) => join(import.meta.dirname, `${it}.mjs`)),
    ],
    ignorers: ["words"],
    coverageAnalysis: "perTest",
    concurrency: 1,
    timeoutMS: 120_000,
    tempDirName: `${folder}/sandbox`,
    ignorePatterns: [folder, ".ci/out", ".faults", "dist", "test/mutants/node_modules"],
    disableTypeChecks: false,
    reporters: [process.stdout.isTTY ? "progress" : "progress-append-only"],
    allowConsoleColors: false,
    warnings: false,
    logLevel: "error",
    ...more,
  }).runMutationTest();
}

/**
 * Where results are kept for the next run. Stryker asks again what it must when a mutated file or a file of tests changes; when
 * anything else does that they read, nothing is kept.
 */
function resultsOf(room) {
  const isTest = (it) => (testedIn.get(room) ?? [room]).some((one) => it.startsWith(`test/rooms/${one}/`));
  const isOwn = (it) => it.startsWith(`src/${room}/`) || (isTest(it) && it.endsWith(".test.ts"));
  const read = execFileSync("git", ["ls-files", "src", "test", "policies", "package-lock.json"], { encoding: "utf8" });
  const digest = createHash("sha256");
  for (const it of read
    .trim()
    .split("\n")
    .filter((path) => !isOwn(path)))
    digest.update(readFileSync(it));
  const prefix = `${room.replace("/", "-")}-`;
  const name = `${prefix}${digest.digest("hex").slice(0, 16)}.json`;
  mkdirSync(folder, { recursive: true });
  for (const it of readdirSync(folder)) if (it.startsWith(prefix) && it !== name) rmSync(`${folder}/${it}`);
  return `${folder}/${name}`;
}

/** The line of a list that stands for a mutant. */
function lineOf({ fileName, location, replacement }) {
  const text = readFileSync(fileName, "utf8");
  return survivorOf({ file: relative("src", fileName), text, location, replacement });
}
