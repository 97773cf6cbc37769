import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeHost, type Host } from "../../src/base/host.ts";
import { expectOne } from "./expect-row.ts";
import { base, checked, hostOf, type Answer, type Wish } from "./world.ts";

const made: string[] = [];
afterAll(() => {
  for (const it of made) rmSync(it, { recursive: true, force: true });
});

/** A real folder with the sound files and what `spoil` does to it. */
function spoilt(spoil: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-malformed-"));
  made.push(folder);
  for (const [path, text] of Object.entries(base)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  spoil(folder);
  return folder;
}

/** A check in a real folder; what is shipped beside the engine stands nowhere in it. */
function checkedIn(folder: string, wish: Wish): Answer {
  const [real, shipped] = [nodeHost(folder), hostOf({})];
  const hostFor = (path: string): Host => (/^(?:policies|dist)\b|\/\.\.\/dist\b/.test(path) ? shipped : real);
  return checked(
    {
      ...real,
      readText: (path) => hostFor(path).readText(path),
      readBytes: (path, most) => hostFor(path).readBytes(path, most),
      isFile: (path) => hostFor(path).isFile(path),
      isFolder: (path) => hostFor(path).isFolder(path),
      list: (path) => hostFor(path).list(path),
      entries: (path) => hostFor(path).entries(path),
      real: (path) => hostFor(path).real(path),
    },
    wish,
  );
}

const one = { inputs: ["page.yaml"], packs: ["outlined"] };
const whole = { inputs: ["in"], packs: ["outlined"] };
const sound = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-30\nservice: { id: lumen }\n";
const isRoot = process.getuid?.() === 0;

interface Trial {
  readonly spoil: (folder: string) => void;
  readonly wish?: Wish;
  readonly says: string;
  readonly help?: string;
}

const inFolder = (folder: string): string => {
  mkdirSync(join(folder, "in"));
  return join(folder, "in");
};

const trials: Readonly<Record<string, Trial>> = {
  "a pipe": {
    spoil: (folder) => execFileSync("mkfifo", [join(folder, "page.yaml")]),
    says: "engine/no-such-path",
  },
  "a pipe in a folder": {
    spoil: (folder) => execFileSync("mkfifo", [join(inFolder(folder), "page.yaml")]),
    wish: whole,
    says: "engine/unreadable",
  },
  "a pipe as a policy": {
    spoil: (folder) => execFileSync("mkfifo", [join(folder, "outlined", "more.edict")]),
    wish: { inputs: ["inspection.yaml"], packs: ["outlined"] },
    says: "pack/unreadable-file outlined/more.edict:1:1",
  },
  "a pipe as a profile": {
    spoil: (folder) => execFileSync("mkfifo", [join(folder, "other.yaml")]),
    wish: { inputs: ["inspection.yaml"], packs: ["outlined"], profile: "other.yaml" },
    says: "engine/no-such-path",
  },
  "a device that never ends": {
    spoil: (folder) => symlinkSync("/dev/zero", join(folder, "page.yaml")),
    says: "engine/no-such-path",
  },
  "a device that never ends, in a folder": {
    spoil: (folder) => symlinkSync("/dev/zero", join(inFolder(folder), "page.yaml")),
    wish: whole,
    says: "engine/unreadable",
  },
  "a folder with the name of a file": {
    spoil: (folder) => mkdirSync(join(folder, "page.yaml")),
    says: "engine/nothing-to-check",
  },
  "a link to nothing": {
    spoil: (folder) => symlinkSync("nowhere.yaml", join(folder, "page.yaml")),
    says: "engine/no-such-path",
  },
  "a link to nothing, in a folder": {
    spoil: (folder) => symlinkSync("nowhere.yaml", join(inFolder(folder), "page.yaml")),
    wish: whole,
    says: "engine/unreadable",
  },
  "a link to itself": {
    spoil: (folder) => symlinkSync("page.yaml", join(folder, "page.yaml")),
    says: "engine/no-such-path",
  },
  "two links to each other, in a folder": {
    spoil: (folder) => {
      const inside = inFolder(folder);
      symlinkSync("b.yaml", join(inside, "a.yaml"));
      symlinkSync("a.yaml", join(inside, "b.yml"));
    },
    wish: { inputs: ["in/a.yaml"], packs: ["outlined"] },
    says: "engine/no-such-path",
  },
  "a folder that leads back to itself by a link": {
    spoil: (folder) => symlinkSync("..", join(inFolder(folder), "again")),
    wish: whole,
    says: "engine/nothing-to-check",
  },
  "a link out of the folder to another one": {
    spoil: (folder) => {
      mkdirSync(join(folder, "elsewhere"));
      writeFileSync(join(folder, "elsewhere", "page.yaml"), sound);
      symlinkSync("../elsewhere", join(inFolder(folder), "out"));
    },
    wish: whole,
    says: "engine/nothing-to-check",
  },
  "a link out of the folder to a file": {
    spoil: (folder) => symlinkSync("/etc/hostname", join(inFolder(folder), "page.yaml")),
    wish: whole,
    says: "engine/unreadable",
  },
  "a policy that is a link out of its pack": {
    spoil: (folder) => symlinkSync("/etc/hostname", join(folder, "outlined", "more.edict")),
    wish: { inputs: ["inspection.yaml"], packs: ["outlined"] },
    says: "pack/unreadable-file outlined/more.edict:1:1",
  },
  "a file that is being written, and still empty": {
    spoil: (folder) => writeFileSync(join(folder, "page.yaml"), ""),
    says: "engine/nothing-to-check",
  },
  "a file that is written by half": {
    spoil: (folder) => writeFileSync(join(folder, "page.yaml"), sound.slice(0, -6)),
    says: "base/yaml-syntax 4:18",
  },
  "a file that breaks off inside a character": {
    spoil: (folder) => writeFileSync(join(folder, "page.yaml"), new TextEncoder().encode("name: 小禾").subarray(0, -1)),
    says: "engine/unreadable",
    help: "UTF-8",
  },
  "a file whose blocks were never written": {
    spoil: (folder) => {
      writeFileSync(join(folder, "page.yaml"), sound);
      truncateSync(join(folder, "page.yaml"), 4096);
    },
    says: "base/yaml-syntax 5:1",
  },
  "a file of 50 MB without a word": {
    spoil: (folder) => {
      writeFileSync(join(folder, "page.yaml"), "");
      truncateSync(join(folder, "page.yaml"), 50_000_000);
    },
    says: "base/too-large 1:1",
  },
};

test.each(Object.entries(trials))("%s", (_, { spoil, wish = one, says, help }) => {
  expectOne(checkedIn(spoilt(spoil), wish), { says, help, file: "page.yaml" });
});

/** What stands beside a sound document in a folder, and how it is told: as left alone, with the reason. */
const beside: Readonly<Record<string, readonly [spoil: (folder: string) => void, told: string]>> = {
  "a link that leads to itself": [
    (it) => symlinkSync("again", join(it, "again")),
    "in/again: a link that leads nowhere",
  ],
  "a linked folder": [(it) => symlinkSync("..", join(it, "again")), "in/again: a link to a folder"],
  "a hidden file": [(it) => writeFileSync(join(it, ".page.yaml"), sound), "in/.page.yaml: its name begins with a dot"],
  "a hidden folder": [(it) => mkdirSync(join(it, ".more")), "in/.more: its name begins with a dot"],
  "installed packages": [(it) => mkdirSync(join(it, "node_modules")), "in/node_modules: installed packages"],
};

test.each(Object.entries(beside))("%s beside a document is told, and the document is judged", (_, [spoil, told]) => {
  const folder = spoilt((it) => {
    writeFileSync(join(inFolder(it), "page.yaml"), sound);
    spoil(join(it, "in"));
  });
  const { said, skipped } = checkedIn(folder, whole);
  expect([said, skipped]).toEqual([[], [told]]);
});

test("a link to a sound file is read as the file", () => {
  const folder = spoilt((it) => symlinkSync("inspection.yaml", join(it, "page.yaml")));
  expect(checkedIn(folder, one).said).toEqual([]);
});

test("a socket", async () => {
  const folder = spoilt(() => {});
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, "page.yaml"), () => resolve()));
  expectOne(checkedIn(folder, one), { says: "engine/no-such-path", help: undefined, file: "page.yaml" });
  await new Promise((resolve) => server.close(resolve));
});

// The permissions of files do not bind root: then only the host that refuses below can show it.
test.skipIf(isRoot)("a file without permission to read it", () => {
  const folder = spoilt((it) => {
    writeFileSync(join(it, "page.yaml"), sound);
    chmodSync(join(it, "page.yaml"), 0);
  });
  expectOne(checkedIn(folder, one), { says: "engine/unreadable", help: undefined, file: "page.yaml" });
});

test("a folder in the folder that cannot be listed is an error, whatever else is there", () => {
  const host = hostOf({ ...base, "in/page.yaml": sound, "in/more/page.yaml": sound });
  const entries: Host["entries"] = (path) => (path.endsWith("in/more") ? undefined : host.entries(path));
  const { exit, said } = checked({ ...host, entries }, whole);
  expect([exit, said.map((it) => it.code)]).toEqual([4, ["engine/unlisted-folder"]]);
});

/** A host that has the sound files and refuses to read one. */
const refusing = (path: string): Host => {
  const host = hostOf({ ...base, "page.yaml": sound });
  return { ...host, readText: (it) => (host.resolve(it) === host.resolve(path) ? undefined : host.readText(it)) };
};

test.each([
  ["page.yaml", "engine/unreadable"],
  ["outlined/pack.yaml", "pack/unreadable-file outlined/pack.yaml:1:1"],
  ["outlined/names.edict", "pack/unreadable-file outlined/names.edict:1:1"],
  ["outlined/outline.yaml", "pack/unreadable-file outlined/outline.yaml:1:1"],
  ["profile.yaml", "pack/unreadable-file profile.yaml:1:1"],
])("%s cannot be read", (path, says) => {
  const severities = "severities: {}\n";
  const host = refusing(path);
  const answer = checked(
    { ...host, readText: (it) => (it === "profile.yaml" && path !== it ? severities : host.readText(it)) },
    { ...one, profile: "profile.yaml" },
  );
  expectOne(answer, { says, help: undefined, file: "page.yaml" });
});
