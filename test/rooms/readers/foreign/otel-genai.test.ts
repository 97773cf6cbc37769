import { expect, test } from "vitest";
import { fieldOf, itemsOf, textOf, type DataNode } from "../../../../src/base/document.ts";
import { readForeign } from "../../../../src/readers/foreign/read-foreign.ts";
import { mapping, read as readAs } from "./foreign-file.ts";

const read = (content: unknown) => readAs(content, "otel-genai", "trace.json");

const [schema = ""] = mapping.otelSchemas;
const attribute = (key: string, value: unknown) => ({
  key,
  value: typeof value === "string" ? { stringValue: value } : value,
});

const output = [{ role: "assistant", parts: [{ type: "text", content: 'He said "no".\n好' }], finish_reason: "stop" }];
const input = [
  { role: "user", parts: [{ type: "text", content: "What did he say?" }] },
  { role: "assistant", parts: [{ type: "tool_call", id: "t", name: "find", arguments: {} }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "t", response: "no" }] },
];

const usual: Readonly<Record<string, unknown>> = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "harbour",
  "gen_ai.response.id": "chatcmpl-1",
  "gen_ai.response.model": "harbour-2026",
  "gen_ai.output.type": "json",
  "gen_ai.usage.output_tokens": { intValue: "12" },
  "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: "Be brief." }]),
  "gen_ai.input.messages": JSON.stringify(input),
  "gen_ai.output.messages": JSON.stringify(output),
};

function span(attributes: Readonly<Record<string, unknown>> = {}, beside: object = {}): object {
  return {
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    spanId: "00f067aa0ba902b7",
    name: "chat harbour",
    kind: 3,
    startTimeUnixNano: "1794446045000000000",
    endTimeUnixNano: "1794446047250999999",
    attributes: Object.entries({ ...usual, ...attributes })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => attribute(key, value)),
    status: {},
    ...beside,
  };
}

const trace = (spans: readonly object[], schemaUrl: string | undefined = schema) => ({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "openai" }, spans, schemaUrl }] }],
});

test("a span: moments, models, and messages that stand in a text of JSON", () => {
  const it = read(trace([span()]));
  expect([it.slips, it.inputs]).toEqual([[], 1]);
  expect(it.plain).toEqual([
    {
      response: {
        id: "chatcmpl-1",
        at: "2026-11-12T01:14:07.250Z",
        model: "harbour-2026",
        modality: "text",
        text: 'He said "no".\n好',
        finish: "stop",
      },
      request: {
        id: "00f067aa0ba902b7#request",
        at: "2026-11-12T01:14:05Z",
        modality: "text",
        messages: [
          { role: "system", text: "Be brief." },
          { role: "user", text: "What did he say?" },
          { role: "assistant" },
          { role: "tool", text: "no" },
        ],
      },
    },
  ]);
});

/** The text at a place inside a text of JSON, read as what it stands for. */
function unescapedAt(text: string, node: DataNode | undefined): unknown {
  const written = text.slice(node?.span.start, node?.span.end);
  return JSON.parse(JSON.parse(`"${written}"`) as string);
}

test("places lead into the text of the attribute, past its marks", () => {
  const text = JSON.stringify(trace([span()])).replace("好", "\\u597d");
  const { documents } = readForeign({ path: "t.json", text }, "otel-genai", mapping, []);
  const root = documents[0]?.root;
  const said = fieldOf(fieldOf(root, "response"), "text");
  const asked = itemsOf(fieldOf(fieldOf(root, "request"), "messages")).map((it) => fieldOf(it, "text"));
  expect(unescapedAt(text, said)).toBe('He said "no".\n好');
  expect(textOf(said)).toBe('He said "no".\n好');
  expect(unescapedAt(text, asked[1])).toBe("What did he say?");
});

test("messages as values of their own, and in an event of the span", () => {
  const list = (values: readonly unknown[]) => ({ arrayValue: { values } });
  const record = (fields: Readonly<Record<string, unknown>>) => ({
    kvlistValue: { values: Object.entries(fields).map(([key, value]) => attribute(key, value)) },
  });
  const value = list([
    record({ role: "assistant", finish_reason: "length", parts: list([record({ type: "text", content: "No." })]) }),
  ]);
  const inSpan = read(trace([span({ "gen_ai.output.messages": value })]));
  expect(inSpan.facts[0]).toContain('/response/text = "No." @ "No."');
  const name = "gen_ai.client.inference.operation.details";
  const events = [{ name, timeUnixNano: "1", attributes: [attribute("gen_ai.output.messages", value)] }];
  const inEvent = read(trace([span({ "gen_ai.output.messages": undefined }, { events })]));
  expect(inEvent.plain[0]?.["response"]).toMatchObject({ text: "No.", finish: "length" });
});

test("several answers of one span", () => {
  const two = JSON.stringify([...output, { role: "assistant", parts: [], finish_reason: "tool_call" }]);
  expect(
    read(trace([span({ "gen_ai.output.messages": two })])).plain.map(({ response }) => [
      response?.["id"],
      response?.["finish"],
    ]),
  ).toEqual([
    ["chatcmpl-1#0", "stop"],
    ["chatcmpl-1#1", "stop"],
  ]);
});

test("where no words were recorded they are not known; a failure ends the generation", () => {
  const silent = {
    "gen_ai.output.messages": undefined,
    "gen_ai.input.messages": undefined,
    "gen_ai.response.id": undefined,
  };
  const it = read(trace([span({ ...silent, "error.type": "timeout" })]));
  expect(it.slips).toEqual([]);
  expect(it.plain[0]).toEqual({
    response: { id: "00f067aa0ba902b7", at: "2026-11-12T01:14:07.250Z", model: "harbour-2026", finish: "error" },
    request: { id: "00f067aa0ba902b7#request", at: "2026-11-12T01:14:05Z", modality: "text" },
  });
  const reasons = { arrayValue: { values: [{ stringValue: "length" }] } };
  expect(
    read(trace([span({ ...silent, "gen_ai.response.finish_reasons": reasons })])).plain[0]?.["response"],
  ).toMatchObject({ finish: "length" });
});

test("images and speech", () => {
  const of = (...parts: readonly object[]): unknown =>
    read(
      trace([
        span({ "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts, finish_reason: "stop" }]) }),
      ]),
    ).plain[0]?.["response"]?.["modality"];
  const blob = { type: "blob", mime_type: "image/png", modality: "image", content: "iVBOR" };
  expect(of(blob)).toBe("image");
  expect(of(blob, { ...blob, modality: "audio" })).toBeUndefined();
  expect(of(blob, { type: "text", content: "Here." })).toBeUndefined();
  expect(of({ type: "reasoning", content: "hm" })).toBeUndefined();
});

test("only generations are read, and only under conventions that are known", () => {
  const tool = span({ "gen_ai.operation.name": "execute_tool" });
  expect(read(trace([tool, span()])).plain).toHaveLength(1);
  expect(read(trace([tool])).slips).toEqual(["1:2 foreign/other-format"]);
  expect(read(trace([span()], "https://opentelemetry.io/schemas/1.28.0")).messages).toEqual([
    "these spans are written by `https://opentelemetry.io/schemas/1.28.0`, and other conventions are read",
  ]);
  expect(read({ resourceSpans: [{ scopeSpans: [{ spans: [span()] }] }] }).messages).toEqual([
    "these spans do not say by which conventions they are written",
  ]);
  expect(read({ resourceLogs: [] }).messages).toEqual(["this is no trace of generative AI: it has no `resourceSpans`"]);
});

test("broken messages and moments are told where they stand", () => {
  const broken = read(trace([span({ "gen_ai.output.messages": '[{"role": }]' })]));
  expect([broken.slips.map((it) => it.replace(/^1:\d+ /, "")), broken.inputs]).toEqual([["base/json-syntax"], 0]);
  expect(read(trace([span({}, { endTimeUnixNano: "soon" })])).messages).toEqual([
    '`endTimeUnixNano` is `"soon"`, which is not a number of nanoseconds since 1970',
  ]);
  expect(read(trace([span({}, { endTimeUnixNano: undefined })])).slips.map((it) => it.split(" ")[1])).toEqual([
    "vocabulary/missing-day",
  ]);
});
