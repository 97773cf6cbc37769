import type * as Ast from "../../src/language/syntax/ast.ts";
import { dayOfEpoch } from "../../src/base/civil-date.ts";
import { isDuty, isWithin } from "./book.ts";
import { compared, dayOf, isDay } from "./compare.ts";
import { condition, evaluate, instancesOf } from "./ask.ts";
import { not, type Answer } from "./logic.ts";
import { known, union, wanted, type Value } from "./result.ts";
import { bindsOneOf, foundIn, isAdvisory, rulesIn, subjectOf } from "./rule-in.ts";
import { factsOnOf, type RuleIn, type Run, type Scene } from "./scene.ts";

/** What one requirement of a rule comes to. */
export interface Clause {
  readonly is: "true" | "false" | "unknown" | "waiting" | "void";
  readonly needs: readonly string[];
}

/** A requirement; nothing for clauses that ask for nothing. */
export function clauseOf(it: Ast.Clause, rule: RuleIn, scene: Scene): Clause | undefined {
  if (it.kind === "require") {
    const answer = condition(it.condition, scene);
    return asClause(it.forbid ? not(answer) : answer);
  }
  if (it.kind === "deadline") return deadline(it, scene);
  return it.kind === "complies" ? complies(it, rule, scene) : undefined;
}

const asClause = ({ is, needs }: Answer): Clause =>
  is === undefined ? { is: "unknown", needs } : { is: is ? "true" : "false", needs: [] };

function deadline(it: Ast.Deadline, scene: Scene): Clause {
  const [fact, due] = [evaluate(it.fact, scene), wanted(evaluate(it.due, scene))];
  const done = fact.value;
  const by = due.value;
  if (done === undefined || by === undefined) return { is: "unknown", needs: union(fact.needs, due.needs) };
  const answers = daysOf(done).flatMap((one) => daysOf(by).map((last) => answerOn(one, last, scene)));
  const [first, ...others] = answers;
  if (!others.every((one) => one === first)) return { is: "unknown", needs: union(fact.needs, due.needs) };
  switch (first) {
    case "waiting":
      return { is: "waiting", needs: [`due ${fact.path ?? ""}`] };
    case "stale":
      return { is: "unknown", needs: [`stale-facts ${fact.path ?? ""}`] };
    default:
      return { is: first === "in time" ? "true" : "false", needs: [] };
  }
}

type DeadlineAnswer = "in time" | "too late" | "waiting" | "stale";

/** What the table says of one day on which it was done, or none, and one day by which it was due. */
function answerOn(done: Value, due: Value, scene: Scene): DeadlineAnswer {
  const { asOf, zone } = scene.run.settings;
  if (!isDay(due)) throw new Error("a deadline ends on a day");
  if (isDay(done) && dayOf(done, zone) <= asOf)
    return compared("<=", known(done), known(due), zone).is === true ? "in time" : "too late";
  const last = dayOf(due, zone);
  if (asOf <= last) return "waiting";
  return factsOnOf(scene) > last ? "too late" : "stale";
}

/** The least and the most day that a value can be. */
function daysOf(value: Value): readonly Value[] {
  if (value.kind !== "between") return [value];
  const [first, last] = [-1_000_000, 1_000_000].map((it): Value => ({ kind: "date", day: dayOfEpoch(it) }));
  return [value.least ?? first, value.most ?? last].flatMap((it) => it ?? []);
}

/** The rules that `complies with` names, whether or not they bind anybody. */
export const named = ({ pack, targets }: Ast.Complies, rule: RuleIn, run: Run): readonly RuleIn[] =>
  run.books
    .filter((it) => (rule.book.text.id === pack.text ? it === rule.book : it.text.id === pack.text))
    .flatMap(rulesIn)
    .filter(
      (it) =>
        isDuty(it.it) &&
        bindsOneOf(it, rule.it.parties) &&
        subjectOf(it) === subjectOf(rule) &&
        (targets === undefined ||
          targets.some((one) =>
            one.kind === "place" ? isWithin(it.units, one.place) : one.name.text === it.it.name.text,
          )),
    );

function complies(it: Ast.Complies, rule: RuleIn, { run, judgement }: Scene): Clause {
  const asked = named(it, rule, run).filter((one) => !isAdvisory(one, run));
  const { worst, needs } = foundIn(asked.flatMap((one) => instancesOf(one, judgement, run)));
  switch (worst) {
    case "violated":
      return { is: "false", needs: [] };
    case "undetermined":
      return { is: "unknown", needs };
    case "pending":
      return { is: "waiting", needs };
    case "satisfied":
      return { is: "true", needs: [] };
    default:
      return { is: "void", needs: [] };
  }
}
