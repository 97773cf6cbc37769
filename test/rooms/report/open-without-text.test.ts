import { expect, test } from "vitest";
import { runCheck } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { plain } from "./plain.ts";
import { locatorKey } from "../../../src/statute/locator.ts";
import { faultsOf } from "./faults.ts";
import { hostWith, nothing, service } from "./tiny.ts";

const policy = `article 1 "Basics" {
  paragraph 1 {
    open term grown: number
    open list regulated: service.sectors means [film_tv, ...]
    rule kept: provider must "keep its size and its sectors" {
      on service
      require count(m in service.models) <= grown
      require every x in service.sectors satisfies x in regulated
    }
  }
}
`;

const profile = `interpretations:
  - { term: test.tiny.grown, value: 2, by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: said by the department }
  - { list: test.tiny.regulated, member: news_publishing, in: true, by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: as well }
`;

const files = {
  "tiny/tiny.edict": policy,
  "service.yaml": `${service}  models: [{ name: a }]\n`,
  "profile.yaml": profile,
};
const run = (profilePath: string | undefined) =>
  runCheck({ ...nothing, inputs: ["service.yaml"], packs: ["/tiny"], profile: profilePath }, hostWith(files));

test("what a law leaves open whose text is not held stands at its place, without words", () => {
  const judged = run(undefined);
  const { sources } = judged.packs[0]?.program ?? {};
  const [list] = sources?.openLists.values() ?? [];
  for (const it of [sources?.terms.get("test.tiny.grown"), list])
    expect([it && locatorKey(it.locator), it?.quote]).toEqual(["1.1", undefined]);
  const report = buildReport(judged);
  expect(faultsOf(report)).toEqual([]);
  const text = textReport(report, { ...plain, width: 100 });
  expect(text).toContain("Basics of the service (our words, not the law's)");
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    "a reading of `grown`: the law leaves it open; the profile may interpret `test.tiny.grown`",
  );
  expect(text).toContain("whether `news_publishing` is in `regulated`");
});

test("a profile speaks of it as of any other", () => {
  const judged = run("profile.yaml");
  expect(judged.inputProblems).toEqual([]);
  expect(judged.decision?.rules[0]?.verdict).toBe("satisfied");
});
