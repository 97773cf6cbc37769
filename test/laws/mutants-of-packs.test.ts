import { expect, test } from "vitest";
import { nodeHost } from "../../src/base/host.ts";
import { isDiagnostic, openLibrary } from "../../src/engine/library.ts";
import { runMutants } from "../../src/engine/test-mutants.ts";
import { scoreOf } from "../../src/mutants/account.ts";

const host = nodeHost(".");
const library = openLibrary(host, "policies");
const shipped = isDiagnostic(library) ? [] : [...library.packs.keys()];

/** A small pack takes seconds; all of them, minutes, where laws are tried for hours. */
const asked = process.env["EDICT_RUNS"] === undefined ? ["cn.minors_information_classes"] : shipped;
const least = 950;

test.each(asked)(
  "the cases of %s notice 95 of 100 faults in its policies, and the others are listed with a reason",
  (id) => {
    const { packs, problems, troubles } = runMutants([id], "policies", host);
    expect([...problems, ...troubles].map((it) => [it.code, it.params])).toEqual([]);
    expect(packs.flatMap((it) => it.findings.map((one) => one.params["row"]))).toEqual([]);
    expect(packs.map(scoreOf).filter((it) => it.permille < least)).toEqual([]);
    expect(packs.length).toBeGreaterThan(0);
  },
);
