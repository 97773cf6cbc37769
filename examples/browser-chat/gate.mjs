import { decide, judge, rules, suppose } from "./verdicts.mjs";

/** What the module's rules say of a document where they do not let it pass, and of what they clear where they do. */
function decision(document) {
  const judgement = judge(suppose(document));
  const decided = decide(document);
  const telling = { pass: "satisfied", hold: "undetermined", block: "violated" }[decided];
  const said = rules.filter((it) => it.binds && judgement?.verdicts[it.rule] === telling);
  return { decision: decided, rules: said };
}

/**
 * A middleware of the AI SDK that asks the module before and after the model. `facts`: of a request and of its answer, what only the
 * service knows. What does not pass is thrown as an error with the decision and its rules; `decided` hears of all.
 */
export function moduleGate(facts, decided) {
  const ask = (document) => {
    const said = decision(document);
    decided(said);
    if (said.decision !== "pass") throw Object.assign(new Error(`the gate says ${said.decision}`), said);
  };
  return {
    specificationVersion: "v3",
    wrapGenerate: async ({ doGenerate, params }) => {
      const messages = params.prompt.map(({ role, content }) => ({ role, text: textOf(content) }));
      const request = { id: crypto.randomUUID(), modality: "text", messages, ...facts.request(messages) };
      ask({ request });
      const answer = await doGenerate();
      const text = textOf(answer.content);
      const response = { id: crypto.randomUUID(), request_id: request.id, modality: "text", refused: false, exported: false, text };
      ask({ request, response: { ...response, ...facts.response(text) } });
      return answer;
    },
  };
}

const textOf = (content) => (typeof content === "string" ? content : content.map((it) => it.text ?? "").join(""));
