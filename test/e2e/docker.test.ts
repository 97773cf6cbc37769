import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { builtIn, nodeOf } from "./node.ts";

interface Instruction {
  readonly name: string;
  readonly words: readonly string[];
}

interface Stage {
  readonly image: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile that has an instruction a line. */
function stagesOf(text: string): readonly Stage[] {
  const lines = text.split("\n").filter((it) => it !== "" && !it.startsWith("#"));
  const instructions = lines.map((it): Instruction => {
    const [name = "", ...words] = it.split(" ");
    return { name, words };
  });
  const starts = instructions.flatMap((it, at) => (it.name === "FROM" ? [at] : []));
  return starts.map((start, nth) => {
    const [image = "", , name] = instructions[start]?.words ?? [];
    return { image, name, instructions: instructions.slice(start + 1, starts[nth + 1]) };
  });
}

const named = ({ instructions }: Stage, name: string): readonly (readonly string[])[] =>
  instructions.filter((it) => it.name === name).map((it) => it.words);

/** What an image should not do. */
function faults(stages: readonly Stage[]): readonly string[] {
  const last = stages.at(-1);
  const tags = stages.map((it) => /:([^/]+)$/.exec(it.image)?.[1]);
  const started = last ? named(last, "ENTRYPOINT").map((it) => it.join(" ")) : [];
  const user = last ? named(last, "USER").at(-1)?.[0] : undefined;
  return [
    ...tags.filter((it) => it === undefined || it === "latest").map(() => "an image without a version"),
    ...(user === undefined || user === "root" || user === "0" ? ["it runs as root"] : []),
    ...(started.length === 1 && started[0]?.startsWith("[") ? [] : ["it starts by a shell"]),
    ...stages.flatMap((it) => named(it, "ADD")).map(() => "ADD in place of COPY"),
    ...(last && named(last, "RUN").length > 0 ? ["it runs a command where there is no shell"] : []),
  ];
}

const text = readFileSync("Dockerfile", "utf8");
const stages = stagesOf(text);
const [build, image] = stages;
if (!build || !image) throw new Error("two stages");

test("the image has versions, no root, no shell", () => {
  expect(stages).toHaveLength(2);
  expect(image.image).toMatch(/^gcr\.io\/distroless\/.*:nonroot$/);
  expect(faults(stages)).toEqual([]);
});

test("planted: what an image should not do", () => {
  const planted = (from: string | RegExp, to: string): readonly string[] => faults(stagesOf(text.replace(from, to)));
  expect(planted("USER nonroot\n", "")).toEqual(["it runs as root"]);
  expect(planted("USER nonroot", "USER root")).toEqual(["it runs as root"]);
  expect(planted(":22-bookworm-slim", "")).toEqual(["an image without a version"]);
  expect(planted(":22-bookworm-slim", ":latest")).toEqual(["an image without a version"]);
  expect(planted(/ENTRYPOINT .*/, "ENTRYPOINT edict")).toEqual(["it starts by a shell"]);
  expect(planted("COPY src src", "ADD src src")).toEqual(["ADD in place of COPY"]);
  expect(planted("USER", "RUN true\nUSER")).toEqual(["it runs a command where there is no shell"]);
});

/** Copies as COPY does: the files themselves, and of folders what is in them. */
function copy(from: string, words: readonly string[], to: (path: string) => string): void {
  const paths = words.filter((it) => !it.startsWith("--"));
  const target = paths.at(-1) ?? "";
  for (const it of paths.slice(0, -1)) {
    const source = join(from, it);
    const goesInto = target.endsWith("/") && !statSync(source).isDirectory();
    cpSync(source, goesInto ? join(to(target), basename(it)) : to(target), { recursive: true });
  }
}

test("the stages make, in plain folders, the bytes of any build: it judges as another user and writes nothing beside itself", () => {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const [context, first, second] = ["context", "build", "image"].map((it) => join(root, it));
  if (context === undefined || first === undefined || second === undefined) throw new Error("three folders");
  // The context is what git has and .dockerignore lets through.
  const ignored = readFileSync(".dockerignore", "utf8").trim().split("\n");
  expect(ignored[0]).toBe("*");
  const isSent = picomatch(
    ignored.slice(1).flatMap((it) => [it.slice(1), `${it.slice(1)}/**`]),
    { dot: true },
  );
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  for (const it of files
    .trim()
    .split("\n")
    .filter((one) => isSent(one) && existsSync(one)))
    cpSync(it, join(context, it));

  const workdir = (stage: Stage): string => named(stage, "WORKDIR")[0]?.[0] ?? "/";
  const within = (folder: string, stage: Stage) => (path: string) =>
    join(folder, path.startsWith("/") ? path : join(workdir(stage), path));
  for (const it of named(build, "COPY")) copy(context, it, within(first, build));
  const [, major = ""] = /^node:(\d+)-/.exec(build.image) ?? [];
  const PATH = [dirname(nodeOf(major)), process.env["PATH"]].join(delimiter);
  for (const it of named(build, "RUN")) {
    const { status, stderr } = spawnSync("sh", ["-c", it.join(" ")], {
      cwd: join(first, workdir(build)),
      env: { ...process.env, PATH, npm_config_prefer_offline: "true" },
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
  }
  expect(builtIn(join(first, workdir(build), "dist"))).toEqual(builtIn("dist"));
  for (const it of named(image, "COPY")) {
    expect(it[0]).toBe(`--from=${build.name}`);
    copy(first, it, within(second, image));
  }
  const [node, program] = JSON.parse(named(image, "ENTRYPOINT")[0]?.join(" ") ?? "[]") as readonly string[];
  expect(node).toBe("/nodejs/bin/node");
  const work = join(second, workdir(image));
  mkdirSync(work);
  cpSync("examples/chat-service", work, { recursive: true });
  const asNobody = process.getuid?.() === 0 ? { uid: 65_532, gid: 65_532 } : {};
  execFileSync("chmod", ["-R", "a+rX,a-w", root]);
  const run = (format: string) =>
    spawnSync(process.execPath, [join(second, program ?? ""), "check", ".", "--as-of", "2026-11-20", "-f", format], {
      cwd: work,
      env: {},
      encoding: "utf8",
      maxBuffer: 64_000_000,
      ...asNobody,
    });
  const [told, drawn] = [run("human"), run("html")];
  expect([told.status, told.stderr, drawn.status, drawn.stderr]).toEqual([1, "", 1, ""]);
  expect(told.stdout).toContain("annotator_training");
  expect(drawn.stdout).toContain("<svg");
});

/** Why no image can be built here. */
const noDocker =
  spawnSync("docker", ["info"]).status === 0 ? undefined : "no image is built: no daemon of Docker answers here";

test("docker builds the image, and runs it without a network", (it) => {
  it.skip(noDocker !== undefined, noDocker);
  const built = spawnSync("docker", ["build", "--quiet", "."], { encoding: "utf8" });
  expect([built.status, built.stderr]).toEqual([0, ""]);
  const words = ["run", "--rm", "--network", "none", "--read-only", built.stdout.trim(), "--version"];
  expect(spawnSync("docker", words, { encoding: "utf8" }).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
