import type { Answers } from "./scene.ts";

export const evaluate: Answers["evaluate"] = (expr, scene, expected) =>
  scene.run.answers.evaluate(expr, scene, expected);

export const condition: Answers["condition"] = (expr, scene) => scene.run.answers.condition(expr, scene);

/** What a rule says of one judgement; what is asked twice is answered once. */
export const instancesOf: Answers["instancesOf"] = (rule, judgement, run) => {
  const at = (one: object | undefined, all: readonly object[]): number => (one ? all.indexOf(one) : -1);
  const { document, subject, lawOf } = judgement;
  const key = [at(rule.book, run.books), rule.it.name.text, at(document, run.documents), subject, lawOf].join(" ");
  const found = run.said.get(key) ?? run.answers.instancesOf(rule, judgement, run);
  run.said.set(key, found);
  return found;
};
