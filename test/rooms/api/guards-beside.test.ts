import { once } from "node:events";
import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import express from "express";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { describe, expect, onTestFinished, test } from "vitest";
import { expressGate, gateMiddleware, guardOpenAi, honoGate, type GuardOptions } from "../../../src/api/index.ts";
import { banned, gate, user } from "./chat-gate.ts";

/** An answer in which somebody hears BANNED was found to be banned. */
function scanning(): { readonly options: GuardOptions; readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    options: {
      request: () => ({ collected: [], user }),
      response: (text) => {
        heard.push(text);
        return text.includes("BANNED") ? { findings: [banned] } : {};
      },
    },
  };
}

async function* listed<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

/** What comes of what is read: `pass`, or what the gate decides. */
async function outcome(reading: () => Promise<unknown>): Promise<unknown> {
  try {
    await reading();
    return "pass";
  } catch (error) {
    return (error as { readonly answer?: { readonly decision: string } }).answer?.decision ?? error;
  }
}

describe("the client of openai in pieces", () => {
  async function asked(chunks: readonly unknown[]): Promise<readonly [unknown, string | undefined]> {
    const { options, heard } = scanning();
    const create: (asked: object) => Promise<AsyncIterable<unknown>> = () => Promise.resolve(listed(chunks));
    const client = guardOpenAi({ chat: { completions: { create } } }, gate, options);
    const said = await outcome(async () => {
      for await (const it of await client.chat.completions.create({ messages: [] })) expect(it).toBeDefined();
    });
    return [said, heard.at(-1)];
  }
  const delta = (it: object, index = 0) => ({ choices: [{ index, delta: it, finish_reason: null }] });
  const call = (input: string, index = 0) => delta({ tool_calls: [{ index, function: { arguments: input } }] });
  const [ok, end] = [delta({ content: "ok" }), { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }];

  test.each([
    ["a call of a tool", [call("BANNED")]],
    ["a call of a tool in two", [call("BAN"), call("NED")]],
    ["calls of two tools that take turns", [call("x", 0), call("BAN", 1), call("y", 0), call("NED", 1)]],
    ["escapes in what a tool is given", [call(String.raw`{"text":"\u0042AN`), call('NED"}')]],
    ["reasoning in two", [delta({ reasoning_content: "BAN" }), delta({ reasoning_content: "NED" })]],
    ["the name of a field", [delta({ BANNED: true })]],
    ["another choice", [delta({ content: "BAN" }, 1), delta({ content: "NED" }, 1)]],
    ["no choice", [{ choices: [], output_text: "BANNED" }]],
    ["a choice that is words", [{ choices: ["BANNED"] }]],
    ["choices that are none", [{ choices: { content: "BANNED" } }]],
    ["a message among pieces", [{ choices: [{ index: 0, message: { content: "BANNED" } }] }]],
    ["a piece that is words", ["BANNED"]],
    ["a delta that is words", [{ choices: [{ index: 0, delta: "BANNED" }] }]],
    ["a part of a content that is no text", [delta({ content: [{ type: "audio", transcript: "BANNED" }] })]],
    ["a content that is no list", [delta({ content: { text: "BANNED" } })]],
  ])("%s is heard, and its words are whole", async (_, chunks) => {
    expect(await asked([ok, ...chunks, end])).toEqual(["block", expect.stringContaining("BANNED")]);
  });

  test("what says nothing adds nothing", async () => {
    const more = { id: "c-1", model: "m", created: 1, usage: { total_tokens: 3 }, system_fingerprint: "f" };
    const [first, last] = [
      { ...more, ...ok },
      { ...more, choices: [] },
    ];
    expect(await asked([delta({ role: "assistant" }), first, end, last])).toEqual(["pass", "ok"]);
  });
});

describe("the AI SDK in a stream", () => {
  const [start, close] = [
    { type: "stream-start", warnings: [] },
    { type: "finish", finishReason: { unified: "stop", raw: "stop" }, usage: { outputTokens: { total: 1 } } },
  ];
  const words = (type: string, id: string, ...deltas: readonly string[]) =>
    deltas.map((delta) => ({ type: `${type}-delta`, id, delta }));

  async function asked(parts: readonly unknown[]): Promise<readonly [unknown, string | undefined]> {
    const { options, heard } = scanning();
    const { wrapStream } = gateMiddleware(gate, options);
    const said = await outcome(async () => {
      const stream = ReadableStream.from(listed([start, ...words("text", "1", "ok"), ...parts, close]));
      const wrapped = { params: { prompt: [] }, doStream: () => Promise.resolve({ stream }) };
      const answer = await wrapStream(wrapped);
      for await (const it of answer.stream) expect(it).toBeDefined();
    });
    return [said, heard.at(-1)];
  }

  test.each([
    ["a call of a tool", [{ type: "tool-call", toolCallId: "1", toolName: "show", input: '{"text":"BANNED"}' }]],
    ["escapes in it", [{ type: "tool-call", toolCallId: "1", input: String.raw`{"text":"B\u0041NNED"}` }]],
    ["what a tool is given, in pieces", words("tool-input", "1", "BAN", "NED")],
    [
      "reasoning beside words",
      [...words("reasoning", "2", "BAN"), ...words("text", "1", "x"), ...words("reasoning", "2", "NED")],
    ],
    [
      "words of two texts that take turns",
      [...words("text", "2", "BAN"), ...words("text", "1", "x"), ...words("text", "2", "NED")],
    ],
    ["a file", [{ type: "file", mediaType: "text/plain", data: "BANNED" }]],
    ["a source", [{ type: "source", sourceType: "url", id: "s", url: "https://example.org", title: "BANNED" }]],
    [
      "what its provider sends",
      [
        { type: "raw", rawValue: { t: "BAN" } },
        { type: "raw", rawValue: { t: "NED" } },
      ],
    ],
    ["a part that nobody knows", [{ type: "poem", lines: ["BANNED"] }]],
    ["a field that nobody knows", [{ type: "text-end", id: "1", caption: "BANNED" }]],
    ["a piece with another field", [{ type: "text-delta", id: "1", delta: "x", caption: "BANNED" }]],
    ["a part that is words", ["BANNED"]],
  ])("%s is heard, and its words are whole", async (_, parts) => {
    expect(await asked(parts)).toEqual(["block", expect.stringContaining("BANNED")]);
  });

  test("what says nothing adds nothing", async () => {
    const silent = [
      { type: "response-metadata", id: "r", modelId: "m", timestamp: new Date(0) },
      { type: "text-start", id: "1" },
      { type: "text-end", id: "1", providerMetadata: { m: { signature: "s" } } },
    ];
    expect(await asked([...silent, ...words("text", "1", " fine")])).toEqual(["pass", "ok fine"]);
  });
});

const post = {
  method: "POST",
  body: '{"messages":[{"role":"user","content":"hi"}]}',
  headers: { "content-type": "application/json" },
};

/** A route of Hono, and one of Express, that answers with a body. */
async function answers(
  body: Uint8Array<ArrayBuffer> | string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly number[]> {
  const [app, served] = [new Hono(), express()];
  app.onError((error, it) => it.text(error.message, 500));
  app.use(honoGate(gate, scanning().options));
  app.post("/", (it) => it.body(body, 200, headers));
  served.use(express.json(), expressGate(gate, scanning().options));
  served.post("/", (_, response) => void response.set(headers).end(body));
  served.use(((_error, _request, response, _next) => void response.status(500).end()) as express.ErrorRequestHandler);
  const other = await fetch(await listening(served), post);
  await other.arrayBuffer();
  return [(await app.request("/", post)).status, other.status];
}

async function listening(app: express.Express): Promise<string> {
  const server: Server = app.listen(0);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return `http://localhost:${typeof address === "object" && address ? address.port : 0}/`;
}

describe("a route whose bytes are not the words", () => {
  const json = { "content-type": "application/json" };
  const message = (it: object) => JSON.stringify({ choices: [{ index: 0, message: it, finish_reason: "stop" }] });
  const ascii = (text: string) => text.replace("B", String.raw`\u0042`);

  test.each([
    ["words in another encoding", Buffer.from("BANNED", "utf16le"), { "content-type": "text/plain; charset=utf-16le" }],
    ["reasoning in escapes", ascii(message({ content: "ok", reasoning_content: "BANNED" })), json],
    [
      "escapes in JSON within JSON",
      message({ content: "", tool_calls: [{ function: { arguments: ascii('{"a":"BANNED"}') } }] }),
      json,
    ],
    ["a text as JSON", ascii('"BANNED"'), json],
    [
      "a field that stands twice",
      message({ content: "ok" }).replace('"content"', '"content":"BANNED","content"'),
      json,
    ],
    [
      "events whose pieces of a call are apart",
      ["BAN", "NED"]
        .map(
          (it) =>
            `data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: it } }] } }] })}\n\n`,
        )
        .join(""),
      { "content-type": "text/event-stream" },
    ],
  ])("%s: it is refused", async (_, body, headers) => {
    expect(await answers(typeof body === "string" ? body : Uint8Array.from(body), headers)).toEqual([403, 403]);
  });

  test("what is compressed behind the gate, or in an encoding that nobody knows, is not sent", async () => {
    const packed = Uint8Array.from(gzipSync("ok"));
    expect(await answers(packed, { "content-encoding": "gzip" })).toEqual([500, 500]);
    expect(await answers("ok", { "content-encoding": "identity" })).toEqual([200, 200]);
    expect(await answers("ok", { "content-type": "text/plain; charset=rot13" })).toEqual([500, 500]);
    const served = express();
    served.use(expressGate(gate, scanning().options));
    served.post("/", (_, response) => void response.setHeader("content-encoding", ["gzip"]).end(packed));
    served.use(((_error, _request, response, _next) => void response.status(500).end()) as express.ErrorRequestHandler);
    expect((await fetch(await listening(served), { method: "POST" })).status).toBe(500);
    const app = new Hono();
    const errors: string[] = [];
    app.onError((error, it) => {
      errors.push(error.message);
      return it.text("", 500);
    });
    app.use(honoGate(gate, scanning().options), compress());
    app.post("/", (it) => it.text("ok ".repeat(1000)));
    const asking = { ...post, headers: { ...post.headers, "accept-encoding": "gzip" } };
    expect((await app.request("/", asking)).status).toBe(500);
    expect(errors).toEqual([expect.stringContaining("stands before the gate")]);
  });
});

test("what is written to Express in an encoding is decoded, and whoever waits for it is called", async () => {
  const app = express();
  const called: string[] = [];
  app.use(expressGate(gate, scanning().options));
  app.post("/", (_, response) => {
    response.write("6f6b", "hex", () => called.push("written"));
    response.end(() => called.push("ended"));
  });
  const answer = await fetch(await listening(app), { method: "POST" });
  expect([answer.status, await answer.text(), called]).toEqual([200, "ok", ["written", "ended"]]);
});
