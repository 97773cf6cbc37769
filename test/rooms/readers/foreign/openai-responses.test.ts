import { expect, test } from "vitest";
import { lines, read as readAs } from "./foreign-file.ts";

const read = (content: unknown, path = "log.json") => readAs(content, "openai-responses", path);

const message = (...content: readonly object[]) => ({
  id: "msg_1",
  type: "message",
  status: "completed",
  role: "assistant",
  content,
});
const words = (text: string) => ({ type: "output_text", text, annotations: [], logprobs: [] });

function response(beside: object = {}, ...output: readonly object[]): object {
  return {
    id: "resp_1",
    object: "response",
    created_at: 1_794_446_047,
    status: "completed",
    error: null,
    incomplete_details: null,
    instructions: null,
    model: "harbour-2026",
    output: output.length > 0 ? output : [{ id: "rs_1", type: "reasoning", summary: [] }, message(words("Good day."))],
    previous_response_id: null,
    usage: { total_tokens: 12 },
    ...beside,
  };
}

test("an answer: every fact stands where the file says it", () => {
  const it = read(response());
  expect(it.facts).toEqual([
    [
      '/response/id = "resp_1" @ "resp_1"',
      '/response/at = "2026-11-12T01:14:07Z" @ 1794446047',
      '/response/model = "harbour-2026" @ "harbour-2026"',
      '/response/modality = "text" @ "Good day."',
      '/response/text = "Good day." @ "Good day."',
      '/response/finish = "stop" @ "completed"',
    ],
  ]);
  expect([it.slips, it.inputs]).toEqual([[], 1]);
});

test.each([
  [{ status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }, "length"],
  [{ status: "incomplete", incomplete_details: { reason: "content_filter" } }, "content_filter"],
  [{ status: "failed", error: { code: "server_error", message: "…" } }, "error"],
  [{ status: "in_progress" }, undefined],
  [{ status: undefined }, undefined],
])("%o gives finish %s", (beside, finish) => {
  expect(read(response(beside)).plain[0]?.["response"]?.["finish"]).toBe(finish);
});

test("all that is said, in order; refusals; images; calls of tools", () => {
  const of = (...output: readonly object[]): unknown => {
    const { text, modality, refused } = read(response({}, ...output)).plain[0]?.["response"] ?? {};
    return [text, modality, refused];
  };
  expect(of(message(words("One."), words("Two.")), message(words("Three.")))).toEqual([
    "One.\nTwo.\nThree.",
    "text",
    undefined,
  ]);
  expect(of(message({ type: "refusal", refusal: "I can't." }))).toEqual(["I can't.", "text", true]);
  expect(of({ type: "image_generation_call", result: "iVBOR" })).toEqual([undefined, "image", undefined]);
  expect(of({ type: "image_generation_call", result: "iVBOR" }, message(words("Here.")))).toEqual([
    "Here.",
    undefined,
    undefined,
  ]);
  expect(of({ type: "function_call", name: "find", arguments: "{}" })).toEqual([undefined, undefined, undefined]);
});

test("requests: a text, or items; instructions come first", () => {
  const messages = (request: object): unknown =>
    read({ request, response: response() }).plain[0]?.["request"]?.["messages"];
  expect(messages({ input: "Hello", instructions: "Be kind." })).toEqual([
    { role: "system", text: "Be kind." },
    { role: "user", text: "Hello" },
  ]);
  expect(
    messages({
      input: [
        { role: "developer", content: "Short." },
        {
          type: "message",
          role: "user",
          content: [
            { type: "input_text", text: "Who?" },
            { type: "input_image", image_url: "…" },
          ],
        },
        { type: "reasoning", summary: [] },
        { type: "function_call", call_id: "c", name: "find", arguments: "{}" },
        { type: "function_call_output", call_id: "c", output: "nobody" },
        { id: "msg_0", type: "message", role: "assistant", content: [{ type: "output_text", text: "Nobody." }] },
      ],
    }),
  ).toEqual([
    { role: "developer", text: "Short." },
    { role: "user", text: "Who?" },
    { role: "tool", text: "nobody" },
    { role: "assistant", text: "Nobody." },
  ]);
});

test("messages that stand elsewhere make those of the request a part, which is not given as the whole", () => {
  const of = (beside: object) =>
    read({ request: { input: "And then?", ...beside }, response: response() }).plain[0]?.["request"];
  expect(of({ previous_response_id: "resp_0" })).toEqual({ id: "resp_1#request" });
  expect(of({ conversation: "conv_1" })).not.toHaveProperty("messages");
  expect(of({ prompt: { id: "pmpt_1" } })).not.toHaveProperty("messages");
  expect(of({ previous_response_id: null })).toHaveProperty("messages");
});

test("moderation and Azure's filters inside an answer, of the prompt and of the answer", () => {
  const filter = (source_type: string, severity: string) => ({
    blocked: false,
    source_type,
    content_filter_results: { violence: { filtered: false, severity } },
  });
  const it = read(response({ content_filters: [filter("prompt", "low"), filter("completion", "safe")] }));
  expect(it.plain[0]?.["request"]?.["findings"]).toMatchObject([{ category: "a1_violence_obscenity" }]);
  expect(it.plain[0]?.["response"]?.["findings"]).toEqual([]);
  const moderation = { output: { results: [{ flagged: true, categories: { violence: true } }] } };
  expect(read(response({ moderation })).plain[0]?.["response"]?.["findings"]).toHaveLength(1);
  expect(read({ response: response(), moderation }).plain[0]?.["response"]?.["findings"]).toHaveLength(1);
});

const begun = {
  type: "response.created",
  sequence_number: 0,
  response: { ...response(), output: [], status: "in_progress" },
};
const delta = (text: string) => ({ type: "response.output_text.delta", item_id: "msg_1", delta: text });
const done = { type: "response.completed", response: response() };
const events = (...of: readonly { readonly type: string }[]): string =>
  of.map((it) => `event: ${it.type}\ndata: ${JSON.stringify(it)}\n\n`).join("");

test("events: the last one holds the answer", () => {
  const it = read(events(begun, delta("Good "), delta("day."), done), "a.txt");
  expect([it.slips, it.plain]).toEqual([[], read(response()).plain]);
  expect(read({ request: { input: "?" }, response: [begun, done] }).plain[0]?.["request"]?.["messages"]).toHaveLength(
    1,
  );
});

test("events that break off: the words so far, and why it ended is not known", () => {
  const it = read(lines(begun, delta("Good "), delta("da"), begun, done), "a.jsonl");
  expect(it.slips).toEqual(["1:1 foreign/unfinished-stream"]);
  expect(it.plain.map(({ response: one }) => [one?.["text"], one?.["finish"]])).toEqual([
    ["Good da", undefined],
    ["Good day.", "stop"],
  ]);
  expect(read(lines(delta("Good")), "a.jsonl").slips).toEqual(["1:1 foreign/other-format"]);
});

test("what is not a record of this interface, and calls that failed", () => {
  expect(read({ choices: [] }).messages).toEqual([
    "this is no record of the Responses interface: it has neither `output` nor `input`",
  ]);
  expect(read({ response: { choices: [] } }).messages).toEqual([
    "this is no record of the Responses interface: its `response` has no `output`",
  ]);
  expect(read({ custom_id: "q", response: { body: { error: { code: "x" } } } }).slips).toEqual([
    "1:1 foreign/failed-call",
  ]);
  const alone = read({ custom_id: "q", url: "/v1/responses", at: "2026-11-12T09:00:00+08:00", body: { input: "?" } });
  expect([alone.slips, alone.plain[0]?.["request"]]).toEqual([
    [],
    { id: "q", at: "2026-11-12T09:00:00+08:00", api: "/v1/responses", messages: [{ role: "user", text: "?" }] },
  ]);
});
