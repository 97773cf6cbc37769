import { diagnostic } from "../../../base/diagnostic.ts";

export const untilBeforeFrom = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "language/until-before-from",
  severity: "error",
  message: (p) => `\`until ${p.until}\` leaves no day, for it begins on \`${p.from}\``,
  help: () => "`until` names the first day that no longer counts, so it lies after `from`",
});

export const neverInForce = diagnostic<{ readonly what: string; readonly around: string; readonly days: string }>({
  code: "language/never-in-force",
  severity: "error",
  message: (p) => `${p.what} would never be in force, for ${p.around} is in force ${p.days}`,
});

export const policyDay = diagnostic<{ readonly written: string; readonly manifest: string }>({
  code: "language/policy-day",
  severity: "error",
  message: (p) => `the policy is in force ${p.written} here, and ${p.manifest} in pack.yaml`,
  help: () => "the day of the text and `in_force` in pack.yaml are the same",
});

export const overlappingValues = diagnostic<{
  readonly name: string;
  readonly first: string;
  readonly second: string;
}>({
  code: "language/overlapping-values",
  severity: "error",
  message: (p) => `\`${p.name}\` has two values on one day: \`${p.first}\` and \`${p.second}\``,
  help: () => "end one value with `until` on the day from which the next one holds",
});

export const valueOrder = diagnostic<{ readonly name: string; readonly from: string; readonly before: string }>({
  code: "language/value-order",
  severity: "error",
  message: (p) => `the value of \`${p.name}\` from \`${p.from}\` stands after the one from \`${p.before}\``,
  help: () => "values stand in the order of time",
});

export const neverValid = diagnostic<{ readonly duration: string; readonly hours: boolean }>({
  code: "language/never-valid",
  severity: "error",
  message: (p) =>
    p.hours
      ? `an attestation names a day and no time of day, so \`${p.duration}\` cannot be counted from it`
      : `no attestation would ever count, for it would be valid for \`${p.duration}\``,
  help: () => "write days, working days, weeks, months or years",
});
