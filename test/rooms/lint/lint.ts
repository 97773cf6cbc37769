import type { LintRun } from "../../../src/engine/index.ts";
import { runLint } from "../../../src/engine/lint.ts";
import { hostWith } from "../report/tiny.ts";
import { law } from "../pack/laws.ts";

/** A pack without a text, with these declarations in article 1, paragraph 1. */
export function packWith(policy: string): Readonly<Record<string, string>> {
  const files = law("law", { id: "t.law", parties: "[provider]", policy });
  return { ...files, "law/pack.yaml": (files["law/pack.yaml"] ?? "").replace("roles: [counsel]", "roles: []") };
}

/** What is found in the pack of a folder `law`, or in what else is named. */
export function linted(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = ["law"],
  fixes = false,
): LintRun {
  return runLint(paths, "policies", hostWith(files), fixes);
}

/** Each finding as its code's name and the words that it is about. */
export const shown = ({ findings }: Pick<LintRun, "findings">): readonly (readonly [string, string])[] =>
  findings.map(({ code, place: { source, span } }) => [
    code.replace(/^lint\//, ""),
    source.text.slice(span.start, span.end),
  ]);
