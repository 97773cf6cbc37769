import { expect, test } from "vitest";
import { chunk, lines, read } from "./foreign-file.ts";

const stream = [
  chunk({ role: "assistant", content: "", refusal: null }),
  chunk({ content: "The ferry" }),
  chunk({ content: " leaves\n" }),
  chunk({ content: "at ten." }),
  chunk({}, "stop"),
  { ...chunk({}), choices: [], usage: { total_tokens: 12 } },
];
const events = (...of: readonly unknown[]): string =>
  `${of.map((it) => `data: ${JSON.stringify(it)}\n\n`).join("")}data: [DONE]\n\n`;

test("chunks are joined in order, as JSON lines, as a list and as they come over the wire", () => {
  const wanted = {
    id: "chatcmpl-s",
    at: "2026-11-12T01:14:07Z",
    model: "harbour-2026",
    modality: "text",
    text: "The ferry leaves\nat ten.",
    finish: "stop",
  };
  const ways: readonly (readonly [string, string])[] = [
    [lines(...stream), "a.jsonl"],
    [JSON.stringify(stream), "a.json"],
    [events(...stream), "a.txt"],
    [`: ping\r\nevent: message\r\nid: 1\r\n${events(...stream).replaceAll("\n", "\r\n")}`, "a.log"],
    [events(...stream), "stdin.yaml"],
    [lines(...stream), "a.log"],
  ];
  for (const [text, path] of ways) {
    const it = read(text, "openai-chat", path);
    expect([it.slips, it.plain]).toEqual([[], [{ response: wanted }]]);
  }
});

test("a joined text stands from its first piece to its last; a single piece is the text", () => {
  const joined = read(lines(chunk({ content: "a" }), chunk({ content: "b" }, "stop")), "openai-chat", "a.jsonl");
  const [text = ""] = joined.facts[0]?.filter((it) => it.startsWith("/response/text")) ?? [];
  expect(text).toMatch(/^\/response\/text = "ab" @ "a"[^]*"b"$/);
  const single = read(lines(chunk({ content: "a" }), chunk({}, "stop")), "openai-chat", "a.jsonl");
  expect(single.facts[0]).toContain('/response/text = "a" @ "a"');
});

test("streams that are woven into one another are told apart by id, and choices by index", () => {
  const piece = (id: string, index: number, content: string, finish_reason: string | null = null) => ({
    ...chunk({}),
    id,
    choices: [{ index, delta: { content }, finish_reason }],
  });
  const it = read(
    lines(
      piece("x", 1, "x1"),
      piece("y", 0, "y"),
      piece("x", 0, "x0"),
      piece("y", 0, "!", "length"),
      piece("x", 1, "!", "stop"),
      piece("x", 0, "?", "stop"),
    ),
    "openai-chat",
    "a.jsonl",
  );
  expect(it.plain.map(({ response }) => [response?.["id"], response?.["text"], response?.["finish"]])).toEqual([
    ["x#0", "x0?", "stop"],
    ["x#1", "x1!", "stop"],
    ["y", "y!", "length"],
  ]);
});

test("a stream that breaks off says so, and why it ended is not known", () => {
  const it = read(lines(...stream.slice(0, 3)), "openai-chat", "a.jsonl");
  expect(it.messages).toEqual([
    "the stream of `chatcmpl-s` breaks off: why it ended is not known, and its words may be more",
  ]);
  expect([it.plain[0]?.["response"]?.["text"], it.plain[0]?.["response"]?.["finish"]]).toEqual([
    "The ferry leaves\n",
    undefined,
  ]);
});

test("two answers under one id are not joined", () => {
  const it = read(lines(...stream, ...stream), "openai-chat", "a.jsonl");
  expect([it.slips, it.inputs]).toEqual([["8:138 foreign/mixed-chunks"], 0]);
});

test("a broken event is told at its place, and the others are read", () => {
  const it = read(`${events(...stream)}data: {"id": \n`, "openai-chat", "a.txt");
  expect([it.slips, it.plain.length]).toEqual([["15:14 base/json-syntax"], 1]);
});

test("a refusal in pieces", () => {
  const it = read(
    lines(chunk({ refusal: "I " }), chunk({ refusal: "can't." }), chunk({}, "stop")),
    "openai-chat",
    "a.jsonl",
  );
  expect(it.plain[0]?.["response"]).toMatchObject({ text: "I can't.", refused: true });
});

test("spoken words in pieces are audio", () => {
  const it = read(
    lines(chunk({ audio: { transcript: "Hel" } }), chunk({ audio: { transcript: "lo" } }), chunk({}, "stop")),
    "openai-chat",
    "a.jsonl",
  );
  expect(it.plain[0]?.["response"]).toMatchObject({ text: "Hello", modality: "audio" });
});

test("chunks beside their request", () => {
  const it = read({ request: { messages: [{ role: "user", content: "?" }] }, response: stream });
  expect(it.plain[0]).toMatchObject({
    response: { text: "The ferry leaves\nat ten." },
    request: { messages: [{ text: "?" }] },
  });
  expect(read({ response: [...stream, chunk({ content: "?" }, "stop", { id: "other" })] }).messages).toEqual([
    "this is no chat completion: its `response` lists chunks of several answers",
  ]);
  expect(read({ response: [...stream, { a: 1 }] }).messages).toEqual([
    "this is no chat completion: its `response` lists what is not a chunk",
  ]);
});

// Azure's first chunk says of itself only what the filter said of the prompt.
const safe = { filtered: false, severity: "safe" };
const azureFirst = {
  choices: [],
  created: 0,
  id: "",
  model: "",
  object: "",
  prompt_filter_results: [
    { prompt_index: 0, content_filter_results: { violence: { filtered: false, severity: "low" } } },
  ],
};
const azure = (content: string, results: object, finish_reason: string | null = null) => ({
  ...chunk({}),
  choices: [{ index: 0, delta: content === "" ? {} : { content }, finish_reason, content_filter_results: results }],
});

test("Azure: the prompt's results come in a chunk of their own, the answer's piece by piece", () => {
  const it = read(
    lines(
      azureFirst,
      azure("One", { hate: safe }),
      azure(" two", { hate: { filtered: false, severity: "medium" } }),
      azure("", {}, "stop"),
    ),
    "openai-chat",
    "a.jsonl",
  );
  expect(it.slips).toEqual([]);
  expect(it.plain[0]?.["response"]).toMatchObject({
    text: "One two",
    findings: [{ source: { name: "azure-content-filter" } }],
    scanned_by: [{ name: "azure-content-filter" }],
  });
  expect(it.plain[0]?.["request"]).toMatchObject({ findings: [{ category: "a1_violence_obscenity" }] });
});

test("Azure: words that the filter did not see leave the scan unknown", () => {
  const it = read(
    lines(azure("One", { hate: safe }), azure(" two", {}), azure("", {}, "stop")),
    "openai-chat",
    "a.jsonl",
  );
  expect(it.messages).toEqual([
    "what was scanned here counts as not known: some words of the stream have no result of the filter",
  ]);
  expect(it.plain[0]?.["response"]).not.toHaveProperty("findings");
});

test("Azure: results that come apart from the words, with the stretch that they are of", () => {
  const apart = {
    id: "",
    object: "",
    created: 0,
    model: "",
    choices: [
      {
        index: 0,
        finish_reason: null,
        content_filter_results: { hate: safe },
        content_filter_offsets: { check_offset: 0, start_offset: 0, end_offset: 7 },
      },
    ],
  };
  const plain = [chunk({ content: "One" }), chunk({ content: " two" }), chunk({}, "stop")];
  const it = read(lines(...plain, apart), "openai-chat", "a.jsonl");
  expect([it.slips, it.plain[0]?.["response"]?.["findings"]]).toEqual([[], []]);
});

test("a chunk that belongs to no stream", () => {
  expect(read(lines(...stream, azureFirst), "openai-chat", "a.jsonl").slips).toEqual(["7:1 foreign/stray-chunk"]);
});
