import { expect, test } from "vitest";
import { namedRulesAlone, runOfCase } from "../../../src/cases/run-cases.ts";
import { readCases } from "../../../src/cases/read-cases.ts";
import { locales } from "../../../src/base/locale.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { evaluateRun } from "../../../src/evaluate/evaluate.ts";
import { comparableNote, comparableRule } from "../../laws/comparable.ts";
import { repository as host } from "../../kit/repository.ts";

const library = openLibrary(host, "policies");
if (isDiagnostic(library)) throw new Error(locales.en.say(library));

test.each([...library.packs.keys()])("the rules that cases of %s name say alone what they say among all", (id) => {
  const { packs, needed, vocabulary } = loadNamedPacks(host, library, [id], "alone");
  const different = packs.flatMap((pack) =>
    readCases(host, pack).cases.filter((it) => {
      const { run } = runOfCase(it, { pack, needed, vocabulary });
      if (!run) return true;
      const named = new Set(it.expect.map((one) => one.rule));
      const [all, alone] = [run, namedRulesAlone(run, it)].map((one) => {
        const { rules, notes } = evaluateRun(one).decision;
        return [
          ...rules.filter((rule) => named.has(rule.rule)).map(comparableRule),
          ...notes.filter((note) => named.has(note.rule)).map(comparableNote),
        ].join("\n");
      });
      return all !== alone;
    }),
  );
  expect(different.map((it) => it.name)).toEqual([]);
});
