import { once } from "node:events";
import type { Server } from "node:http";
import { generateText, streamText, wrapLanguageModel } from "ai";
import { MockLanguageModelV3, simulateReadableStream } from "ai/test";
import express from "express";
import { Hono, type Context } from "hono";
import OpenAI from "openai";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createGate,
  expressGate,
  gateMiddleware,
  guardOpenAi,
  honoGate,
  type Facts,
  type GateRefusal,
  type GuardOptions,
} from "../../../src/api/index.ts";
import { banned, gate, packs, user } from "./chat-gate.ts";

/** Whoever says STRANGER has accepted no agreement; an answer with BANNED in it was found to be banned. */
const options: GuardOptions = {
  request: (words) => ({
    collected: [],
    user: words.some((it) => it.text.includes("STRANGER")) ? { ...user, agreement_version: null } : user,
  }),
  response: (text) => (text.includes("BANNED") ? { findings: [banned] } : {}),
};

const messages = (text: string) => [{ role: "user" as const, content: text }];

/** What the recorded model says: what it was told. */
const completion = (text: string) => ({
  id: "c-1",
  object: "chat.completion",
  created: 0,
  model: "recorded",
  choices: [
    { index: 0, message: { role: "assistant", content: text, refusal: null }, finish_reason: "stop", logprobs: null },
  ],
});
const eventsOf = (text: string): string => {
  const chunks = [...(text.match(/.{1,3}/g) ?? [])].map((content) => ({
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  }));
  const all = [...chunks, { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }];
  return `${all.map((it) => `data: ${JSON.stringify(it)}\n\n`).join("")}data: [DONE]\n\n`;
};

interface Asked {
  readonly messages: readonly { readonly content: string }[];
  readonly stream?: boolean;
}
const lastOf = ({ messages: all }: Asked): string => all.at(-1)?.content ?? "";

const refusal = (decision: string) =>
  expect.objectContaining({ name: "GateRefusal", answer: expect.objectContaining({ decision }) as unknown });

describe("the client of openai", () => {
  let calls = 0;
  const answering = (_: unknown, { body }: { readonly body?: unknown } = {}): Promise<Response> => {
    calls += 1;
    const asked = JSON.parse(String(body)) as Asked;
    const [text, type] =
      asked.stream === true
        ? [eventsOf(lastOf(asked)), "text/event-stream"]
        : [JSON.stringify(completion(lastOf(asked))), "application/json"];
    return Promise.resolve(new Response(text, { headers: { "content-type": type } }));
  };
  const client = guardOpenAi(new OpenAI({ apiKey: "none", fetch: answering }), gate, options);
  const ask = (text: string) => client.chat.completions.create({ model: "m", messages: messages(text) });

  test("gives an answer that passes, and throws for one that does not", async () => {
    expect((await ask("Hello")).choices[0]?.message.content).toBe("Hello");
    await expect(ask("BANNED")).rejects.toEqual(refusal("block"));
  });

  test("what else generates answers is refused, and a client with other options is guarded, too", async () => {
    const before = calls;
    const asked = { model: "m", messages: messages("BANNED") };
    const { chat, responses, completions } = client;
    const others: readonly (() => unknown)[] = [
      () => chat.completions.parse(asked),
      () => chat.completions.stream(asked),
      () => chat.completions.runTools({ ...asked, tools: [] }),
      () => responses.create({ model: "m", input: "BANNED" }),
      () => completions.create({ model: "m", prompt: "BANNED" }),
      () => client.post("/chat/completions", { body: asked }),
      () => client.get("/chat/completions/c"),
      () => client.images.generate({ prompt: "BANNED" }),
      () => client.images.edit({ image: new File([], "a.png"), prompt: "BANNED" }),
      () => client.audio.speech.create({ model: "m", input: "BANNED", voice: "alloy" }),
      () => client.audio.translations.create({ model: "m", file: new File([], "a.mp3") }),
      () => client.videos.create({ prompt: "BANNED" }),
      () => client.beta.threads.createAndRun({ assistant_id: "a" }),
      () => client.beta.assistants.create({ model: "m" }),
      () => client.batches.create({ completion_window: "24h", endpoint: "/v1/responses", input_file_id: "f" }),
      () => client.conversations.items.list("c"),
      () => ask("Hello").withResponse(),
      () => ask("BANNED").asResponse(),
    ];
    for (const it of others) expect(it).toThrow(/does not pass the gate/);
    const newer = Object.assign(new OpenAI({ apiKey: "none" }), {
      dreams: { deep: { create: () => "BANNED" } },
      dream: () => "BANNED",
    });
    const { dreams, dream } = guardOpenAi(newer, gate, options);
    expect(() => dreams.deep.create()).toThrow(/`dreams\.deep\.create` does not pass the gate/);
    expect(dream).toThrow(/`dream` does not pass the gate/);
    await new Promise((resolve) => void setTimeout(resolve, 20));
    expect(calls - before).toBe(2);
    const other = client.withOptions({ maxRetries: 0 });
    await expect(other.chat.completions.create(asked)).rejects.toEqual(refusal("block"));
    expect(client.baseURL).toContain("openai");
  });

  test("what generates nothing is as it was", async () => {
    const fetched = (url: unknown): Promise<Response> =>
      Promise.resolve(Response.json({ id: "x", text: String(url), data: [] }));
    const own = guardOpenAi(new OpenAI({ apiKey: "none", fetch: fetched }), gate, options);
    const file = new File(["a"], "a.mp3");
    expect(await own.models.retrieve("m")).toMatchObject({ id: "x" });
    expect(await own.files.retrieve("f")).toMatchObject({ id: "x" });
    expect(await own.embeddings.create({ model: "m", input: "a" })).toMatchObject({ data: [] });
    expect(await own.moderations.create({ input: "a" })).toMatchObject({ id: "x" });
    expect((await own.audio.transcriptions.create({ model: "m", file })).text).toContain("/audio/transcriptions");
    expect([own.baseURL, own.maxRetries]).toEqual(["https://api.openai.com/v1", 2]);
  });

  test.each([false, true])("what a completion calls of tools is judged with it, in pieces: %s", async (stream) => {
    const called = [{ index: 0, id: "c", type: "function", function: { name: "say", arguments: "BANNED" } }];
    const said = { role: "assistant", content: null, tool_calls: called };
    const body = stream
      ? `data: ${JSON.stringify({ choices: [{ index: 0, delta: said, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`
      : JSON.stringify({ choices: [{ index: 0, message: said, finish_reason: "stop" }] });
    const type = stream ? "text/event-stream" : "application/json";
    const fetched = (): Promise<Response> => Promise.resolve(new Response(body, { headers: { "content-type": type } }));
    const guarded = guardOpenAi(new OpenAI({ apiKey: "none", fetch: fetched }), gate, options);
    const read = async (): Promise<void> => {
      const answer = await guarded.chat.completions.create({ model: "m", messages: messages("Hello"), stream });
      if (Symbol.asyncIterator in answer) for await (const _ of answer);
    };
    await expect(read()).rejects.toEqual(refusal("block"));
  });

  test("a refusal names the rules that decide, by their verdicts", async () => {
    const messageBy = async (open: "hold" | "pass", text: string): Promise<string> => {
      const strict = await createGate({ packs, service: "service.yaml", open, asOf: "2026-11-20" });
      const guarded = guardOpenAi(new OpenAI({ apiKey: "none", fetch: answering }), strict, options);
      const said: unknown = await guarded.chat.completions
        .create({ model: "m", messages: messages(text) })
        .catch((error: unknown) => error);
      return said instanceof Error ? said.message : "";
    };
    expect(await messageBy("pass", "STRANGER")).toBe(
      "the gate says block (violated: art. 9(2) cn.genai_interim_measures.agreement_concluded)",
    );
    expect(await messageBy("hold", "Hello")).toMatch(
      /^the gate says hold \(undetermined: art\. 4\(1\) item 1 cn\.genai/,
    );
  });

  test("does not send a request that does not pass", async () => {
    const before = calls;
    await expect(ask("STRANGER")).rejects.toEqual(refusal("block"));
    expect(calls).toBe(before);
  });

  test("passes pieces on, and keeps back the end of an answer that does not pass", async () => {
    const heard = async (text: string): Promise<string> => {
      let said = "";
      const stream = await client.chat.completions.create({ model: "m", messages: messages(text), stream: true });
      for await (const it of stream) said += it.choices[0]?.delta.content ?? it.choices[0]?.finish_reason ?? "";
      return said;
    };
    expect(await heard("Hello there")).toBe("Hello therestop");
    await expect(heard("It is BANNED")).rejects.toEqual(refusal("block"));
  });

  test("whatever the order of full and empty pieces, the last full one waits until the whole passes", async () => {
    const piece = (content: string, index = 0) => ({ choices: [{ index, delta: { content }, finish_reason: null }] });
    const end = { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
    const heardOf = async (chunks: readonly object[], isBanned: boolean): Promise<readonly object[]> => {
      const all = async function* () {
        yield* chunks;
      };
      const create: (asked: object) => Promise<AsyncIterable<object>> = () => Promise.resolve(all());
      const own = { ...options, response: () => (isBanned ? { findings: [banned] } : {}) };
      const guarded = guardOpenAi({ chat: { completions: { create } } }, gate, own);
      const heard: object[] = [];
      const reading = (async () => {
        for await (const it of await guarded.chat.completions.create({ messages: [] })) heard.push(it);
      })();
      const end = await reading.then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(end).toEqual(isBanned ? refusal("block") : undefined);
      return heard;
    };
    for (let pattern = 0; pattern < 32; pattern += 1) {
      const full = Array.from({ length: 5 }, (_, at) => ((pattern >> at) & 1) === 1);
      for (const last of [[], [end], [piece(""), end, piece("")]]) {
        const chunks = [...full.map((it, at) => piece(it ? `word ${at}` : "")), ...last];
        expect(await heardOf(chunks, false)).toEqual(chunks);
        const heard = await heardOf(chunks, true);
        const lastFull = full.lastIndexOf(true);
        expect(heard).toEqual(chunks.slice(0, lastFull < 0 ? heard.length : lastFull));
        expect(heard).not.toContain(end);
      }
    }
    // Of each choice the last words wait, whichever ends first.
    const both = [piece("a"), piece("b", 1), piece("c"), piece("d"), piece("", 1)];
    expect(await heardOf(both, true)).toEqual(both.slice(0, 1));
  });

  test("all else of the client is as it was", () => {
    expect(client.apiKey).toBe("none");
    expect(typeof client.models.list).toBe("function");
  });
});

/** A model of the AI SDK that says a text, whole or word by word. */
function recordedModel(text: string): MockLanguageModelV3 {
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: 1, text: 1, reasoning: undefined },
  };
  const finishReason = { unified: "stop" as const, raw: "stop" };
  return new MockLanguageModelV3({
    doGenerate: { content: [{ type: "text", text }], finishReason, usage, warnings: [] },
    doStream: {
      stream: simulateReadableStream({
        chunks: [
          { type: "text-start" as const, id: "1" },
          ...text.split(" ").map((delta) => ({ type: "text-delta" as const, id: "1", delta })),
          { type: "text-end" as const, id: "1" },
          { type: "finish" as const, finishReason, usage },
        ],
      }),
    },
  });
}

describe("the AI SDK", () => {
  const modelOf = (text: string) =>
    wrapLanguageModel({
      model: recordedModel(text),
      middleware: { specificationVersion: "v3", ...gateMiddleware(gate, options) },
    });

  test("gives text that passes, and throws for what does not", async () => {
    expect((await generateText({ model: modelOf("Hello"), prompt: "hi" })).text).toBe("Hello");
    await expect(generateText({ model: modelOf("BANNED"), prompt: "hi" })).rejects.toEqual(refusal("block"));
    await expect(generateText({ model: modelOf("Hello"), prompt: "STRANGER" })).rejects.toEqual(refusal("block"));
  });

  test("breaks a stream off", async () => {
    const heardOf = async (text: string): Promise<string> => {
      const { textStream } = streamText({ model: modelOf(text), prompt: "hi", onError: () => undefined });
      let said = "";
      for await (const it of textStream) said += it;
      return said;
    };
    expect(await heardOf("Hello there")).toBe("Hellothere");
    const { fullStream } = streamText({ model: modelOf("It is BANNED"), prompt: "hi", onError: () => undefined });
    const types: string[] = [];
    const reading = (async () => {
      for await (const it of fullStream) types.push(it.type);
    })();
    await expect(reading).rejects.toEqual(refusal("block"));
    expect(types).not.toContain("finish");
    expect(types.filter((it) => it === "text-delta")).toHaveLength(2);
  });
});

describe("several choices are judged each by itself, and the worst decides", () => {
  const two = (...texts: readonly string[]) => ({
    ...completion(""),
    choices: texts.map((content, index) => ({ index, message: { role: "assistant", content }, finish_reason: "stop" })),
  });
  /** The words of each in pieces, which take turns. */
  const twoInPieces = (...texts: readonly string[]): string => {
    const pieces = texts.flatMap((text, index) => text.split(/(?<= )/).map((content, at) => ({ at, index, content })));
    const chunks = pieces
      .toSorted((a, b) => a.at - b.at)
      .map(({ index, content }) => ({ choices: [{ index, delta: { content }, finish_reason: null }] }));
    const ends = texts.map((_, index) => ({ choices: [{ index, delta: {}, finish_reason: "stop" }] }));
    return [...chunks, ...ends].map((it) => `data: ${JSON.stringify(it)}\n\n`).join("");
  };
  const events = { headers: { "content-type": "text/event-stream" } };

  /** What the service is asked of each answer, and what becomes of it: an end is of one choice alone. */
  function judging(): [GuardOptions, string[]] {
    const said: string[] = [];
    return [
      {
        ...options,
        response: (text) => {
          said.push(text);
          return text.endsWith("BANNED")
            ? { findings: [banned] }
            : text.endsWith("HELD")
              ? { labels: { smell: 1 } }
              : {};
        },
      },
      said,
    ];
  }

  test.each(["whole", "in pieces"])("of the client of openai, %s", async (how) => {
    const decisionOn = async (...texts: readonly string[]): Promise<readonly unknown[]> => {
      const [own, said] = judging();
      const fetched = () =>
        Promise.resolve(how === "whole" ? Response.json(two(...texts)) : new Response(twoInPieces(...texts), events));
      const client = guardOpenAi(new OpenAI({ apiKey: "none", fetch: fetched }), gate, own);
      const asked = { model: "m", messages: messages("hi"), n: texts.length };
      try {
        if (how === "whole") await client.chat.completions.create(asked);
        else for await (const _ of await client.chat.completions.create({ ...asked, stream: true }));
        return ["pass", ...said];
      } catch (error) {
        return [(error as GateRefusal).answer.decision, ...said];
      }
    };
    expect(await decisionOn("A b", "C d")).toEqual(["pass", "A b", "C d"]);
    expect(await decisionOn("It is BANNED", "fine")).toEqual(["block", "It is BANNED", "fine"]);
    expect(await decisionOn("It is HELD", "It is BANNED")).toEqual(["block", "It is HELD", "It is BANNED"]);
  });

  test("of a route", async () => {
    const [own, said] = judging();
    const app = new Hono();
    app.use(honoGate(gate, own));
    app.post("/whole", (it) => it.json(two("It is BANNED", "fine")));
    app.post("/pieces", (it) => it.body(twoInPieces("It is BANNED", "fine"), 200, events.headers));
    for (const path of ["/whole", "/pieces"])
      expect((await app.request(path, { method: "POST", body: "{}", headers })).status).toBe(403);
    expect(said).toEqual(["It is BANNED", "fine", "It is BANNED", "fine"]);
  });
});

test("a client of openai shows why a route behind a middleware refuses", async () => {
  const app = new Hono();
  app.use(honoGate(gate, options));
  app.post("/v1/chat/completions", (it) => it.json(completion("Hello")));
  const client = new OpenAI({
    apiKey: "none",
    baseURL: "http://gate.test/v1",
    fetch: async (url, asked) => app.request(new Request(url as string, asked as RequestInit)),
  });
  await expect(client.chat.completions.create({ model: "m", messages: messages("STRANGER") })).rejects.toThrow(
    "403 the gate says block (violated: art. 9(2) cn.genai_interim_measures.agreement_concluded)",
  );
});

test("what is no completion is judged by all that it says, and what is no list of messages is not known", async () => {
  const [asked, said]: [Facts[], string[]] = [[], []];
  const app = new Hono();
  const listening: GuardOptions = {
    request: () => ({ collected: [], user }),
    response: (text) => {
      said.push(text);
      return {};
    },
  };
  const heardBy = {
    ...gate,
    request: (it: Facts) => {
      asked.push(it);
      return gate.request(it);
    },
  };
  app.use(honoGate(heardBy, listening));
  const bodies = ['{"answer":"Hi"}', 'data: {"answer":"Hi"}\n\n', "[1]", "Hi"];
  app.post("/:which", (it) => it.body(bodies[Number(it.req.param("which"))] ?? ""));
  for (const at of bodies.keys()) await app.request(`/${at}`, { method: "POST", body: '{"prompt":"Hi"}', headers });
  // What events say is told by itself, too: a text may stand in several of them.
  expect(said).toEqual(bodies.map((it) => (it.startsWith("data:") ? `${it}\nanswer\nHi` : it)));
  expect(asked.map((it) => Object.hasOwn(it, "messages"))).toEqual([false, false, false, false]);
});

describe("a middleware judges no less than it sends", () => {
  /** What the gate is told: the words of a request, those of the answer to it, and why that ended. */
  async function judged(asked: unknown, body: string, type = "text/plain"): Promise<[unknown, unknown, unknown]> {
    const told: [unknown, unknown, unknown] = ["nothing", "nothing", "nothing"];
    const app = new Hono();
    const hearing = {
      ...gate,
      request: (it: Facts) => {
        told[0] = it["messages"];
        return gate.request(it);
      },
      response: (it: Facts | undefined, answer: Facts) => {
        [told[1], told[2]] = [answer["text"], answer["finish"]];
        return gate.response(it, answer);
      },
    };
    app.use(honoGate(hearing, options));
    app.post("/", (it) => it.body(body, 200, { "content-type": type }));
    await app.request("/", { method: "POST", body: JSON.stringify(asked), headers });
    return told;
  }
  const said = async (body: string, type?: string) => (await judged({ messages: messages("hi") }, body, type))[1];
  const choice = (message: object) => ({ choices: [{ index: 0, message, finish_reason: "stop" }] });
  const event = (it: object) => `data: ${JSON.stringify(it)}\n\n`;
  const delta = (it: object) => event({ choices: [{ index: 0, delta: it, finish_reason: null }] });

  test.each([
    ["words with a line of data", 'My number is 138\ndata: {"choices":[]}\nmore'],
    ["a comment beside data that no type calls events", ': BAD\ndata: {"choices":[]}\n\n'],
    ["only an end", "data: [DONE]\n\n"],
    ["other fields beside no choices", JSON.stringify({ choices: [], output_text: "BAD" })],
    ["a call of a tool", JSON.stringify(choice({ content: null, tool_calls: [{ function: { name: "BAD" } }] }))],
    ["words of an older kind", JSON.stringify({ choices: [{ text: "BAD" }] })],
    ["choices that are words", JSON.stringify({ choices: ["BAD"] })],
    ["a content that is not text", JSON.stringify(choice({ content: { text: "BAD" } }))],
  ])("%s: the whole body", async (_, body) => {
    expect(await said(body)).toBe(body);
  });

  test.each([
    ["reasoning", JSON.stringify(choice({ content: "ok", reasoning_content: "BAD" }))],
    ["sound", JSON.stringify(choice({ content: "ok", audio: { transcript: "BAD" } }))],
    ["another field", JSON.stringify({ ...choice({ content: "ok" }), output_text: "BAD" })],
    ["an event in two lines", `data: {"choices":[{"delta":\ndata: {"content":"BAD"}}]}\n\n${delta({ content: "ok" })}`],
  ])("%s: the words, and then the whole body", async (_, body) => {
    expect(await said(body, "text/event-stream")).toBe(`ok\n${body}`);
  });

  test("beside the words of events their bodies, and what these say beside words", async () => {
    const reasoning = delta({ content: "o" }) + delta({ reasoning_content: "BAD" }) + delta({ content: "k" });
    expect(await said(reasoning, "text/event-stream")).toBe(`ok\n${reasoning}\nreasoning_content\nBAD`);
    const others = `${event({ choices: [] })}${event({ delta: "BAD" })}`;
    expect(await said(others)).toBe(`${others}\ndelta\nBAD`);
  });

  test("what is read whole: the words alone", async () => {
    expect(await said(JSON.stringify(completion("ok")))).toBe("ok");
    expect(await said(JSON.stringify(choice({ content: [{ type: "text", text: "ok" }], tool_calls: [] })))).toBe("ok");
    expect(await said(JSON.stringify(choice({ content: null, refusal: "no" })))).toBe("no");
    expect(await said(eventsOf("It is fine"))).toBe("It is fine");
    const events = `: ping\r\rretry: 9\r${delta({ role: "assistant", content: "ok" })}${event({ choices: [], usage: {} })}`;
    expect(await said(events, "text/event-stream; charset=utf-8")).toBe("ok");
  });

  test("words do not say why they end", async () => {
    const end = event({ choices: [{ index: 0, delta: {}, finish_reason: "content_filter" }] });
    expect(await judged({ messages: messages("hi") }, `BAD\n${end}`)).toEqual([
      [{ role: "user", text: "hi" }],
      `BAD\n${end}`,
      undefined,
    ]);
    expect((await judged({ messages: messages("hi") }, end))[2]).toBe("content_filter");
  });

  test.each([
    { messages: ["BAD"] },
    { messages: [...messages("hi"), "BAD"] },
    { messages: [], prompt: "BAD" },
    { messages: [{ role: "user", content: { text: "BAD" } }] },
    { messages: [{ role: "user", content: ["BAD"] }] },
    { messages: [{ role: "user", text: "BAD" }] },
  ])("%j: words that are not known", async (asked) => {
    expect((await judged(asked, "ok"))[0]).toBeUndefined();
  });

  test("a message without words is known to have none", async () => {
    expect((await judged({ messages: [{ role: "assistant", content: null }] }, "ok"))[0]).toEqual([
      { role: "assistant", text: "" },
    ]);
  });
});

describe("what a service hands to a guard", () => {
  const guards: readonly (readonly [string, (options: GuardOptions) => unknown])[] = [
    ["honoGate", (it) => honoGate(gate, it)],
    ["expressGate", (it) => expressGate(gate, it)],
    ["gateMiddleware", (it) => gateMiddleware(gate, it)],
    ["guardOpenAi", (it) => guardOpenAi(new OpenAI({ apiKey: "none" }), gate, it)],
  ];

  test.each(guards)("%s refuses an option that it does not know, and one that is no function", (_, guard) => {
    expect(() => guard({ reponse: () => ({}) } as GuardOptions)).toThrow(
      /no option `reponse`.*did you mean `response`/,
    );
    expect(() => guard({ response: {} } as never)).toThrow(/`response` is a function/);
  });

  const unstated = [() => undefined, () => Promise.resolve(undefined), () => [banned], () => "labels"];

  test.each(unstated)("%s: what is no group of facts is told, and nothing is sent", async (none) => {
    for (const name of ["request", "response"]) {
      const app = new Hono();
      const errors: unknown[] = [];
      app.onError((error, it) => {
        errors.push(error);
        return it.text("", 500);
      });
      app.use(honoGate(gate, { ...options, [name]: none }));
      app.post("/", (it) => it.text("Hello"));
      expect((await app.request("/", { method: "POST", body: "{}", headers })).status).toBe(500);
      expect(String(errors)).toContain(`the option \`${name}\` gives a plain object`);
    }
  });
});

describe("who asks is told to each function of a service", () => {
  /** Users by the name that a framework carries; `stranger` has accepted no agreement. */
  const users = new Map<string, object>([
    ["member", user],
    ["stranger", { ...user, agreement_version: null }],
  ]);

  /** What was told of who asked, by which function. */
  function hearing<Call>(nameOf: (call: Call) => string): [GuardOptions<Call>, string[]] {
    const told: string[] = [];
    return [
      {
        request: (_, call) => {
          told.push(`request ${nameOf(call)}`);
          return { collected: [], user: users.get(nameOf(call)) };
        },
        response: (_, call) => {
          told.push(`response ${nameOf(call)}`);
          return {};
        },
        decided: ({ decision }, call) => void told.push(`${decision} ${nameOf(call)}`),
      },
      told,
    ];
  }
  const both = [
    "request member",
    "pass member",
    "response member",
    "pass member",
    "request stranger",
    "block stranger",
  ];

  test("the context of Hono, with what a middleware before has set", async () => {
    const app = new Hono<{ Variables: { name: string } }>();
    app.use(async (context, next) => {
      context.set("name", context.req.header("x-user") ?? "");
      await next();
    });
    const [options, told] = hearing((it: Context<{ Variables: { name: string } }>) => it.get("name"));
    app.use(honoGate(gate, options));
    app.post("/", (it) => it.text("Hello"));
    const statusOf = async (name: string): Promise<number> =>
      (await app.request("/", { method: "POST", body: "{}", headers: { ...headers, "x-user": name } })).status;
    expect([await statusOf("member"), await statusOf("stranger")]).toEqual([200, 403]);
    expect(told).toEqual(both);
  });

  test("the request of Express", async () => {
    const app = express();
    const [options, told] = hearing((it: express.Request) => it.header("x-user") ?? "");
    app.use(express.json(), expressGate(gate, options));
    app.post("/", (_, response) => void response.send("Hello"));
    const url = await listening(app);
    const statusOf = async (name: string): Promise<number> =>
      (await fetch(url, { method: "POST", body: "{}", headers: { ...headers, "x-user": name } })).status;
    expect([await statusOf("member"), await statusOf("stranger")]).toEqual([200, 403]);
    expect(told).toEqual(both);
  });

  test("Express in which nobody has read the body is told so, and nothing is judged without its words", async () => {
    const app = express();
    const heard: unknown[] = [];
    app.use(expressGate(gate, { request: (words) => ({ collected: heard.splice(0, 0, words) }) }), express.json());
    app.use(((error, _, response, _next) => {
      response.status(500).send(String(error));
    }) satisfies express.ErrorRequestHandler);
    const answer = await fetch(await listening(app), { method: "POST", body: "{}", headers });
    expect([answer.status, await answer.text(), heard]).toEqual([500, expect.stringContaining("express.json()"), []]);
  });

  test("the parameters of the client of openai, and of the AI SDK", async () => {
    const [options, told] = hearing((it: { readonly user?: string }) => it.user ?? "");
    const fetched = () => Promise.resolve(Response.json(completion("Hello")));
    const client = guardOpenAi(new OpenAI({ apiKey: "none", fetch: fetched }), gate, options);
    const ask = (name: string) =>
      client.chat.completions.create({ model: "m", messages: messages("hi"), user: name }).catch(() => undefined);
    await ask("member");
    await ask("stranger");
    expect(told).toEqual(both);

    type Params = { readonly prompt: unknown; readonly providerOptions?: Readonly<Record<string, Facts>> };
    const [own, heardBySdk] = hearing((it: Params) => String(it.providerOptions?.["app"]?.["user"]));
    const model = wrapLanguageModel({
      model: recordedModel("Hello"),
      middleware: { specificationVersion: "v3", ...gateMiddleware(gate, own) },
    });
    for (const name of ["member", "stranger"])
      await generateText({ model, prompt: "hi", providerOptions: { app: { user: name } } }).catch(() => undefined);
    expect(heardBySdk).toEqual(both);
  });
});

/** What a client hears of a route: its status, and the decision or the words. */
type Call = (path: string, text: string | undefined) => Promise<Response>;

async function heard(call: Call, path: string, text: string): Promise<readonly unknown[]> {
  const answer = await call(path, text);
  const body = await answer.text();
  return [
    answer.status,
    answer.ok ? body.includes(text.slice(0, 3)) : (JSON.parse(body) as { decision: string }).decision,
  ];
}

/** Where a server of Express listens until the test has ended. */
async function listening(app: express.Express): Promise<string> {
  const server = app.listen(0, "127.0.0.1") as Server;
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${String(typeof address === "object" ? address?.port : undefined)}`;
}

/** Without a text it is not JSON. */
const bodyOf = (text: string | undefined): string =>
  text === undefined ? '{ "messages": ' : JSON.stringify({ messages: messages(text) });
const headers = { "content-type": "application/json" };

/** Routes behind a middleware; `hear`: the service's own handler of errors. */
type Start = (options?: GuardOptions, hear?: (error: unknown) => void) => Promise<Call>;

describe.each<[string, Start]>([
  [
    "Hono",
    (own = options, hear = () => undefined) => {
      const app = new Hono();
      app.onError((error, it) => {
        hear(error);
        return it.text("", 500);
      });
      app.use(honoGate(gate, own));
      const asked = async (request: Request): Promise<string> => lastOf((await request.json()) as Asked);
      app.post("/chat", async (it) => it.json(completion(await asked(it.req.raw))));
      app.post("/events", async (it) =>
        it.body(eventsOf(await asked(it.req.raw)), 200, { "content-type": "text/event-stream" }),
      );
      app.post("/words", async (it) => it.text(await asked(it.req.raw)));
      return Promise.resolve(async (path, text) => app.request(path, { method: "POST", body: bodyOf(text), headers }));
    },
  ],
  [
    "Express",
    async (own = options, hear = () => undefined) => {
      const app = express();
      app.use(express.json(), expressGate(gate, own));
      app.post("/chat", (request, response) => void response.json(completion(lastOf(request.body as Asked))));
      app.post("/events", (request, response) => {
        response.type("text/event-stream");
        for (const it of eventsOf(lastOf(request.body as Asked)).split(/(?<=\n\n)/)) response.write(it);
        response.end();
      });
      app.post("/words", (request, response) => void response.send(lastOf(request.body as Asked)));
      app.use(((error: { status?: number }, _request, response, _next) => {
        hear(error);
        response.status(error.status ?? 500).send("");
      }) as express.ErrorRequestHandler);
      const url = await listening(app);
      return (path, text) => fetch(`${url}${path}`, { method: "POST", body: bodyOf(text), headers });
    },
  ],
])("a middleware of %s", (_, start) => {
  test("answers 500 where the service throws, and its handler of errors hears why", async () => {
    const errors: unknown[] = [];
    const broken: GuardOptions = { ...options, response: () => Promise.reject(new Error("no scanner")) };
    const call = await start(broken, (error) => errors.push(error));
    const answer = await call("/chat", "Hello");
    expect([answer.status, (await answer.text()).includes("Hello")]).toEqual([500, false]);
    expect(errors).toEqual([expect.objectContaining({ message: "no scanner" })]);
    const deaf = {
      ...options,
      decided: () => {
        throw new Error("no log");
      },
    };
    expect((await (await start(deaf, (error) => errors.push(error)))("/chat", "Hello")).status).toBe(500);
    expect(errors).toHaveLength(2);
  });

  test("answers 400 to a body that is not JSON", async () => {
    const answer = await (await start(options))("/chat", undefined);
    expect([answer.status, (await answer.text()).includes("choices")]).toEqual([400, false]);
  });

  test("a refusal has the mistakes in what was asked", async () => {
    const smelling = await start({ ...options, request: () => ({ modality: "smell" }) });
    const { decision, problems } = (await (await smelling("/chat", "Hello")).json()) as Record<string, unknown>;
    expect([decision, problems]).toMatchObject(["hold", [{ code: "vocabulary/not-listed" }]]);
  });

  test("lets pass what passes, and answers 403 in the place of what does not", async () => {
    const call = await start();
    for (const path of ["/chat", "/events", "/words"]) {
      expect([path, ...(await heard(call, path, "Hello there"))]).toEqual([path, 200, true]);
      expect([path, ...(await heard(call, path, "It is BANNED"))]).toEqual([path, 403, "block"]);
      expect([path, ...(await heard(call, path, "STRANGER"))]).toEqual([path, 403, "block"]);
    }
  });
});
