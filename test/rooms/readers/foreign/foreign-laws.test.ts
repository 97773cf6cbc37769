import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { DataNode } from "../../../../src/base/document.ts";
import { isExact } from "../../../../src/base/exact-number.ts";
import { foreignFormats, readForeign } from "../../../../src/readers/foreign/read-foreign.ts";
import { completion, lines, mapping, read } from "./foreign-file.ts";

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 1000) / 5);
const options = { numRuns: runs };

const words = fc.string({ unit: "grapheme", maxLength: 12 });
const some = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((it) => it.trim() !== "");

/** A content, and the words that it has. */
const content: fc.Arbitrary<readonly [unknown, unknown]> = fc.oneof(
  words.map((it) => [it, it] as const),
  fc.constant([null, null] as const),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((texts) => {
    const parts = texts.flatMap((text) => [
      { type: "image_url", image_url: { url: "…" } },
      { type: "text", text },
    ]);
    return [parts, texts.join("\n")] as const;
  }),
);

const message = fc.record({ role: fc.constantFrom("system", "developer", "user", "assistant", "tool"), content });

const categories = ["harassment", "violence", "violence/graphic", "sexual", "self-harm"] as const;
const flags = fc.record(Object.fromEntries(categories.map((it) => [it, fc.boolean()])));

const exchange = fc.record({
  messages: fc.array(message, { maxLength: 6 }),
  answers: fc.array(some, { minLength: 1, maxLength: 3 }),
  created: fc.integer({ min: 172_800, max: 253_402_300_799 }),
  input: fc.option(flags),
  output: fc.option(flags),
});

const resultOf = (of: Readonly<Record<string, boolean>> | null) =>
  of && {
    model: "omni-moderation-latest",
    results: [
      {
        flagged: Object.values(of).includes(true),
        categories: of,
        category_scores: Object.fromEntries(Object.keys(of).map((it) => [it, 0.000_011_726_012_417_057])),
      },
    ],
  };

type Exchange = typeof exchange extends fc.Arbitrary<infer T> ? T : never;

function written({ messages, answers, created, input, output }: Exchange): object {
  const choices = answers.map((text, index) => ({
    index,
    message: { role: "assistant", content: text },
    finish_reason: "stop",
  }));
  return {
    request: { model: "m", messages: messages.map(({ role, content: [said] }) => ({ role, content: said })) },
    response: completion({}, {}, { created, choices }),
    moderation: { input: resultOf(input), output: output && answers.map(() => resultOf(output)) },
  };
}

test("no message is lost and their order is kept; every answer is a document; no finding without a flag", () => {
  fc.assert(
    fc.property(exchange, (call) => {
      const it = read(written(call));
      expect([it.slips, it.inputs]).toEqual([[], call.answers.length]);
      expect(it.plain.map(({ response }) => response?.["text"])).toEqual(call.answers);
      const wanted = call.messages.map(({ role, content: [, text] }) => ({ role, text }));
      const count = (of: Readonly<Record<string, boolean>> | null) =>
        of === null ? undefined : Object.values(of).filter((flag) => flag).length;
      for (const { request, response } of it.plain) {
        expect(request?.["messages"]).toEqual(wanted);
        expect((request?.["findings"] as readonly unknown[] | undefined)?.length).toBe(count(call.input));
        expect((response?.["findings"] as readonly unknown[] | undefined)?.length).toBe(count(call.output));
        expect(JSON.stringify([request?.["findings"], response?.["findings"]])).not.toContain("illegal");
      }
    }),
    options,
  );
});

/** Every scalar of a document that is not kept aside, with the keys that lead to it. */
function scalars(node: DataNode, path = ""): readonly (readonly [string, DataNode & { readonly kind: "scalar" }])[] {
  if (node.kind === "scalar") return [[path, node]];
  if (node.kind === "list") return node.items.flatMap((it) => scalars(it, `${path}/*`));
  return [...node.entries].flatMap(([key, { value }]) => (key === "extra" ? [] : scalars(value, `${path}/${key}`)));
}

/** What is computed, and so need not stand in the file as it is. */
const computed =
  /^\/(request|response)\/(id|at|modality|finish|findings\/\*\/(category|source\/name)|scanned_by\/\*\/name)$/;

/** A value of JSON; undefined where the text is none, as between the pieces of a joined text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test("the text at a fact's place is the fact's value, but for what is computed from it", () => {
  fc.assert(
    fc.property(exchange, fc.boolean(), (call, isPretty) => {
      const text = JSON.stringify(written(call), null, isPretty ? 2 : 0);
      const { documents } = readForeign({ path: "a.json", text }, "openai-chat", mapping, []);
      for (const { root } of documents)
        for (const [path, { value, span }] of scalars(root)) {
          const there = parsed(text.slice(span.start, span.end));
          if (computed.test(path) || (path.endsWith("/text") && there === undefined)) continue;
          const said = isExact(value) ? value.valueOf() : value;
          expect([path, said]).toEqual([path, there]);
        }
    }),
    options,
  );
});

test("streams say what the whole answer says, however their words are cut and woven", () => {
  const cut = fc.record({
    texts: fc.array(fc.array(some, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
    turns: fc.array(fc.nat(3), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(cut, ({ texts, turns }) => {
      const chunkOf = (id: number, delta: object, finish_reason: string | null) => ({
        id: `s-${id}`,
        object: "chat.completion.chunk",
        created: 1_794_446_047,
        choices: [{ index: 0, delta, finish_reason }],
      });
      const queues = texts.map((pieces, id) => [
        ...pieces.map((it) => chunkOf(id, { content: it }, null)),
        chunkOf(id, {}, "stop"),
      ]);
      const order = [...turns, ...queues.flatMap((queue, id) => queue.map(() => id))];
      const chunks = order.flatMap((id) => queues[id]?.shift() ?? []);
      const it = read(lines(...chunks), "openai-chat", "a.jsonl");
      expect(it.slips).toEqual([]);
      const said = new Map(it.plain.map(({ response }) => [response?.["id"], response?.["text"]]));
      expect(said).toEqual(new Map(texts.map((pieces, id) => [`s-${id}`, pieces.join("")])));
    }),
    options,
  );
});

test("YAML and JSON of one call say the same", () => {
  fc.assert(
    fc.property(exchange, (call) => {
      const json = read(written(call));
      const yaml = read(stringify(written(call)), "openai-chat", "a.yaml");
      expect([yaml.slips, yaml.plain]).toEqual([json.slips, json.plain]);
    }),
    { numRuns: Math.ceil(runs / 3) },
  );
});

test("nothing that is JSON breaks a reader; what is read has places within the file", () => {
  const keys = [
    "choices",
    "delta",
    "message",
    "request",
    "response",
    "body",
    "output",
    "input",
    "type",
    "id",
    "resourceSpans",
    "scopeSpans",
    "spans",
    "attributes",
    "key",
    "value",
    "stringValue",
    "moderation",
    "results",
    "categories",
    "content_filter_results",
    "assessments",
    "Data",
    "Code",
    "error",
    "edict",
    "created",
  ];
  const values = [
    "chat",
    "gen_ai.operation.name",
    "gen_ai.output.messages",
    "[{",
    "response.created",
    "response.completed",
    "message",
    "",
  ];
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: "medium" },
      fc.constantFrom(...values, null, true, 0, 1_794_446_047),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("json"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(json, fc.constantFrom(...foreignFormats), (value, format) => {
      const text = JSON.stringify(value);
      const { documents } = readForeign({ path: "a.json", text }, format, mapping, []);
      for (const { root } of documents)
        for (const [, { span }] of scalars(root))
          expect([span.start >= 0, span.end <= text.length]).toEqual([true, true]);
    }),
    options,
  );
});

const flagged: Readonly<Record<string, object>> = {
  OpenAI: {
    model: "m",
    results: [{ flagged: true, categories: { violence: true }, category_scores: { violence: 0.9 } }],
  },
  "Azure's filter": { content_filter_results: { violence: { filtered: false, severity: "medium" } } },
  "Azure's protected material": {
    content_filter_results: { protected_material_text: { filtered: false, detected: true } },
  },
  "Azure AI Content Safety": { categoriesAnalysis: [{ category: "Violence", severity: 4 }] },
  Aliyun: { Code: 200, Data: { RiskLevel: "high", Result: [{ Label: "violent_incidents", Confidence: 90 }] } },
  Bedrock: {
    usage: { contentPolicyUnits: 1 },
    action: "NONE",
    assessments: [
      { contentPolicy: { filters: [{ type: "VIOLENCE", confidence: "HIGH", action: "NONE", detected: true }] } },
    ],
  },
};

/** The value with one key left out, renamed, or of another type, in every way. */
function mutants(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((it, at) => mutants(it).map((one): unknown => value.with(at, one)));
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  const without = (key: string): readonly (readonly [string, unknown])[] => entries.filter(([it]) => it !== key);
  return entries.flatMap(([key, it]) => [
    ...[7, "x", null, [], {}, ...mutants(it)].map((one) => ({ ...value, [key]: one })),
    Object.fromEntries([...without(key), [`${key}x`, it]]),
    Object.fromEntries(without(key)),
  ]);
}

/**
 * What a service writes where it finds nothing, or was not asked. Azure gives the categories that are set up, and Bedrock
 * the policies that found something: that one is gone shows nowhere.
 */
const clean: readonly string[] = [
  '"content_filter_results":{"violence":null}',
  '"content_filter_results":{"protected_material_text":null}',
  '"assessments":[]',
  '"assessments":[{}]',
  '"assessments":[{"contentPolicy":null}]',
  '"assessments":[{"contentPolicy":{"filters":[]}}]',
];

test.each(Object.entries(flagged))("no slip in a result of %s makes an answer clean", (_, result) => {
  const findings = (of: unknown): unknown =>
    read({ response: completion(), moderation: { output: of } }).plain[0]?.["response"]?.["findings"];
  expect(findings(result)).toHaveLength(1);
  const all = mutants(result).filter((it) => !clean.some((one) => JSON.stringify(it).includes(one)));
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((it) => JSON.stringify(findings(it)) === "[]")).toEqual([]);
});
