/**
 * What verdicts cost: by generated code, by functions written by hand and by the peers of `peers/`; by the gate, beside JSON.parse of
 * what it is asked; and by packs that have more and more rules which do not apply. Nothing is timed before all sides have found the
 * same breaches.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chatLines, openChat } from "./chat.mjs";
import { generatedLaw } from "./generated-law.mjs";
import { brokenByResponse, brokenByService } from "./hand-written.mjs";
import { bundledEngine, openOwnPack } from "./own-packs.mjs";
import { conditionsOf } from "./peers/conditions.mjs";
import { peers, whyMissing } from "./peers/peers.mjs";
import { measured, weighed } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");

/** Where a side finds other breaches than the function does, nothing is measured. */
async function compare(side, judge, documents, brokenBy, names) {
  for (const [at, document] of documents.entries()) {
    const expected = brokenBy(document).filter((it) => names.has(it));
    const found = [...(await judge(at))];
    if (String(found.toSorted()) !== String(expected.toSorted()))
      throw new Error(
        `of document ${at}, ${side} finds ${found.join(", ")}, the function written by hand ${expected.join(", ")}`,
      );
  }
}

/** The peers that are here, each with the way in which it judges. */
async function preparedPeers(rules, subject, documents, brokenBy) {
  const prepared = [];
  for (const { name, can = () => true, document = (it) => it, prepare } of peers) {
    const own = rules.filter(can);
    const given = documents.map(document);
    try {
      const { made: judge, kept_kb } = await weighed(() => prepare(own, subject));
      const way = (at) => judge(given[at]);
      await compare(name, way, documents, brokenBy, new Set(own.map((it) => it.name)));
      prepared.push({ name, way, kept_kb, rules: own.length });
    } catch (error) {
      const why = whyMissing(error);
      if (why === undefined) throw error;
      console.error(`${name} is left out: ${why}`);
    }
  }
  return prepared;
}

/** The rules of a pack of `packs/`, by all sides. */
async function ownPack(engine, subject, brokenBy) {
  const { graph, compile, documents } = openOwnPack(engine, subject);
  const rules = conditionsOf(graph);
  const names = new Set(rules.map((it) => it.name));
  const { made: compiled, kept_kb } = await weighed(compile);
  const given = documents.map((it) => ({ [subject]: it }));
  const texts = given.map((it) => JSON.stringify(it));
  const out = new Uint8Array(compiled.bytes);
  const found = (at) => {
    if (!compiled.judge(given[at], out)) throw new Error("a document of the benchmark is in order");
    return compiled.columns.filter((it) => out[it.at] === 0).map((it) => it.rule.split(".").at(-1));
  };
  await compare("generated code", found, documents, brokenBy, names);
  const others = await preparedPeers(rules, subject, documents, brokenBy);
  const ways = {
    "by hand": (at) => brokenBy(documents[at]),
    generated: (at) => compiled.judgeSound(given[at], out),
    "generated, held against the vocabulary": (at) => compiled.judge(given[at], out),
    "JSON.parse": (at) => JSON.parse(texts[at]),
    ...Object.fromEntries(others.map(({ name, way }) => [name, way])),
  };
  const sides = await measured(ways, documents.length);
  sides.generated.kept_kb = kept_kb;
  for (const it of others) Object.assign(sides[it.name], { kept_kb: it.kept_kb, rules: it.rules });
  const ns = (name) => sides[name]?.ns;
  const [best] = others.filter((it) => it.rules === rules.length).toSorted((a, b) => ns(a.name) - ns(b.name));
  return {
    work: `${rules.length} rules on a ${subject}`,
    best_peer: best?.name,
    ratios: {
      "generated, of by hand": sides.generated.of,
      "best peer, of generated": best && ns(best.name) / ns("generated"),
      "opa-wasm, of generated":
        ns("@open-policy-agent/opa-wasm") && ns("@open-policy-agent/opa-wasm") / ns("generated"),
    },
    sides,
  };
}

/** Answers with their requests under the Measures and what they need. */
async function gated() {
  const gate = await openChat({});
  const plain = await openChat({ receipts: false });
  const lines = chatLines();
  const documents = lines.map((it) => JSON.parse(it));
  const decisions = {};
  for (const { request, response } of documents) {
    const { decision } = gate.response(request, response);
    decisions[decision] = (decisions[decision] ?? 0) + 1;
  }
  const ways = {
    "JSON.parse": (at) => JSON.parse(lines[at]),
    gate: (at) => gate.response(documents[at].request, documents[at].response),
    "gate, receipt read": (at) => gate.response(documents[at].request, documents[at].response).receipt,
    "gate without receipts": (at) => plain.response(documents[at].request, documents[at].response),
  };
  const sides = await measured(ways, documents.length);
  return {
    work: "gate, an answer with its request",
    decisions,
    ratios: {
      "gate, of JSON.parse": sides.gate.of,
      "gate with its receipt read, of JSON.parse": sides["gate, receipt read"].of,
      "gate without receipts, of JSON.parse": sides["gate without receipts"].of,
    },
    sides,
  };
}

/** Ten rules that apply to the answers; all others do not, for what the service is or what the answer is. */
const applies = (n) => `
        on       response
        when     response.modality == text
        require  response.labels.implicit.present is true or response.labels.implicit.count >= ${n + 1}`;
const idle = {
  "by the service": (n) => `
        on       response
        when     service.operates_abroad
        require  response.labels.implicit.count >= ${n}`,
  "by the answer": (n) => `
        on       response
        when     response.modality in [image, video]
        require  response.labels.implicit.count >= ${n}`,
};

/** What the gate takes for an answer as rules that do not apply grow from none to ten thousand. */
async function withIdleRules(why) {
  const { loadPacks } = await import(join(root, "dist", "index.js"));
  const documents = chatLines().map((it) => JSON.parse(it));
  const ways = {};
  for (const count of [10, 100, 1000, 10_000]) {
    const folder = mkdtempSync(join(tmpdir(), "edict-"));
    for (const [path, text] of generatedLaw(10 + count, (n) => (n < 10 ? applies(n) : idle[why](n)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const gate = await openChat({ packs: loadPacks([folder]), profile: undefined, receipts: false });
    rmSync(folder, { recursive: true });
    ways[count] = (at) => gate.response(documents[at].request, documents[at].response);
  }
  const decisions = Object.values(ways).map((way) => String(documents.map((_, at) => way(at).decision)));
  if (new Set(decisions).size !== 1) throw new Error("rules that do not apply change no decision");
  const sides = await measured(ways, documents.length);
  return {
    work: `ten rules on an answer, and 10 to 10,000 that do not apply ${why}`,
    ratios: { "10,000 rules, of 10": sides[10_000].of },
    sides,
  };
}

/** All of it, one after the other. */
export async function measureVerdicts() {
  const engine = await bundledEngine();
  const results = [
    await ownPack(engine, "response", brokenByResponse),
    await ownPack(engine, "service", brokenByService),
  ];
  results.push(await gated());
  for (const why of Object.keys(idle)) results.push(await withIdleRules(why));
  return results;
}
