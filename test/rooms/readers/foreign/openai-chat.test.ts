import { expect, test } from "vitest";
import { fieldOf } from "../../../../src/base/document.ts";
import { chunk, completion, lines, read } from "./foreign-file.ts";

test("a bare answer: every fact is a value of the file, or computed from one where it stands", () => {
  const it = read(completion());
  expect(it.facts).toEqual([
    [
      '/response/id = "chatcmpl-1" @ "chatcmpl-1"',
      '/response/at = "2026-11-12T01:14:07Z" @ 1794446047',
      '/response/model = "harbour-2026" @ "harbour-2026"',
      '/response/modality = "text" @ "Good day."',
      '/response/text = "Good day." @ "Good day."',
      '/response/finish = "stop" @ "stop"',
    ],
  ]);
  expect([it.slips, it.inputs]).toEqual([[], 1]);
});

test("the whole foreign record is kept aside, with what we have no word for", () => {
  const [root] = read(completion({}, {}, { x_groq: { id: "req_1" } })).roots;
  expect(fieldOf(fieldOf(fieldOf(root, "extra"), "openai_chat"), "x_groq")?.kind).toBe("record");
});

test("request and answer: all messages in order, named and dated by the record around them", () => {
  const it = read({
    id: "call-7",
    at: "2026-11-12T09:14:03+08:00",
    request: {
      model: "harbour",
      modalities: ["text", "audio"],
      messages: [
        { role: "developer", content: "Be kind." },
        {
          role: "user",
          content: [{ type: "text", text: "Who is" }, { type: "text", text: "this?" }, { type: "image_url" }],
        },
        { role: "user", content: [{ type: "input_audio", input_audio: { data: "UklGRg==", format: "wav" } }] },
        { role: "assistant", content: null, tool_calls: [{ id: "t", type: "function", function: { name: "find" } }] },
        { role: "function", name: "find", content: "nobody" },
      ],
    },
    response: completion(),
  });
  expect(it.slips).toEqual([]);
  expect(it.plain[0]?.["request"]).toEqual({
    id: "call-7",
    at: "2026-11-12T09:14:03+08:00",
    modality: "audio",
    messages: [
      { role: "developer", text: "Be kind." },
      { role: "user", text: "Who is\nthis?" },
      { role: "user" },
      { role: "assistant", text: null },
      { role: "tool", text: "nobody" },
    ],
  });
});

test("a request without a name of its own is named after its answer", () => {
  const it = read({ request: { messages: [] }, response: completion() });
  expect(it.plain[0]?.["request"]).toEqual({ id: "chatcmpl-1#request", messages: [] });
});

test("an answer whose request is not given has none", () => {
  expect(Object.keys(read(completion()).plain[0] ?? {})).toEqual(["response"]);
});

test.each([
  ["stop", "stop"],
  ["length", "length"],
  ["content_filter", "content_filter"],
  ["tool_calls", "stop"],
  ["function_call", "stop"],
  ["sensitive", "content_filter"],
  ["insufficient_system_resource", "error"],
  ["eos_token", undefined],
  [null, undefined],
])("finish reason %s gives %s", (reason, finish) => {
  expect(read(completion({}, { finish_reason: reason })).plain[0]?.["response"]?.["finish"]).toBe(finish);
});

test("a refusal is what the user saw, and the only sign that the service refused", () => {
  const it = read(completion({ content: null, refusal: "I can't." }));
  expect(it.facts[0]).toContain('/response/refused = true @ "I can\'t."');
  expect(it.facts[0]).toContain('/response/text = "I can\'t." @ "I can\'t."');
  expect(read(completion({ content: "I can't." })).plain[0]?.["response"]).not.toHaveProperty("refused");
});

test("what an answer is made of", () => {
  const of = (message: object): unknown => {
    const { text, modality } = read(completion(message)).plain[0]?.["response"] ?? {};
    return [text, modality];
  };
  expect(of({ content: null, tool_calls: [{ id: "t", type: "function" }] })).toEqual([null, undefined]);
  expect(of({ content: "" })).toEqual(["", undefined]);
  expect(of({ content: null, audio: { id: "a", data: "UklGRg==", transcript: "Hello" } })).toEqual(["Hello", "audio"]);
  expect(
    of({
      content: [
        { type: "thinking", thinking: [] },
        { type: "text", text: "So." },
      ],
    }),
  ).toEqual(["So.", "text"]);
  expect(of({ content: null, images: [{ type: "image_url" }] })).toEqual([null, "image"]);
  expect(of({ content: "See:", images: [{ type: "image_url" }] })).toEqual(["See:", undefined]);
});

test("several answers to one request are several documents, told apart by their index", () => {
  const choice = (index: number) => ({
    index,
    message: { role: "assistant", content: `No. ${index}` },
    finish_reason: "stop",
  });
  const it = read({
    request: { messages: [{ role: "user", content: "?" }] },
    response: completion({}, {}, { choices: [choice(0), choice(1)] }),
  });
  expect(it.plain.map((one) => [one["response"]?.["id"], one["response"]?.["text"], one["request"]?.["id"]])).toEqual([
    ["chatcmpl-1#0", "No. 0", "chatcmpl-1#request"],
    ["chatcmpl-1#1", "No. 1", "chatcmpl-1#request"],
  ]);
});

test("lines of a batch: what went in, what came out, what failed", () => {
  const body = { model: "m", messages: [{ role: "user", content: "?" }] };
  const it = read(
    lines(
      { custom_id: "q-1", method: "POST", url: "/v1/chat/completions", body },
      {
        id: "batch_req_1",
        custom_id: "q-1",
        response: { status_code: 200, request_id: "r", body: completion() },
        error: null,
      },
      { id: "batch_req_2", custom_id: "q-2", response: null, error: { code: "batch_expired", message: "…" } },
    ),
    "openai-chat",
    "batch.jsonl",
  );
  expect(it.plain.map((one) => Object.keys(one))).toEqual([["request"], ["response"]]);
  expect(it.plain[0]?.["request"]).toMatchObject({ id: "q-1", api: "/v1/chat/completions" });
  // Nothing says when the request was made; a batch names no request to its answers.
  expect(it.slips).toEqual(["3:1 foreign/failed-call", "1:72 vocabulary/missing-day"]);
});

test("a call that Azure's filter kept from the model is a request with its findings", () => {
  const it = read({
    at: "2026-11-12T09:00:00+08:00",
    id: "call-1",
    request: { messages: [{ role: "user", content: "…" }] },
    error: {
      code: "content_filter",
      status: 400,
      innererror: {
        code: "ResponsibleAIPolicyViolation",
        content_filter_result: { violence: { filtered: true, severity: "high" } },
      },
    },
  });
  expect([it.slips, it.inputs]).toEqual([[], 1]);
  expect(it.plain[0]?.["request"]?.["findings"]).toEqual([
    { category: "a1_violence_obscenity", source: { name: "azure-content-filter" } },
  ]);
});

test("what only the provider knows stands beside the call, in our words", () => {
  const it = read({
    response: completion(),
    edict: {
      response: { sent: true, labels: { explicit: [] } },
      request: { user: { registered: true } },
      attestations: [],
      evidence: [],
    },
  });
  expect(it.slips).toEqual([]);
  expect(it.plain[0]).toMatchObject({
    response: { text: "Good day.", sent: true, labels: { explicit: [] } },
    request: { id: "chatcmpl-1#request", user: { registered: true } },
    attestations: [],
  });
});

test("there a slip is told as in a document of ours, and nothing is said twice", () => {
  const said = (edict: object) => read({ response: completion(), edict }).messages;
  expect(said({ response: { snet: true } })).toEqual(["`response` has no field `snet`; did you mean `sent`?"]);
  expect(said({ response: { text: "Bye." } })).toEqual([
    "`text` of the response is said by the call itself, and here a second time",
  ]);
  expect(said({ respnse: {} })).toEqual(["this document has no field `respnse`; did you mean `response`?"]);
});

test("a document that says its kind is one of ours", () => {
  const it = read(
    lines({ kind: "service", vocabulary: "genai@1", facts_on: "2026-11-01", service: { id: "s" } }, completion()),
    "openai-chat",
    "a.jsonl",
  );
  expect([it.plain.map((one) => Object.keys(one).at(-1)), it.inputs]).toEqual([["service", "response"], 2]);
});

test("YAML says the same as JSON", () => {
  const yaml = `id: chatcmpl-1
created: 1794446047
model: harbour-2026
choices:
  - message: { role: assistant, content: Good day. }
    finish_reason: stop
`;
  const it = read(yaml, "openai-chat", "log.yaml");
  expect(it.plain).toEqual(read(completion()).plain);
  expect(it.facts[0]).toContain('/response/text = "Good day." @ Good day.');
});

test("what is no chat completion, with what is missing", () => {
  const said = (content: unknown) => read(content).messages;
  expect(said({ prompt: "?" })).toEqual(["this is no chat completion: it has neither `choices` nor `messages`"]);
  expect(said([1])).toEqual(["this is no chat completion: it is not a record"]);
  expect(said({ object: "text_completion", choices: [{ text: "a" }] })).toEqual([
    "this is no chat completion: a choice has no `message`",
  ]);
  expect(said({ object: "chat.completion", choices: [] })).toEqual([
    "this is no chat completion: its `choices` are empty",
  ]);
  expect(said({ response: { output: [] } })).toEqual(["this is no chat completion: its `response` has no `choices`"]);
  expect(said({ request: "{}", response: completion() })).toEqual([
    "this is no chat completion: its `request` is not a record",
  ]);
});

test("an answer without a day, an id or a whole number of seconds is an error at its place", () => {
  expect(read(completion({}, {}, { created: undefined })).slips).toEqual(["1:1 vocabulary/missing-day"]);
  expect(read(completion({}, {}, { id: undefined })).messages).toEqual(["`response` needs `id`"]);
  expect(read(completion({}, {}, { created: 1_794_446_047_000 })).messages).toEqual([
    "`created` is `1794446047000`, which is not a number of seconds since 1970",
  ]);
  expect(read(completion({}, {}, { created: 1_794_446_047.5 })).plain[0]?.["response"]?.["at"]).toBe(
    "2026-11-12T01:14:07.500Z",
  );
  expect(read(completion({}, {}, { created: "yesterday" })).slips).toEqual(["1:57 vocabulary/bad-format"]);
});

test("an answer beside its chunks is one document each", () => {
  const it = read(lines(completion(), chunk({ content: "Hi" }), chunk({}, "stop")), "openai-chat", "a.jsonl");
  expect(it.plain.map((one) => one["response"]?.["text"])).toEqual(["Good day.", "Hi"]);
});
