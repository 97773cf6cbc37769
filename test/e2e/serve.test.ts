import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cli, folderWith } from "./edict.ts";

/** A server that has begun to listen, and the lines of its log. */
async function serving(words: readonly string[] = []) {
  const folder = folderWith({ "token.txt": "a token that nobody guesses\n" });
  for (const it of ["service.yaml", "profile.yaml"]) copyFileSync(`examples/chat-service/${it}`, join(folder, it));
  const asked = ["serve", "--service", "service.yaml", "--profile", "profile.yaml", "--open", "hold", "--port", "0"];
  const child = spawn(process.execPath, [cli, ...asked, "--as-of", "2026-11-20", ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  let heard = (): void => undefined;
  child.stderr.on("data", (it: Buffer) => {
    log += it.toString();
    heard();
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const until = async (event: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const line = log.split("\n").find((it) => it.includes(`"event":"${event}"`));
      if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
      await new Promise<void>((done) => {
        heard = done;
      });
    }
  };
  const { port } = await until("listening");
  const url = `http://127.0.0.1:${String(port)}`;
  const post = (
    path: string,
    body: string,
    headers: Readonly<Record<string, string>> = { "content-type": "application/json" },
  ) => fetch(url + path, { method: "POST", body, headers });
  const ask = (path: string, body: object) => post(path, JSON.stringify(body));
  return { child, folder, port: Number(port), url, post, ask, until, ended, log: () => log };
}

const stranger = { registered: true, agreement_version: null, age_band: "adult", in_mainland: true, state: "normal" };
const request = {
  id: "q-1",
  modality: "text",
  collected: [],
  user: stranger,
  messages: [{ role: "user", text: "SECRET WORDS" }],
};

test("it answers, counts, and logs no words of users", async () => {
  const { url, ask, post, log, until } = await serving();
  const blocked = await ask("/v1/gate/request", { request });
  expect(blocked.status).toBe(200);
  expect(await blocked.json()).toMatchObject({
    decision: "block",
    rules: [{ rule: "cn.genai_interim_measures.agreement_concluded" }],
  });
  const passed = await ask("/v1/gate/request", {
    request: { ...request, user: { ...stranger, agreement_version: "v3" } },
  });
  expect(await passed.json()).toMatchObject({ decision: "pass", supposed: { "request.outcome": "served" } });
  const answered = await ask("/v1/gate/response", {
    request,
    response: { id: "r-1", text: "SECRET WORDS" },
    explain: true,
  });
  expect(await answered.json()).toMatchObject({ decision: "block", report: { word: "violated" } });
  const checked = await ask("/v1/check", {
    documents: { "r.json": { request: { ...request, at: "2026-11-19T09:00:00+08:00" } } },
  });
  expect(await checked.json()).toMatchObject({ report: "report@1", inputs: [{ subject: "request" }] });
  const atModality = /^request\.modality: `request\.modality` cannot be/;
  const unread = await ask("/v1/gate/request", { request: { ...request, modality: "SECRET WORDS" } });
  expect([unread.status, await unread.json()]).toMatchObject([
    422,
    {
      decision: "hold",
      problems: [{ code: "vocabulary/not-listed", message: expect.stringMatching(atModality) as unknown }],
    },
  ]);

  const bad: readonly (readonly [number, Promise<Response>])[] = [
    [400, post("/v1/gate/request", '{"request": SECRET WORDS')],
    [400, post("/v1/gate/request", "[]")],
    [400, post("/v1/gate/request", "")],
    [400, post("/v1/gate/request", '{"request": "SECRET WORDS"}')],
    [400, post("/v1/gate/request", '{"request": {"id": "a"}, "SECRET WORDS": 1}')],
    [400, post("/v1/gate/request", '{"request": {"id": "a"}, "request": {}}')],
    [400, post("/v1/gate/request", '{"request": {"id": "a", "__proto__": {"polluted": true}}}')],
    [400, post("/v1/gate/request", `{"request": ${"[".repeat(300_000)}`)],
    [400, post("/v1/gate/request", '{"request": {"id": "a"}, "explain": 1}')],
    [400, post("/v1/gate/response", '{"request": {"id": "a"}}')],
    [400, post("/v1/check", '{"documents": ["service.yaml"]}')],
    [400, post("/v1/check", '{"documents": {"a.yaml": {"id": "a"}}}')],
    [413, post("/v1/gate/request", JSON.stringify({ request: { id: "a".repeat(1_000_001) } }))],
    [415, post("/v1/gate/request", "{}", { "content-type": "text/plain" })],
    [404, post("/v1/SECRET", "{}")],
    [405, fetch(`${url}/v1/check`)],
    [405, post("/v1/gate/missing", "{}")],
  ];
  for (const [status, answer] of bad) {
    const { status: found, headers } = await answer;
    expect([found, headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  }
  const details = ['{"request": {"id": "a"}, "reqest": {}}', '{\n  "request": {"id": "a"'].map(async (it) => {
    const { detail } = (await (await post("/v1/gate/request", it)).json()) as { readonly detail: string };
    return detail;
  });
  expect(await Promise.all(details)).toEqual([
    "the body has a key `reqest`, which is none of `request`, `explain`; did you mean `request`?",
    expect.stringMatching(/^the body is not JSON from line 2, column \d+ on: the JSON text ends too early/),
  ]);
  expect(await until("missing")).toMatchObject({
    count: 6,
    rules: expect.arrayContaining(["cn.genai_interim_measures.label"]) as unknown,
    all: "/v1/gate/missing",
  });
  const { missing } = (await (await fetch(`${url}/v1/gate/missing`)).json()) as { missing: readonly object[] };
  expect(missing).toHaveLength(6);
  expect(missing[0]).toMatchObject({ belongs_in: "service" });
  const { expected } = (await (await fetch(`${url}/v1/gate/expected`)).json()) as { expected: readonly object[] };
  expect(expected).toContainEqual(expect.objectContaining({ fact: "response.refused", subject: "response" }));
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('edict_gate_decisions_total{subject="request",decision="pass"} 1');
  expect(metrics).toContain('edict_http_requests_total{route="other",status="404"} 1');
  expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({
    openapi: "3.1.0",
    paths: { "/v1/gate/missing": { get: {} } },
    components: { schemas: { Answer: { title: "What the gate says of a request or an answer" } } },
  });
  expect(log()).not.toMatch(/SECRET/);
  expect(log().trim().split("\n").length).toBeGreaterThan(20);
});

/** What a server says to a call that is written by hand, in two parts. */
function slowCall(port: number, first: string, then: Promise<string>): Promise<string> {
  return new Promise((done, reject) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => void socket.write(first));
    socket.on("data", (it) => (said += it.toString()));
    socket.on("close", () => done(said));
    socket.on("error", reject);
    void then.then((rest) => socket.write(rest));
  });
}

test("a call that is open is answered before it stops, or cut off, and no other is taken", async () => {
  const { child, port, until, ended, url, log } = await serving(["--timeout", "2"]);
  const body = JSON.stringify({ request });
  let release: (rest: string) => void = () => undefined;
  const rest = new Promise<string>((done) => (release = done));
  const head = `POST /v1/gate/request HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const answer = slowCall(port, head + body.slice(0, 10), rest);
  const [gone, silent] = ["gone", "silent"].map(() => connect(port, "127.0.0.1"));
  for (const it of [gone, silent]) it?.write(head + body.slice(0, 10));
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  gone?.destroy();
  expect(await until("aborted")).toMatchObject({ route: "/v1/gate/request", status: 499 });
  child.kill("SIGTERM");
  await until("stopping");
  await expect(fetch(`${url}/readyz`)).rejects.toThrow(/fetch failed/);
  release(body.slice(10));
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [^]*"decision":"block"/);
  expect(await ended).toBe(0);
  const lines = log().trim().split("\n").slice(-2);
  expect(lines.map((it) => JSON.parse(it) as unknown)).toMatchObject([
    { event: "aborted", status: 408 },
    { event: "stopped" },
  ]);
  expect(log()).not.toContain('"event":"bug"');
});

test("SIGHUP reloads the service, and after a mistake in it the previous version stays in use", async () => {
  const { child, folder, url, ask, until, log } = await serving();
  const receipt = async (): Promise<unknown> =>
    ((await (await ask("/v1/gate/request", { request })).json()) as { receipt: { service: string } }).receipt.service;
  const before = await receipt();
  writeFileSync(join(folder, "service.yaml"), "facts_on: 2026-11-01\nservice: { id: other, launched_on: soon }\n");
  child.kill("SIGHUP");
  expect(await until("not reloaded")).toMatchObject({ why: [expect.stringContaining("launched_on")] });
  expect(await receipt()).toBe(before);
  writeFileSync(join(folder, "service.yaml"), "facts_on: 2026-11-01\nservice: { id: other }\n");
  child.kill("SIGHUP");
  const reloaded = await until("reloaded");
  expect(await receipt()).not.toBe(before);
  expect(reloaded).toMatchObject({ service: { id: "other", digest: await receipt() }, rules: 11 });
  expect(log()).not.toContain("reaches_nothing");
  const channels = "channels: [{ name: app, mainland: false }]";
  writeFileSync(join(folder, "service.yaml"), `facts_on: 2026-11-01\nservice: { id: afar, ${channels} }\n`);
  child.kill("SIGHUP");
  expect(await until("reaches_nothing")).toMatchObject({ service: { id: "afar", digest: await receipt() } });
  const passed = await ask("/v1/gate/request", { request: { id: "q-1" } });
  expect(await passed.json()).toMatchObject({ decision: "pass", word: "nothing applies" });
  const counts = await (await fetch(`${url}/metrics`)).text();
  expect(counts).toContain(`edict_service_info{id="afar",digest="${String(await receipt())}"} 1\n`);
  expect(counts).not.toContain('id="other"');
  expect(counts).toContain("\nedict_gate_rules 0\n");
});

test("a token is asked for, names of others are refused, and a rate is kept", async () => {
  const { url, port } = await serving(["--token-file", "token.txt", "--rate", "5"]);
  const statusOf = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await fetch(`${url}/metrics`, { headers })).status;
  expect(await statusOf({})).toBe(401);
  expect(await statusOf({ authorization: "Bearer another" })).toBe(401);
  expect(await statusOf({ authorization: "Bearer a token that nobody guesses" })).toBe(200);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const call = slowCall(
    port,
    "GET /metrics HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    Promise.resolve(""),
  );
  expect(await call).toMatch(/^HTTP\/1\.1 421 /);
  const all = await Promise.all(Array.from({ length: 30 }, () => statusOf({})));
  expect(all).toContain(429);
});

test("with --tls-ca clients show a certificate that it signed", async () => {
  const at = (name: string): string => resolve(`test/e2e/certificates/${name}.pem`);
  const tls = ["--tls-cert", at("server.cert"), "--tls-key", at("server.key"), "--tls-ca", at("client.cert")];
  const { port, child, ended } = await serving([...tls, "--host", "0.0.0.0", "--timeout", "1"]);
  const ca = readFileSync(at("server.cert"));
  const statusWith = (own: object): Promise<number | string> =>
    new Promise((done) => {
      const call = get({ host: "127.0.0.1", port, path: "/readyz", ca, ...own }, (it) => done(it.statusCode ?? 0));
      call.on("error", (error: Error & { readonly code?: string }) => done(error.code ?? error.message));
    });
  expect(await statusWith({ cert: readFileSync(at("client.cert")), key: readFileSync(at("client.key")) })).toBe(200);
  expect(await statusWith({})).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET/);
  expect(await statusWith({ cert: ca, key: readFileSync(at("server.key")) })).toMatch(/UNKNOWN_CA|ECONNRESET|EPIPE/);
  // One that never greets is cut off in time.
  const silent = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(silent, "connect");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("what judges has mistakes, or the port is taken: it says so and ends", async () => {
  const { port } = await serving();
  const run = (words: readonly string[]) =>
    spawnSync(process.execPath, [cli, "serve", "--open", "hold", ...words], { encoding: "utf8" });
  const broken = run(["--service", "none.yaml"]);
  expect([broken.status, broken.stderr]).toEqual([4, expect.stringContaining("none.yaml")]);
  const taken = run(["--service", "examples/chat-service/service.yaml", "--port", String(port)]);
  expect([taken.status, taken.stderr]).toEqual([69, `error: cannot listen on \`127.0.0.1:${port}\`: \`EADDRINUSE\`\n`]);
  const unknown = run(["--service", "examples/chat-service/service.yaml", "--open-rule", "label=pass"]);
  expect([unknown.status, unknown.stderr]).toEqual([
    64,
    expect.stringMatching(/cn\.genai_interim_measures\.label`\?\n {2}help {4}name/),
  ]);
  const old = folderWith({ "old.yaml": "vocabulary: genai@1\nfacts_on: 2022-11-01\nservice: { id: lumen }\n" });
  for (const [day, told] of [
    ["WRONG", /`WRONG` after `--as-of` is not a date/],
    ["2023-01-01", /in force on 2023-01-01: cn\.genai_interim_measures:\s+in force from 2023-08-15/],
  ] as const) {
    const early = run(["--service", join(old, "old.yaml"), "--as-of", day]);
    expect([early.status, early.stderr]).toEqual([64, expect.stringMatching(told)]);
  }
});

test("in a project that sets a profile or packs it asks for them, as it reads no edict.yaml", () => {
  const cwd = folderWith({
    "edict.yaml": "packs: [cn.pipl]\nprofile: profile.yaml\ninputs: [service.yaml]\n",
    "profile.yaml": "profile: profile@1\n",
    "service.yaml": "kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen }\n",
  });
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [cli, "serve", "--service", "service.yaml", "--open", "hold", ...words], {
      cwd,
      encoding: "utf8",
    });
  const { status, stderr } = run();
  expect([status, stderr.replaceAll(/\s+/g, " ")]).toEqual([
    64,
    "error: `edict.yaml` sets the packs and a profile, which a gate does not read: nothing is served [engine/project-around] help add `--pack cn.pipl --profile profile.yaml`, which says the same ",
  ]);
  // Who names a pack has decided; what is wrong then is told as ever.
  expect(run("--pack", "cn.pipl", "--profile", "none.yaml").status).toBe(4);
});

test("examples/gate/ask.py asks it with Python's own library", async () => {
  const { url } = await serving();
  const asking = (it: string) => spawnSync("python3", ["examples/gate/ask.py", it], { encoding: "utf8" });
  expect(asking("8080").stderr).toBe("usage: python3 ask.py [URL], where URL is as http://127.0.0.1:8080\n");
  expect(asking("http://127.0.0.1:1").stderr).toMatch(/^http:\/\/127\.0\.0\.1:1 cannot be asked: .*refused\n$/);
  const { stdout, status } = asking(url);
  expect(status).toBe(0);
  expect(stdout).toBe(`/v1/gate/request block
  violated art. 9(2) cn.genai_interim_measures.agreement_concluded
/v1/gate/response block
  violated art. 9(2) cn.genai_interim_measures.agreement_concluded
  violated art. 12(1) cn.genai_interim_measures.label
`);
});
