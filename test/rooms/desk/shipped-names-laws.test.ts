import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { definitionOf, hover } from "../../../src/desk/index.ts";
import { mentionsIn, type Named } from "../../../src/desk/mentions.ts";
import { hoverMarkdown } from "../../../src/report/render/hover.ts";
import { host, newDesk, shipped } from "./bench.ts";

const desk = newDesk();
const policies = [...shipped.packs.values()].flat().flatMap((folder) =>
  host
    .list(folder)
    .filter((it) => it.endsWith(".edict"))
    .map((it) => `${folder}/${it}`),
);

/** What an editor can say more of than its name, and what is declared somewhere. */
const explained = new Set<Named["kind"]>(["fact", "variable", "declared", "place", "words"]);
const declared = new Set<Named["kind"]>(["variable", "declared", "words"]);

test("every name of every shipped policy is explained in each language, and leads to where it is declared", () => {
  expect(policies.length).toBeGreaterThan(100);
  const lost: string[] = [];
  let told = 0;
  for (const path of policies) {
    const policy = desk.open(path);
    const packs = desk.packs();
    expect(policy).toBeDefined();
    if (!policy) continue;
    for (const { span, named } of mentionsIn(policy.checked, policy.file)) {
      const found = hover(policy, span.end, packs);
      const texts = found ? [locales.en, locales["zh-Hans"]].map((it) => hoverMarkdown(found.what, it)) : [];
      const isTold = texts.length > 0 && texts.every((it) => it !== "" && !/undefined|\[object/.test(it));
      const leads = definitionOf(policy, span.end, packs) !== undefined;
      const where = `${path}:${span.start} ${named.kind}`;
      if (explained.has(named.kind) && !isTold) lost.push(`${where} is not explained`);
      if (declared.has(named.kind) && !leads) lost.push(`${where} leads nowhere`);
      told += texts.length;
    }
  }
  expect(lost).toEqual([]);
  expect(told).toBeGreaterThan(10_000);
});
