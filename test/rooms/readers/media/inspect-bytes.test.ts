import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { inspectBytes } from "../../../../src/readers/media/inspect-bytes.ts";
import { carriers, exifCarriers, fields, right } from "./carriers.ts";

const inspect = (bytes: Uint8Array) => inspectBytes("a.md", bytes);
const codes = (bytes: Uint8Array): readonly string[] => {
  const { faults, labels } = inspect(bytes);
  return [...faults, ...labels.flatMap((it) => it.faults)].map((it) => it.code);
};
const other = JSON.stringify({ AIGC: { ...fields, ProduceID: "p-2" } });
const { ReservedCode1: _, ContentPropagator: __, ...five } = fields;
const misspelt = JSON.stringify({ AIGC: { ...five, ReserveCode1: "", Propagator: "p" } });

for (const { name, kind, write } of [...carriers, ...exifCarriers]) {
  test(`${name}: a right label is read with all its fields`, () => {
    const { kind: found, answer, labels, faults } = inspect(write([right]));
    expect([found, answer, faults]).toEqual([kind, "present", []]);
    expect(labels.map((it) => [it.aigc, it.faults])).toEqual([[fields, []]]);
  });

  test(`${name}: without a label`, () => {
    const { answer, labels } = inspect(write([]));
    expect([answer, labels, codes(write([]))]).toEqual(["absent", [], ["media/no-label"]]);
  });

  test(`${name}: a malformed label`, () => {
    for (const text of ['{"AIGC": {"Label": "1",', JSON.stringify({ AIGC: { ...fields, Label: "9" } })]) {
      expect([text, inspect(write([text])).answer]).toEqual([text, "malformed"]);
    }
  });

  test(`${name}: two labels`, () => {
    const { answer, labels } = inspect(write([right, other]));
    expect(answer).toBe("duplicated");
    // YAML that has a key twice is read no further.
    const read = kind === "Markdown" ? [undefined] : [fields.ProduceID, "p-2"];
    expect(labels.map((it) => it.aigc?.ProduceID)).toEqual(read);
  });

  test(`${name}: near misses of fields say what to write`, () => {
    const { answer, labels } = inspect(write([misspelt]));
    expect(answer).toBe("near-miss");
    expect(labels.flatMap((it) => it.faults).map((it) => [it.code, locales.en.say(it), locales.en.help(it)])).toEqual([
      ["media/near-miss", "`ReserveCode1` is not read as a label's name", "write `ReservedCode1`"],
      ["media/near-miss", "`Propagator` is not read as a label's name", "write `ContentPropagator`"],
    ]);
  });
}

for (const { name, write } of carriers) {
  test(`${name}: a near miss of the field's own name, and one that is none`, () => {
    expect([inspect(write([right], "aigc")).answer, codes(write([right], "aigc"))]).toEqual([
      "near-miss",
      ["media/near-miss"],
    ]);
    expect(inspect(write([right], "AICG")).answer).toBe("near-miss");
    expect(inspect(write([right], "Note")).answer).toBe("absent");
    expect(inspect(write(["a text about AIGC"], "aigc")).answer).toBe("absent");
  });

  test(`${name}: the inner object alone is read and remarked`, () => {
    const bytes = write([JSON.stringify(fields)]);
    expect([inspect(bytes).answer, codes(bytes)]).toEqual(["present", ["media/bare-object"]]);
  });
}

for (const { name, write } of exifCarriers) {
  test(`${name}: a comment that is no label, and an object that does not say so`, () => {
    expect(inspect(write(["made with AIGC"])).answer).toBe("absent");
    const bytes = write([JSON.stringify(fields)]);
    expect([inspect(bytes).answer, codes(bytes)]).toEqual(["malformed", ["media/no-outer-key"]]);
  });
}
