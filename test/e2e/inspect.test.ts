import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { right, carriers } from "../rooms/readers/media/carriers.ts";
import { edictHere } from "./in-process.ts";
import { schemaFaults } from "./schemas.ts";

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "edict-inspect-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

const write = (kind: string, texts: readonly string[]): Uint8Array =>
  carriers.find((it) => it.kind === kind)?.write(texts) ?? new Uint8Array(0);
const files = {
  "right.png": write("PNG", [right]),
  "right.mp4": write("MP4", [right]),
  "two.jpg": write("JPEG", [right, right]),
  "none.pdf": write("PDF", []),
  "bent.docx": write("DOCX", ["{"]),
  "cut.wav": write("WAV", [right]).subarray(0, 60),
  "note.txt": new TextEncoder().encode("AIGC"),
};

test("the exit code says the worst of all files", () => {
  const cwd = folderOf(files);
  const code = (...names: readonly string[]): number | null => edictHere(["inspect", ...names], { cwd }).code;
  expect(code("right.png", "right.mp4")).toBe(0);
  for (const name of ["two.jpg", "none.pdf", "bent.docx"]) expect([name, code("right.png", name)]).toEqual([name, 1]);
  for (const name of ["cut.wav", "note.txt", "gone.png", "."])
    expect([name, code("none.pdf", name)]).toEqual([name, 4]);
  expect(edictHere(["inspect"])).toMatchObject({ code: 64, out: "" });
});

test("JSON fits its schema and has every file that was opened", () => {
  const cwd = folderOf(files);
  const { out, err } = edictHere(["inspect", ...Object.keys(files), "rigth.png", "-f", "json"], { cwd });
  expect(schemaFaults("inspection-1", out)).toEqual([]);
  const report = JSON.parse(out) as {
    readonly exit_code: number;
    readonly files: readonly { readonly path: string; readonly answer: string | null; readonly whole: boolean }[];
    readonly troubles: readonly { readonly code: string }[];
  };
  expect(report.files.map((it) => [it.path, it.answer, it.whole])).toEqual([
    ["right.png", "present", true],
    ["right.mp4", "present", true],
    ["two.jpg", "duplicated", true],
    ["none.pdf", "absent", true],
    ["bent.docx", "malformed", true],
    ["cut.wav", null, false],
    ["note.txt", null, false],
  ]);
  expect([report.exit_code, report.troubles.map((it) => it.code)]).toEqual([4, ["engine/no-such-path"]]);
  expect(err).toContain("did you mean `right.png`?");
});

test("a result goes to a file, and nothing that is inspected changes", () => {
  const cwd = folderOf(files);
  expect(edictHere(["inspect", "right.png", "-f", "yaml", "-o", "labels.yaml"], { cwd })).toEqual({
    code: 0,
    out: "",
    err: "",
  });
  expect(readFileSync(join(cwd, "labels.yaml"), "utf8")).toContain("    present: true\n    count: 1\n");
  expect(new Uint8Array(readFileSync(join(cwd, "right.png")))).toEqual(files["right.png"]);
});

test("lines have at most 80 cells, and bytes of a file never move the cursor", () => {
  const cwd = folderOf({ "a.png": write("PNG", [right.replace("p-2026", "\\u001b[31m\\n\\u202e")]), ...files });
  const { out } = edictHere(["inspect", "a.png", ...Object.keys(files)], { cwd });
  expect(out).not.toMatch(/\u001b|\u202e/);
  expect(out.split("\n").filter((it) => it.length > 80)).toEqual([]);
});

test("a pipe is not a file, and is not waited for", () => {
  const cwd = folderOf({});
  execFileSync("mkfifo", [join(cwd, "pipe.png")]);
  expect(edictHere(["inspect", "pipe.png"], { cwd }).code).toBe(4);
});
