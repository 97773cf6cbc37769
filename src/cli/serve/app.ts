import { createHash, timingSafeEqual } from "node:crypto";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Gate } from "../../api/gate.ts";
import { readJson } from "../../base/json-document.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { isPlainRecord, parsePlainJson, type PlainRecord } from "../../base/plain-json.ts";
import { positionAt } from "../../base/text.ts";
import type { GateAnswer } from "../../report/model/gate-answer.ts";
import { serveMessages } from "../messages.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { RateLimit } from "./rate.ts";

/** What the server answers by. */
export interface Serving {
  /** The gate that judges now: another one once packs and service were reloaded. */
  readonly gate: () => Gate;
  /** False once the server is told to stop. */
  readonly isReady: () => boolean;
  /** Undefined: whoever reaches the server may call. */
  readonly token: string | undefined;
  /** The names under which the server may be called; undefined: any. A page of the Web must not reach it under a name of its own. */
  readonly names: ReadonlySet<string> | undefined;
  readonly mostBytes: number;
  readonly rate: RateLimit;
  readonly clientOf: (context: Context) => string;
  /** Whether a call whose body never came whole took too long; else its client hung up. */
  readonly isLate: (context: Context) => boolean;
  /** Milliseconds, for durations and rates. */
  readonly clock: () => number;
  readonly openApi: object;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly locale: Locale;
}

type Status = 400 | 401 | 404 | 405 | 413 | 415 | 421 | 429 | 500 | 503;

/** What was wrong with a call, and the status that says so. */
interface Refusal {
  readonly status: Status;
  readonly why: Message;
}

/** The server, as a function from calls to answers. */
export function createApp(serving: Serving): Hono {
  const { gate, isReady, token, names, mostBytes, rate, clientOf, isLate, clock, metrics, log, locale } = serving;
  const app = new Hono();

  const refuse = (
    context: Context,
    { status, why }: Refusal,
    headers: Readonly<Record<string, string>> = {},
  ): Response => {
    const detail = locale.say(why);
    notes.set(context, { why: why.code });
    context.header("content-type", "application/problem+json");
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    return context.body(JSON.stringify({ title: titles[status], status, detail }), status);
  };

  // What is noted of a call: its route and never its path, and nothing of its body.
  app.use(async (context, next) => {
    const from = clock();
    await next();
    if (!isReady()) context.header("connection", "close");
    const route = routes.has(context.req.path) ? context.req.path : "other";
    const [status, ms] = [context.res.status, Math.round((clock() - from) * 1000) / 1000];
    metrics.answered(route, status, ms / 1000);
    log(aborted.has(status) ? "aborted" : "request", {
      method: methods.has(context.req.method) ? context.req.method : "other",
      route,
      status,
      ms,
      ...notes.get(context),
    });
  });

  app.use(async (context, next) => {
    const [host = ""] = (context.req.header("host") ?? "").split(/:\d*$/);
    if (names && !names.has(host.toLowerCase()))
      return refuse(context, { status: 421, why: serveMessages.otherName() });
    if (open.has(context.req.path)) return next();
    if (!rate.takes(clientOf(context), clock()))
      return refuse(context, { status: 429, why: serveMessages.tooMany() }, { "retry-after": "1" });
    if (token !== undefined && !isSame(context.req.header("authorization") ?? "", `Bearer ${token}`))
      return refuse(context, { status: 401, why: serveMessages.noToken() }, { "www-authenticate": "Bearer" });
    return next();
  });

  app.get("/healthz", (context) => context.text("ok\n"));
  app.get("/readyz", (context) => (isReady() ? context.text("ready\n") : context.text("stopping\n", 503)));
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  app.get("/openapi.json", (context) => context.json(serving.openApi));

  const tooLarge = (context: Context): Response =>
    refuse(context, { status: 413, why: serveMessages.tooLarge({ bytes: mostBytes }) });
  /** Of a body that never came whole. Nobody hears it: it is for the log and the counts. */
  const broken = (context: Context): Response => new Response(null, { status: isLate(context) ? 408 : 499 });
  const limitedAsItComes = bodyLimit({ maxSize: mostBytes, onError: tooLarge });
  const limited: MiddlewareHandler = async (context, next) => {
    const length = context.req.header("content-length");
    // To count a body as it comes takes longer than to judge it: Node.js holds a call to the length that it states.
    if (length === undefined) return limitedAsItComes(context, next).catch(() => broken(context));
    return Number(length) > mostBytes ? tooLarge(context) : next();
  };
  app.use("/v1/*", limited);

  /** Answers a call whose body has some keys, of which `needed` cannot be left out. */
  const called = (
    path: string,
    keys: readonly string[],
    needed: string,
    answer: (context: Context, body: PlainRecord) => Response,
  ): void => {
    app.post(path, async (context) => {
      const type = context.req.header("content-type") ?? "";
      if (!/^application\/json\s*(;|$)/i.test(type))
        return refuse(context, { status: 415, why: serveMessages.noJson() });
      if (!/^(identity)?$/i.test(context.req.header("content-encoding") ?? ""))
        return refuse(context, { status: 415, why: serveMessages.encoded() }, { "accept-encoding": "identity" });
      const bytes = await context.req.arrayBuffer().catch(() => undefined);
      if (bytes === undefined) return broken(context);
      const body = bodyIn(bytes, keys, needed);
      if (!("read" in body)) return refuse(context, body);
      try {
        return answer(context, body.read);
      } catch (error) {
        // The library says so of what is no document; it names keys and no values.
        if (error instanceof TypeError)
          return refuse(context, { status: 400, why: serveMessages.refused({ why: error.message }) });
        throw error;
      }
    });
  };

  const decided =
    (subject: string) =>
    (context: Context, body: PlainRecord): Response => {
      const facts = (key: string): PlainRecord | undefined => body[key] as PlainRecord | undefined;
      const { request, response } = gate();
      const said =
        body["explain"] === true
          ? gate().explain(facts("request"), facts("response"))
          : subject === "request"
            ? request(facts("request") ?? {})
            : response(facts("request"), facts("response") ?? {});
      metrics.decided(subject, said.decision);
      notes.set(context, noteOf(said));
      return context.json(said, said.problems.length > 0 ? 422 : 200);
    };
  called("/v1/gate/request", ["request", "explain"], "request", decided("request"));
  called("/v1/gate/response", ["request", "response", "explain"], "response", decided("response"));
  called("/v1/check", ["documents"], "documents", (context, { documents }) => {
    const report = gate().check(documents as PlainRecord);
    notes.set(context, { word: report.word, exit_code: report.exit_code });
    return context.json(report);
  });

  app.get("/v1/gate/missing", (context) => context.json({ missing: gate().missing }));
  app.get("/v1/gate/expected", (context) => context.json({ expected: gate().expected }));

  app.notFound((context) => {
    const { path } = context.req;
    if (!routes.has(path)) return refuse(context, { status: 404, why: serveMessages.noSuchRoute() });
    const [method, allow] = posted.has(path) ? ["POST", "POST"] : ["GET", "GET, HEAD"];
    return refuse(context, { status: 405, why: serveMessages.otherMethod({ method }) }, { allow });
  });
  app.onError((error, context) => {
    // Its message may hold words of a user.
    log("bug", {
      error: error.name,
      stack: (error.stack ?? "")
        .split("\n")
        .filter((it) => /^\s+at /.test(it))
        .slice(0, 10),
    });
    return refuse(context, { status: 500, why: serveMessages.bug() });
  });
  return app;
}

const titles: Readonly<Record<Status, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  421: "Misdirected Request",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** Of calls whose body never came whole: it took too long, or the client hung up. */
const aborted: ReadonlySet<number> = new Set([408, 499]);
/** Routes that answer whoever asks. */
const open: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);
const posted: ReadonlySet<string> = new Set(["/v1/gate/request", "/v1/gate/response", "/v1/check"]);
const told = ["/v1/gate/missing", "/v1/gate/expected", "/metrics", "/openapi.json"];
const routes: ReadonlySet<string> = new Set([...open, ...posted, ...told]);
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]);

/** What is noted of an answer beside its status. */
const notes = new WeakMap<Context, object>();

/** Of rules those that decide, and how many others are violated or open; of mistakes their codes. */
const noteOf = ({ decision, word, rules, receipt, problems }: GateAnswer): object => {
  const deciding = rules.filter((it) => it.decides).map(({ rule, verdict }) => ({ rule, verdict }));
  const codes = [...new Set(problems.map((it) => it.code))];
  return {
    decision,
    word,
    rules: deciding,
    others: rules.length - deciding.length,
    receipt: receipt?.digest,
    problems: codes.length === 0 ? undefined : codes,
  };
};

/** Whether two texts are the same; how long it takes says nothing of them. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((it) => createHash("sha256").update(it).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** The body of a call: a JSON object with some keys. */
function bodyIn(bytes: ArrayBuffer, keys: readonly string[], needed: string): { readonly read: PlainRecord } | Refusal {
  const wrong = (why: Message): Refusal => ({ status: 400, why });
  const text = decoded(bytes);
  if (text === undefined) return wrong(serveMessages.notText());
  const plain = parsePlainJson(text);
  const [problem] = plain === undefined ? readJson({ path: "body.json", text }).diagnostics : [];
  if (problem) {
    const { line, column } = positionAt(problem.place.source, problem.place.span.start);
    return wrong(serveMessages.badJson({ line, column, why: problem }));
  }
  const value: unknown = plain ?? (text.trim() === "" ? undefined : JSON.parse(text.replace(/^\uFEFF/, "")));
  if (!isPlainRecord(value)) return wrong(serveMessages.noObject());
  const key = Object.keys(value).find((it) => !keys.includes(it));
  if (key !== undefined) {
    const all = keys.map((it) => `\`${it}\``).join(", ");
    return wrong(serveMessages.otherKey({ key, keys: all, near: didYouMean(nearest(key, keys)) }));
  }
  const bad = keys.find(
    (it) =>
      (it === needed || value[it] !== undefined) &&
      (it === "explain" ? typeof value[it] !== "boolean" : !isPlainRecord(value[it])),
  );
  if (bad !== undefined)
    return wrong(bad === "explain" ? serveMessages.yesOrNo({ key: bad }) : serveMessages.needsObject({ key: bad }));
  return { read: value };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: ArrayBuffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
