import { expect, test } from "vitest";
import { memoryHost, overlayHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { tooLargeToRead } from "../../../src/base/read-document.ts";
import { sourceAt, valueSource } from "../../../src/base/read-source.ts";
import { formatPlace } from "../../../src/base/text.ts";

test("a file is read under the name that people know it by, and a value in memory tells paths", () => {
  const host = overlayHost(memoryHost({ "a/b.yaml": "x: 1" }), { "v.json": '{"x": [1]}' }, ["v.json"]);
  expect(sourceAt(host, "a/../a/b.yaml")).toEqual({ path: "a/b.yaml", text: "x: 1" });
  expect(sourceAt(host, "none.yaml")).toBeUndefined();
  expect(sourceAt(host, "./v.json")?.pathAt?.(7)).toBe("x[0]");
});

test("at every offset of a value the path is that of the innermost value there, or of its key", () => {
  const text = '{ "a": [1, {"b": 2}, [3]], "own key": "x" }';
  const paths = Array.from(text, (_, at) => valueSource({ path: "a.json", text }).pathAt?.(at));
  const stretches = paths.map((path, at) => (path === paths[at - 1] ? text[at] : `⟨${path}⟩${text[at]}`)).join("");
  expect(stretches).toBe(
    '⟨⟩{ ⟨a⟩"a": [⟨a[0]⟩1⟨a⟩, ⟨a[1]⟩{⟨a[1].b⟩"b": 2⟨a[1]⟩}⟨a⟩, ⟨a[2]⟩[⟨a[2][0]⟩3⟨a[2]⟩]⟨a⟩]⟨⟩, ⟨["own key"]⟩"own key": "x"⟨⟩ }',
  );
  expect(valueSource({ path: "a.json", text: "no JSON" }).pathAt?.(3)).toBe("");
});

test("a file that is larger than any document, its byte order mark not counted, is told by its name", () => {
  const host = memoryHost({ "a.yaml": "a".repeat(10_000_003), "b/c.yaml": "a".repeat(10_000_004) });
  expect(tooLargeToRead(host, "a.yaml")).toBeUndefined();
  const told = tooLargeToRead(host, "./b/c.yaml");
  expect(told && `${formatPlace(told.place)} ${locales.en.say(told)}`).toBe(
    "b/c.yaml:1:1 this file is larger than 10 MB",
  );
});
