import { formatDay } from "../base/civil-date.ts";
import type { Host } from "../base/host.ts";
import { isDuty } from "../graph/graph.ts";
import type { OpenPolicy } from "./desk.ts";
import { mentionAt } from "./spot.ts";

/** A case that somebody may want to write. */
export interface ProposedCase {
  readonly rule: string;
  /** The file of cases of the rule's article. */
  readonly path: string;
  /** What it holds now; undefined: it is not there. */
  readonly before: string | undefined;
  /** What is added at its end. */
  readonly added: string;
}

/**
 * A case for the rule whose name stands at an offset, on its first day in force and on the first base of the pack: what it judges and
 * why, its author says.
 */
export function caseForRule(
  { checked, file, bench }: OpenPolicy,
  offset: number,
  host: Host,
): ProposedCase | undefined {
  const mention = mentionAt(checked, file, offset);
  const named = mention?.declares === true && mention.named.kind === "declared" ? mention.named.declaration : undefined;
  const placed = checked.rules.find((it) => it.declaration === named);
  // A draft has no day of its own.
  if (!placed || placed.inForce === "never") return undefined;
  const { declaration, locator, inForce } = placed;
  const { folder } = bench.opened.version;
  const path = `${folder}/cases/article-${String(locator.article).padStart(2, "0")}.yaml`;
  const before = host.readText(path);
  const [base = "BASE.yaml"] = host.list(`${folder}/cases/bases`).filter((it) => it.endsWith(".yaml"));
  const rule = declaration.name.text;
  const lines = [
    `- case: ${rule} as the base has it`,
    `  why: ${JSON.stringify(declaration.act.text)}`,
    `  as_of: ${formatDay(inForce.from)}`,
    `  base: ${base.replace(/\.yaml$/, "")}`,
    `  expect: { ${rule}: ${isDuty(declaration.modal) ? "satisfied" : "applies"} }`,
  ];
  const gap = before === undefined || before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  return { rule, path, before, added: `${gap}${lines.join("\n")}\n` };
}
