import type { LintRule } from "./lint-rule.ts";
import { absencePasses } from "./rules/absence-passes.ts";
import { actForm } from "./rules/act-form.ts";
import { adviceAsDuty } from "./rules/advice-as-duty.ts";
import { alwaysHolds } from "./rules/always-holds.ts";
import { banAsAct } from "./rules/ban-as-act.ts";
import { broadExemption } from "./rules/broad-exemption.ts";
import { closedList } from "./rules/closed-list.ts";
import { conceptDiffers } from "./rules/concept-differs.ts";
import { conclusivePresumption } from "./rules/conclusive-presumption.ts";
import { daysOfLaw } from "./rules/days-of-law.ts";
import { doubleNegation } from "./rules/double-negation.ts";
import { dutyAsAdvice } from "./rules/duty-as-advice.ts";
import { emptyUnit } from "./rules/empty-unit.ts";
import { encodedAnyway } from "./rules/encoded-anyway.ts";
import { exemptionWithoutQuote } from "./rules/exemption-without-quote.ts";
import { figureWithoutBasis } from "./rules/figure-without-basis.ts";
import { foreignSubject } from "./rules/foreign-subject.ts";
import { idleDays } from "./rules/idle-days.ts";
import { idleException } from "./rules/idle-exception.ts";
import { idleRequirement } from "./rules/idle-requirement.ts";
import { impossibleRequirement } from "./rules/impossible-requirement.ts";
import { informativeWithRule } from "./rules/informative-with-rule.ts";
import { longQuote } from "./rules/long-quote.ts";
import { longValidity } from "./rules/long-validity.ts";
import { neverHolds } from "./rules/never-holds.ts";
import { nullLeavesOpen } from "./rules/null-leaves-open.ts";
import { permissionAsDuty } from "./rules/permission-as-duty.ts";
import { presentOfBoolean } from "./rules/present-of-boolean.ts";
import { repeatedCondition } from "./rules/repeated-condition.ts";
import { repeatedDate } from "./rules/repeated-date.ts";
import { sameAct } from "./rules/same-act.ts";
import { sameCase } from "./rules/same-case.ts";
import { sameDefinition } from "./rules/same-definition.ts";
import { sameRule } from "./rules/same-rule.ts";
import { standardWithoutEvidence } from "./rules/standard-without-evidence.ts";
import { unexplainedTerm } from "./rules/unexplained-term.ts";
import { unorderedDays } from "./rules/unordered-days.ts";
import { unnamedRequirement } from "./rules/unnamed-requirement.ts";
import { untestedRule } from "./rules/untested-rule.ts";
import { untranslated } from "./rules/untranslated.ts";
import { unusedBase } from "./rules/unused-base.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";
import { unusedNeed } from "./rules/unused-need.ts";
import { unusedParameter } from "./rules/unused-parameter.ts";
import { unusedParty } from "./rules/unused-party.ts";
import { unusedRole } from "./rules/unused-role.ts";
import { unusedStandard } from "./rules/unused-standard.ts";
import { unusedTerm } from "./rules/unused-term.ts";
import { unusedVariable } from "./rules/unused-variable.ts";
import { vacuousEvery } from "./rules/vacuous-every.ts";

/** All rules. A new one is a file and a line here. */
export const lintRules: readonly LintRule[] = [
  absencePasses,
  nullLeavesOpen,
  actForm,
  adviceAsDuty,
  alwaysHolds,
  banAsAct,
  broadExemption,
  closedList,
  conceptDiffers,
  conclusivePresumption,
  daysOfLaw,
  doubleNegation,
  dutyAsAdvice,
  emptyUnit,
  encodedAnyway,
  exemptionWithoutQuote,
  figureWithoutBasis,
  foreignSubject,
  idleDays,
  idleException,
  idleRequirement,
  impossibleRequirement,
  informativeWithRule,
  longQuote,
  longValidity,
  neverHolds,
  permissionAsDuty,
  presentOfBoolean,
  repeatedCondition,
  repeatedDate,
  sameAct,
  sameCase,
  sameDefinition,
  sameRule,
  standardWithoutEvidence,
  unexplainedTerm,
  unnamedRequirement,
  unorderedDays,
  untestedRule,
  untranslated,
  unusedBase,
  unusedDefinition,
  unusedNeed,
  unusedParameter,
  unusedParty,
  unusedRole,
  unusedStandard,
  unusedTerm,
  unusedVariable,
  vacuousEvery,
];
