import { expect, test } from "vitest";
import { areApart, service } from "./bulk.ts";

/** Which lines are judged one by one though nobody asked for it: those of which a check of the whole file says no more. */

const response = {
  kind: "response",
  response: { id: "r-1", request_id: "q-1", at: "2026-11-03T09:00:00+08:00", modality: "text", text: "Rain." },
};
const request = { kind: "request", request: { id: "q-1", at: "2026-11-03T08:59:59+08:00", modality: "text" } };
const another = { ...response, response: { ...response.response, id: "r-2" } };
const signature = {
  standard: "cn.genai_interim_measures.content_is_lawful",
  about: { subject: "r-1" },
  met: true,
  by: { name: "Lin", role: "reviewer" },
  on: "2026-11-04",
};
const carried = { ...response, request: { ...request.request, id: "q-1" } };
const corrected = { ...response, response: { ...response.response, text: "Rain, or snow." } };
const lasting = { ...request, request: { ...request.request, session_minutes: 0.1 } };
const log = (...all: readonly unknown[]): string => all.map((it) => JSON.stringify(it)).join("\n");

test.each([
  ["answers with ids of their own", log(response, another), true],
  ["an answer and its request in a line of its own", log(response, request), true],
  ["the same, whichever comes first", log(request, response), true],
  [
    "blank lines, lines that are no JSON, and no documents",
    `${log(response)}\n\n{"kind":\n[]\nnull\n7\n${log(another)}`,
    true,
  ],
  [
    "an answer that names another request than it carries, which contradicts itself",
    log({ ...carried, request: { ...carried.request, id: "q-7" } }),
    true,
  ],
  ["documents without an id", log({ kind: "response", response: {} }, { kind: "response", response: {} }), true],
  ["several documents in a line", log([response, another]), true],
  ["two documents about one thing that say the same", log(response, another, response), true],
  ["two that say it in two ways", log(response, another, corrected), false],
  ["the same in one line", log([response, response]), true],
  ["two ways in one line", log([response, corrected]), false],
  ["two answers to one request, which both carry", log(carried, { ...another, request: carried.request }), true],
  [
    "two that carry it in two ways",
    log(carried, { ...another, request: { ...carried.request, modality: "image" } }),
    false,
  ],
  ["a request that one carries and another line has", log(carried, request), true],
  [
    "numbers that JSON.parse takes for one",
    `${log(lasting)}\n${log(lasting).replace("0.1", "0.10000000000000001")}`,
    false,
  ],
  ["the same number", log(lasting, lasting), true],
  [
    "the same in another order",
    log(carried, { request: { at: request.request.at, modality: "text", id: "q-1" } }),
    false,
  ],
  [
    "a name of a request that no line has, though others are there",
    log(response, { ...request, request: { ...request.request, id: "q-9" } }),
    false,
  ],
  [
    "documents without an id beside a thing that is described twice",
    log(response, response, { kind: "response", response: {} }, { kind: "response", response: { text: "Rain." } }),
    true,
  ],
  [
    "a name that is missing beside one",
    log(response, response, { ...request, request: { ...request.request, id: "q-9" } }),
    false,
  ],
  ["a signature", log({ ...response, attestations: [signature] }, another), false],
  ["a service", log({ kind: "service", service: { id: "s-1" } }, response), false],
  ["the service of the run again", log({ ...response, service: { id: "harbour-chat" } }), false],
])("%s", (_, text, isApart) => {
  expect(areApart(text, { service })).toBe(isApart);
});

test("a line that is no text keeps its whole file from being read, and is held against none", () => {
  const bytes = new TextEncoder().encode(log(response, another));
  expect(areApart(bytes, { service })).toBe(true);
  bytes[20] = 0xff;
  expect(areApart(bytes, { service })).toBe(false);
});

test("what is found in one batch of lines is remembered in the next", () => {
  const answer = (id: number, text: string) => ({
    ...response,
    response: { ...response.response, id: `r-${id}`, text },
  });
  const lines = Array.from({ length: 200 }, (_, at) => answer(at, "Rain."));
  expect(areApart(log(request, ...lines, lines[3]), { service })).toBe(true);
  expect(areApart(log(request, ...lines, answer(3, "Snow.")), { service })).toBe(false);
});

test("lines are held against what is read with all of them, too", () => {
  const beside = (it: unknown) => areApart(log(it, another), {}, JSON.stringify(response));
  expect([beside(response), beside(corrected)]).toEqual([true, false]);
});
