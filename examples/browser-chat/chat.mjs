import { generateText, wrapLanguageModel } from "ai";
import { moduleGate } from "./gate.mjs";
import recorded from "./recorded.json";

/** The model: answers that were recorded. */
const model = {
  specificationVersion: "v3",
  provider: "seedling",
  modelId: "recorded",
  supportedUrls: {},
  doGenerate: async ({ prompt }) => ({
    content: [{ type: "text", text: recorded[prompt.at(-1).content[0].text] }],
    finishReason: { unified: "stop", raw: "stop" },
    usage: { inputTokens: {}, outputTokens: {} },
    warnings: [],
  }),
};

/** The scanner: what it finds banned, and what it looked for. It gives up on long answers, of which nothing is known then. */
function scanned(text) {
  if (text.length > 200) return {};
  const banned = { category: "a1_violence_obscenity", illegal: true, confirmed_by: "night shift" };
  const looked_for = ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others", "a5_service_needs"];
  return { findings: text.includes("vile") ? [banned] : [], scanned_by: [{ name: "scanner", version: "1", looked_for }] };
}

const facts = {
  request: () => ({
    collected: [],
    user: { registered: true, agreement_version: "v3", age_band: "adult", in_mainland: true, state: "normal" },
  }),
  response: (text) => ({
    ...scanned(text),
    labels: { explicit: [{ text: "由AI生成", elements: { ai: true, generation: true }, placements: ["end"] }], implicit: { present: true } },
  }),
};

const heads = { pass: "Passed", hold: "Held", block: "Blocked" };

/** The provisions that a decision rests on, in the order of the law, each once. */
function rests({ rules }) {
  const places = [...new Set(rules.map((it) => it.place))].toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const all = places.map((place) => {
    const [article, paragraph, item] = place.split(".");
    return `${article}(${paragraph})${item ? ` item ${item}` : ""}`;
  });
  return all.length > 0 ? `It rests on art. ${all.join(", ")} of the Measures.` : "Nothing of it could be judged.";
}

async function answered(question) {
  let said;
  const guarded = wrapLanguageModel({ model, middleware: moduleGate(facts, (it) => (said = it)) });
  const answer = await generateText({ model: guarded, prompt: question, maxRetries: 0 }).then(
    ({ text }) => `${text} (由AI生成)`,
    () => undefined,
  );
  return { answer, said };
}

const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

async function show(question) {
  const { answer, said } = await answered(question);
  const shown = Object.assign(document.createElement("article"), { className: said.decision });
  shown.append(line(question), line(answer ?? "There is no answer to that."), line(`${heads[said.decision]}. ${rests(said)}`));
  document.getElementById("talk").append(shown);
}

for (const question of Object.keys(recorded)) {
  const button = Object.assign(document.createElement("button"), { textContent: question });
  button.addEventListener("click", () => void show(question));
  document.getElementById("questions").append(button);
}
