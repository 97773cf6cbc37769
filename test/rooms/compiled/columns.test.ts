import { expect, test } from "vitest";
import { compareVerdicts } from "../../laws/compiled-verdicts.ts";
import { fixtureOfLists } from "../../laws/law-of-lists.ts";
import { loaded } from "../../laws/law-of-compiled.ts";
import { buildAll, reckoningOf } from "../../laws/pipeline.ts";
import { product } from "../../laws/product.ts";
import { dayOf } from "../../laws/run.ts";
import { read } from "../../laws/small-world.ts";
import { lawText, quoted } from "../../laws/text.ts";
import { world } from "../../laws/world.ts";

test("a rule whose later version is on another subject has the verdicts of both in one document", () => {
  const turns = dayOf("2025-10-01");
  const versionOn = (subject: string, requires: string, from: string, until?: typeof turns) => {
    const rule = `rule r: provider must "act" {\nquote "${quoted}"\non ${subject}\nrequire ${requires}\n}`;
    const files = [{ path: "u.edict", text: `article 1 {\nparagraph 1 {\n${rule}\n}\n}` }];
    return { pack: "u", files, inForce: { from: dayOf(from), until }, rank: "rules", needs: [], text: lawText };
  };
  const drafts = [
    versionOn("question", "question.polite", "2025-01-01", turns),
    versionOn("answer", "answer.marked", "2025-10-01"),
  ];
  const programs = buildAll(product, drafts, reckoningOf(product), () => world).map((it) => it.program);
  const fixture = { ...fixtureOfLists(product), programs, vocabulary: loaded(world) };
  const answerTo = (
    marked: boolean,
    polite: boolean,
  ): string => `answer: { id: a, at: "2025-11-01T00:00:00Z", marked: ${marked} }
question: { id: q, at: "2025-09-01T00:00:00Z", polite: ${polite} }`;
  const inputs = [true, false].flatMap((marked) => [true, false].flatMap((polite) => read(answerTo(marked, polite))));
  expect(compareVerdicts(product, fixture, inputs)).toMatchObject({ differences: [], judged: 4 });
});
