/**
 * `npm run bench:serve [-- SECONDS]`: `edict serve` in a process of its own under load for so many seconds (default 60), beside the same
 * server without a gate, and beside an empty handler; prints JSON. Every answer is compared with what the gate of the library says. While it is asked, it
 * is sent broken and hostile bodies and calls that never end, it reads its packs anew, and it is killed and started again. It fails
 * where an answer is wrong, a body is not refused as it should be, or the server ends unasked.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chat, chatLines, openChat } from "./chat.mjs";
import { median, printJson, quantile } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "edict-"));
const json = { "content-type": "application/json" };

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds >= 4)) fail("usage: npm run bench:serve [-- SECONDS]; at least 4");

function fail(why) {
  console.error(why);
  process.exit(2);
}

function loadGenerator() {
  try {
    return createRequire(join(import.meta.dirname, "peers/package.json"))("autocannon");
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    return fail("autocannon is not installed: npm install --prefix bench/peers");
  }
}
const autocannon = loadGenerator();

const faults = [];
const fault = (what) => {
  if (faults.length < 20) faults.push(what);
};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

const children = new Set();
process.on("exit", () => {
  for (const it of children) it.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts a server and waits until it takes calls; its log goes to a file. */
async function started(words, port, log) {
  const file = openSync(log, "a");
  const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "ignore", file] });
  closeSync(file);
  children.add(child);
  const server = { child, port, isAsked: false };
  child.on("exit", (code, signal) => {
    children.delete(child);
    if (!server.isAsked) fault(`the server ended unasked, with ${signal ?? code}`);
  });
  const from = performance.now();
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return { ...server, server, ready_after_s: (performance.now() - from) / 1000 };
    if (child.exitCode !== null || performance.now() - from > 60_000) fail(`no server: ${readFileSync(log, "utf8")}`);
    await wait(20);
  }
}

async function stopped({ child, server }, signal) {
  server.isAsked = true;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

const edictLog = join(scratch, "edict.log");
const edictServer = (port) => {
  const { service, profile, asOf, open } = chat;
  const words = ["--service", service, "--profile", profile, "--as-of", asOf, "--open", open, "--port", String(port)];
  return started(["dist/cli.cjs", "serve", ...words, "--rate", "1000000", "--timeout", "2"], port, edictLog);
};
const otherServer = (name, port) =>
  started([`bench/${name}-server.mjs`, String(port)], port, join(scratch, `${name}.log`));

/** Answers with their requests, each of some 2 KB, and what the gate says of them. */
async function expectedAnswers() {
  const gate = await openChat({});
  return chatLines().map((line) => {
    const { request, response } = JSON.parse(line);
    const missing = 2048 - Buffer.byteLength(JSON.stringify({ request, response }));
    const longer = { ...response, text: response.text.padEnd(response.text.length + missing, ` ${response.text}`) };
    const said = gate.response(request, longer);
    return { body: JSON.stringify({ request, response: longer }), said: JSON.stringify(said) };
  });
}
const expected = await expectedAnswers();

const allSaid = new Set(expected.map((it) => it.said));
const isRight = {
  /** No gate judged. */
  "of no gate": () => true,
  "in turn": (answer, said) => answer === said,
  // Where a connection breaks, the generator of the load loses count of its calls; a receipt has the digest of what was asked.
  "in any order": (answer) => allSaid.has(answer),
};

/** A mistake if an answer is not the one of the library. */
function compare(at, status, answer, answers) {
  const { said } = expected[at];
  if (status !== 200 || !isRight[answers](answer, said))
    fault(`answer ${at} is ${status} ${answer.slice(0, 300)}, not ${said.slice(0, 300)}`);
}

const connections = 20;

/** Calls for some seconds, or so often; `rate`: so many a second in all. */
async function load(port, forSeconds, { rate, amount, answers = "in turn" } = {}) {
  let compared = 0;
  const health = [{ path: "/healthz", onResponse: () => compared++ }];
  const calls = expected.map(({ body }, at) => ({
    method: "POST",
    path: "/v1/gate/response",
    headers: json,
    body,
    onResponse: (status, answer) => {
      compared++;
      compare(at, status, answer, answers);
    },
  }));
  const done = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    requests: answers === "health" ? health : calls,
    ...(amount === undefined ? { duration: forSeconds } : { amount }),
    ...(rate === undefined ? {} : { overallRate: rate }),
  });
  const { p50, p99 } = done.latency;
  return {
    answers: compared,
    answers_a_second: compared / done.duration,
    p50_ms: p50,
    p99_ms: p99,
    errors: done.errors,
  };
}

/**
 * Calls at even distances, whatever becomes of those before, and how long each waits from the moment at which it is due. (Autocannon
 * calls as fast as it can until the calls of a second are made, and then waits for the next.)
 */
async function paced(port, forSeconds, rate) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waited = [];
  let [made, pending] = [0, 0];
  const call = (at, due) => {
    pending++;
    const one = httpRequest({ port, agent, method: "POST", path: "/v1/gate/response", headers: json });
    one.on("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece) => (text += piece));
      answer.on("end", () => {
        waited.push(performance.now() - due);
        compare(at, answer.statusCode, text, "in turn");
      });
    });
    one.on("error", () => undefined);
    one.on("close", () => pending--);
    one.end(expected[at].body);
  };
  const start = performance.now();
  for (; made < forSeconds * rate; made++) {
    const due = start + (made * 1000) / rate;
    while (performance.now() < due) await wait(1);
    call(made % expected.length, due);
  }
  while (pending > 0) await wait(1);
  agent.destroy();
  if (waited.length < made) fault(`${made - waited.length} calls were dropped at half of the most`);
  const [p50_ms, p99_ms, p999_ms] = [0.5, 0.99, 0.999].map((it) => quantile(waited, it));
  return { answers: waited.length, a_second: rate, p50_ms, p99_ms, p999_ms };
}

const request = { id: "q", modality: "text" };
/** @type {readonly (readonly [status: number, what: string, body: string | Buffer, headers?: Record<string, string>])[]} */
const hostile = [
  [400, "broken JSON", '{"request": '],
  [400, "no object", "[]"],
  [400, "nothing", ""],
  [400, "a text", '{"request": "text"}'],
  [400, "another key", '{"request": {"id": "a"}, "other": 1}'],
  [400, "a key twice", '{"request": {"id": "a"}, "request": {}}'],
  [400, "a prototype", '{"request": {"id": "a", "__proto__": {"polluted": true}}}'],
  [400, "deep lists", `{"request": ${"[".repeat(300_000)}`],
  [400, "no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  [400, "no truth", '{"request": {"id": "a"}, "explain": 1}'],
  [413, "a large body", JSON.stringify({ request: { id: "a".repeat(1_000_001) } })],
  [
    413,
    "a large body that comes in pieces",
    `{"a": "${"a".repeat(1_000_001)}"}`,
    { ...json, "transfer-encoding": "chunked" },
  ],
  [415, "another type", JSON.stringify({ request }), { "content-type": "text/plain" }],
  [422, "no modality that there is", JSON.stringify({ request: { ...request, modality: "smell" } })],
  [
    422,
    "many unknown keys",
    JSON.stringify({ request: Object.fromEntries(expected.map((_, at) => [`key_${at}`, at])) }),
  ],
];

/** The status of the answer to a body, on a connection of its own; undefined: cut off. */
function statusOf(port, headers, body) {
  return new Promise((done) => {
    const call = httpRequest({
      port,
      host: "127.0.0.1",
      path: "/v1/gate/request",
      method: "POST",
      headers,
      agent: false,
    });
    call.on("response", (answer) => {
      answer.resume();
      answer.on("close", () => done(answer.statusCode));
    });
    call.on("error", () => done(undefined));
    call.end(body);
  });
}

/** Sends hostile bodies one after the other, until it is told to stop, and looks at what becomes of each. */
function harass(port) {
  const counts = { bodies: 0, calls_that_never_end: 0, closed_by_the_server: 0 };
  let goesOn = true;
  const sockets = [];
  const bodies = async () => {
    for (let at = 0; goesOn; at = (at + 1) % hostile.length) {
      const [status, what, body, headers = json] = hostile[at];
      const answered = await statusOf(port, headers, body);
      counts.bodies++;
      // Whoever sends too much may be cut off before the answer is read.
      if (answered !== status && !(status === 413 && answered === undefined))
        fault(`${what} is answered with ${answered}, not ${status}`);
      await wait(20);
    }
  };
  const neverEnding = async () => {
    while (goesOn) {
      const socket = connect(port, "127.0.0.1");
      socket.write("POST /v1/gate/request HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{");
      socket.on("close", () => counts.closed_by_the_server++);
      socket.on("error", () => undefined);
      socket.resume();
      sockets.push(socket);
      counts.calls_that_never_end++;
      await wait(250);
    }
  };
  const both = [bodies(), neverEnding()];
  return async () => {
    goesOn = false;
    await Promise.all(both);
    // The time for a call to arrive is two seconds; it is looked at once a second.
    const until = performance.now() + 8000;
    while (counts.closed_by_the_server < sockets.length && performance.now() < until) await wait(50);
    if (counts.closed_by_the_server < sockets.length) fault("calls that never end are left open");
    return counts;
  };
}

/** Resident memory of a process, each half second, until it is told to stop. */
function sampled({ pid }) {
  const mb = [];
  const take = () =>
    mb.push(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
  const timer = setInterval(take, 500);
  return () => {
    clearInterval(timer);
    const third = Math.floor(mb.length / 3);
    const [first, last] = [median(mb.slice(0, third)), median(mb.slice(-third))];
    return { first_third_mb: first, last_third_mb: last, peak_mb: Math.max(...mb), last_of_first: last / first };
  };
}

/** Processor seconds of a process, where the system tells of them. */
function processorSeconds({ pid }) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return NaN;
  const [, , , , , , , , , , , user, system] = readFileSync(file, "utf8").split(") ")[1].split(" ");
  return (Number(user) + Number(system)) / 100;
}

/** What a server answers at most: a second, and a second of the processor, which other programs do not take. */
async function most(server, answers) {
  const before = processorSeconds(server.child);
  const done = await load(server.port, seconds / 12, { answers });
  return { second: done.answers_a_second, processor: done.answers / (processorSeconds(server.child) - before) };
}

/** The most that the server answers, in turn with itself without a gate, and with Hono alone. */
async function peaks() {
  const empty = await otherServer("empty", await freePort());
  const idle = await otherServer("idle", await freePort());
  const edict = await edictServer(await freePort());
  for (const it of [empty, idle]) await load(it.port, undefined, { amount: warming, answers: "of no gate" });
  await load(edict.port, undefined, { amount: warming });
  const rounds = [];
  for (let round = 0; round < 3; round++)
    rounds.push({
      empty: await most(empty, "of no gate"),
      idle: await most(idle, "of no gate"),
      health: await most(edict, "health"),
      edict: await most(edict, "in turn"),
    });
  for (const it of [empty, idle]) await stopped(it, "SIGKILL");
  const ratio = (per, of) => median(rounds.map((it) => it.edict[per] / it[of][per]));
  return {
    edict,
    ratios: {
      "most answers a second, of an empty handler": ratio("second", "empty"),
      "most answers a second of the processor, of an empty handler": ratio("processor", "empty"),
      "most answers a second of the processor, of the same server whose gate looks at nothing": ratio(
        "processor",
        "idle",
      ),
      "most answers a second of the processor, of its own /healthz": ratio("processor", "health"),
    },
    a_second: median(rounds.map((it) => it.edict.second)),
    rounds,
  };
}

/** So many calls make code fast. */
const warming = 5000;

/** Killed while it is asked, and started again at the same port. */
async function killed(edict, forSeconds, rate) {
  const loading = load(edict.port, forSeconds, { rate, answers: "in any order" });
  const restarts = [];
  let now = edict;
  for (const signal of ["SIGKILL", "SIGTERM", "SIGKILL"]) {
    await wait((forSeconds * 1000) / 5);
    await stopped(now, signal);
    now = await edictServer(edict.port);
    restarts.push({ signal, ready_after_s: now.ready_after_s });
  }
  const answered = await loading;
  if (answered.answers === 0) fault("nothing was answered while it was killed and started again");
  return { last: now, report: { ...answered, restarts } };
}

const { edict, ratios, ...peak } = await peaks();
const rate = Math.round(peak.a_second / 2);
const half = await paced(edict.port, seconds / 4, rate);

const memory = sampled(edict.child);
const stopHarassing = harass(edict.port);
const reload = setTimeout(() => edict.child.kill("SIGHUP"), seconds * 500);
const harassed = await load(edict.port, seconds, { rate });
clearTimeout(reload);
const hostileCalls = await stopHarassing();
const resident = memory();
if (harassed.errors > 0) fault(`${harassed.errors} calls were dropped while hostile bodies came`);

const { last, report } = await killed(edict, Math.max(10, seconds / 4), rate);
await stopped(last, "SIGTERM");
const bugs = readFileSync(edictLog, "utf8").match(/"bug"/g)?.length ?? 0;
if (bugs > 0) fault(`${bugs} bugs in the log`);

printJson({
  results: [
    {
      work: `edict serve, answers of 2 KB, keep-alive, 20 connections, ${seconds} s`,
      ratios: { ...ratios, "memory at the end, of the start": resident.last_of_first },
      peak,
      half_of_peak: half,
      with_hostile_calls: { ...harassed, hostile: hostileCalls, resident },
      killed_and_started_again: report,
    },
  ],
  faults,
});
process.exit(faults.length > 0 ? 1 : 0);
