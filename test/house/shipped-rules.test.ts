import { expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { repository } from "../kit/repository.ts";

const library = openLibrary(repository, "policies");
invariant(!isDiagnostic(library), "the library opens");

/** The duties of all shipped packs on what a gate can be asked of. */
const names = [...library.packs.keys()].flatMap((id) => {
  const { packs, vocabulary } = loadNamedPacks(repository, library, [id], "alone");
  const asked = [...vocabulary.vocabulary.subjects.values()].filter((it) => it.gate).map((it) => it.name);
  const duties = packs.flatMap(({ program: { graph } }) =>
    graph.rules.flatMap((rule) => {
      const node = graph.nodes[rule];
      const isDuty = node?.kind === "rule" && (node.modal === "must" || node.modal === "must-not");
      return isDuty && node.subject !== undefined && asked.includes(node.subject) ? [node.name] : [];
    }),
  );
  return [...new Set(duties)];
});

test("the names of rules that the gate's types offer are those of shipped packs", async () => {
  expect(names).toContain("cn.genai_interim_measures.label");
  const union = names.toSorted().map((it) => `  | "${it}"`);
  await expect(
    `/** The rules of shipped packs by which a gate may judge, by their full names. */
export type ShippedRule =
${union.join("\n")};
`,
  ).toMatchFileSnapshot("../../src/report/model/shipped-rules.ts");
});
