import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { memoryHost, nodeHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { isDiagnostic, openLibrary, prepareLibrary } from "../../../src/engine/library.ts";
import { prebuildDocuments, readPrebuilt, shippedDocument } from "../../../src/engine/prebuilt.ts";

const files = { "a.yaml": "a: [1, 0.5, null, true, 2024-01-01]\n", "broken.yaml": "a: [" };
const host = memoryHost({ ...files, "library.json": prebuildDocuments(memoryHost(files), Object.keys(files)) });
const prepared = readPrebuilt(host, "library.json");

test("a prepared document says what its text says", () => {
  const [fast, slow] = [prepared, new Map<string, unknown>()].map((it) => shippedDocument(host, "a.yaml", it));
  invariant(fast && slow, "both are read");
  expect(fast.root.span).not.toEqual(slow.root.span);
  expect(toPlain(fast.root)).toEqual(toPlain(slow.root));
});

test("a text that was edited after the build is read afresh", () => {
  const edited = shippedDocument(memoryHost({ "a.yaml": "a: 2\n" }), "a.yaml", prepared);
  expect(edited && toPlain(edited.root)).toEqual({ a: 2 });
});

test("a broken or missing document is none, prepared or not", () => {
  expect([...prepared.keys()]).toHaveLength(1);
  expect(shippedDocument(host, "broken.yaml", prepared)).toBeUndefined();
  expect(shippedDocument(host, "none.yaml", prepared)).toBeUndefined();
});

test("the library is the same with what the build prepared and without", () => {
  const disk = nodeHost(process.cwd());
  const opened = ["{}", prepareLibrary(disk, "policies")].map((json) =>
    openLibrary(
      { ...disk, readText: (path) => (path.endsWith("library.json") ? json : disk.readText(path)) },
      "policies",
    ),
  );
  const [slow, fast] = opened.map((it) => {
    invariant(!isDiagnostic(it), "the shipped library opens");
    return { calendar: it.calendarDigest, vocabulary: it.vocabulary.vocabulary };
  });
  expect(fast).toEqual(slow);
});
