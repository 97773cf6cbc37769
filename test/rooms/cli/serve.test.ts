import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createGate, loadPacks } from "../../../src/api/index.ts";
import { locales } from "../../../src/base/locale.ts";
import { createApp, type Serving } from "../../../src/cli/serve/app.ts";
import { createMetrics } from "../../../src/cli/serve/metrics.ts";

const packs = loadPacks(["cn.genai_interim_measures"], { folder: "examples/chat-service" });
const gate = await createGate({ packs, service: "service.yaml", open: "pass", asOf: "2026-11-20" });

/** The server without a socket, and what it logs. */
function serving({ isLate = false } = {}) {
  const logged: Record<string, unknown>[] = [];
  const metrics = createMetrics();
  const all: Serving = {
    gate: () => gate,
    isReady: () => true,
    token: undefined,
    names: undefined,
    mostBytes: 1000,
    rate: { takes: () => true },
    clientOf: () => "",
    isLate: () => isLate,
    clock: () => 0,
    openApi: {},
    metrics,
    log: (event, facts) => void logged.push({ event, ...facts }),
    locale: locales.en,
  };
  const app = createApp(all);
  const post = (
    path: string,
    body: string | Uint8Array<ArrayBuffer> | ReadableStream,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.request(path, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
      duplex: "half",
    });
  return { app, post, logged, metrics };
}

describe("a call that is refused says what to send", () => {
  test("another method: which one", async () => {
    const { app, post } = serving();
    const refused = [await app.request("/v1/check"), await post("/metrics", "{}")];
    expect(refused.map((it) => [it.status, it.headers.get("allow")])).toEqual([
      [405, "POST"],
      [405, "GET, HEAD"],
    ]);
    expect(await refused[0]?.json()).toMatchObject({ detail: "use POST" });
  });

  test("a body that is compressed: one that is not", async () => {
    const { post } = serving();
    const body = new Uint8Array(gzipSync('{ "request": { "id": "q" } }'));
    const answer = await post("/v1/gate/request", body, { "content-encoding": "gzip" });
    expect([answer.status, answer.headers.get("accept-encoding")]).toEqual([415, "identity"]);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("`content-encoding`") as string });
    expect(
      (await post("/v1/gate/request", '{ "request": { "id": "q" } }', { "content-encoding": "identity" })).status,
    ).toBe(200);
  });
});

describe("the log", () => {
  test("has the code of why a call is refused, or of what is wrong with a document, and no word of it", async () => {
    const { app, post, logged } = serving();
    await app.request("/v1/check");
    await post("/v1/gate/request", '{ "SECRET": 1 }');
    await post("/v1/gate/request", '{ "request": { "id": "q", "SECRET": 1 } }');
    await post("/v1/gate/request", '{ "request": { "id": "q" } }');
    expect(logged.map((it) => [it["status"], it["why"], it["problems"]])).toEqual([
      [405, "cli/serve/otherMethod", undefined],
      [400, "cli/serve/otherKey", undefined],
      [422, undefined, ["vocabulary/unknown-field"]],
      [200, undefined, undefined],
    ]);
    expect(JSON.stringify(logged)).not.toContain("SECRET");
  });

  test("names the rules that decide, with their verdicts, and counts the others", async () => {
    const { post, logged } = serving();
    const stranger = { registered: true, agreement_version: null };
    for (const request of [{ id: "q", user: stranger }, { id: "q" }])
      await post("/v1/gate/request", JSON.stringify({ request }));
    const rule = "cn.genai_interim_measures.agreement_concluded";
    expect(logged).toMatchObject([
      { decision: "block", rules: [{ rule, verdict: "violated" }], others: expect.any(Number) as number },
      { decision: "pass", rules: [], others: expect.any(Number) as number },
    ]);
    expect(logged.every((it) => Number(it["others"]) > 0)).toBe(true);
  });

  test.each([
    [499, false, "with its length", { "content-length": "100" }],
    [408, true, "with its length", { "content-length": "100" }],
    [499, false, "in chunks", {}],
  ])("has %i for a body that never comes whole (late: %s), %s, and no bug", async (status, isLate, _, headers) => {
    const { post, logged, metrics } = serving({ isLate });
    const body = new ReadableStream({
      start: (it) => it.enqueue(new TextEncoder().encode('{ "request"')),
      pull: (it) => it.error(new Error("gone")),
    });
    expect((await post("/v1/gate/request", body, headers)).status).toBe(status);
    expect(logged).toMatchObject([{ event: "aborted", route: "/v1/gate/request", status }]);
    expect(await metrics.text()).toContain(`route="/v1/gate/request",status="${status}"} 1`);
  });
});
