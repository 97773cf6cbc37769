import type { LintRule } from "./lint-rule.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";
import { unusedParameter } from "./rules/unused-parameter.ts";
import { unusedStandard } from "./rules/unused-standard.ts";
import { unusedTerm } from "./rules/unused-term.ts";
import { untestedRule } from "./rules/untested-rule.ts";

/** All rules. A new one is a file and a line here. */
export const lintRules: readonly LintRule[] = [
  unusedDefinition,
  unusedStandard,
  unusedParameter,
  unusedTerm,
  untestedRule,
];
