import { readFileSync } from "node:fs";
import { createServer as createPlainServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Socket } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Locale } from "../../base/locale.ts";
import { createApp } from "./app.ts";
import { jsonLog, writtenByTurn } from "./log.ts";
import { createMetrics, reachOf, type LoadedGate } from "./metrics.ts";
import { rateLimit } from "./rate.ts";

/** Where a server listens, whom it hears, and how much. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
  /** Files of the certificate and its key; with `ca`, clients have to show one that it signed. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string | undefined } | undefined;
  readonly isLoopback: boolean;
  readonly mostBytes: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** What Node.js ends a connection with on which a call did not come in time. */
const isTimeout = (error: Error | null | undefined): boolean =>
  error !== null && error !== undefined && "code" in error && error.code === "ERR_HTTP_REQUEST_TIMEOUT";

/** So many of what is missing are named in the log. */
const missingTold = 3;

/** Serves until it is told to stop; resolves when the last call has its answer. `load`: makes the gate anew, or throws. */
export function serve(
  settings: ServerSettings,
  first: LoadedGate,
  load: () => LoadedGate,
  { openApi, locale }: { readonly openApi: object; readonly locale: Locale },
): Promise<void> {
  const { host, port, token, tls, isLoopback, mostBytes, seconds, perSecond } = settings;
  const metrics = createMetrics();
  const lines = writtenByTurn((text) => process.stderr.write(text));
  process.once("exit", lines.flush);
  const log = jsonLog(lines.add, Date.now);
  let [loaded, isReady, isCut] = [first, true, false];
  metrics.judgedBy(loaded);
  /** What judges whom from now on; and a warning where that is nothing: it is not open, and so no policy holds it. */
  const tellLoaded = (event: "listening" | "reloaded", where: object): void => {
    const { service } = loaded.gate;
    const rules = reachOf(loaded.gate);
    log(event, { ...where, packs: loaded.packs, service, rules });
    if (rules === 0) log("reaches_nothing", { service, why: "no rule applies to any request or answer: all pass" });
    tellMissing();
  };
  /** How much the gate cannot decide, whatever it is asked: where what is open passes, nothing else would show it. */
  const tellMissing = (): void => {
    try {
      const { missing } = loaded.gate;
      const first = missing.slice(0, missingTold).map((it) => it.what);
      const rules = [...new Set(missing.flatMap((it) => it.rules))];
      log("missing", { count: missing.length, rules, first, all: "/v1/gate/missing" });
    } catch (error) {
      log("missing", { why: error instanceof Error ? error.message.split("\n") : [] });
    }
  };
  const app = createApp({
    gate: () => loaded.gate,
    isReady: () => isReady,
    token,
    names: isLoopback ? new Set(["localhost", "127.0.0.1", "[::1]", host]) : undefined,
    mostBytes,
    rate: rateLimit(perSecond),
    clientOf: (context) => getConnInfo(context).remote.address ?? "",
    isLate: (context) => isCut || isTimeout((context.env as HttpBindings).incoming.socket.errored),
    clock: () => performance.now(),
    openApi,
    metrics,
    log,
    locale,
  });
  const limits = { requestTimeout: seconds * 1000, headersTimeout: seconds * 1000, connectionsCheckingInterval: 1000 };
  const secured = tls && {
    cert: readFileSync(tls.cert),
    key: readFileSync(tls.key),
    ...(tls.ca === undefined ? {} : { ca: readFileSync(tls.ca), requestCert: true, rejectUnauthorized: true }),
  };
  const open = new Set<unknown>();
  const fetch: typeof app.fetch = (...call) => {
    const answer = Promise.resolve(app.fetch(...call)).finally(() => open.delete(answer));
    open.add(answer);
    return answer;
  };
  const server = (
    secured
      ? createAdaptorServer({
          fetch,
          createServer: createSecureServer,
          serverOptions: { ...limits, ...secured },
        })
      : createAdaptorServer({ fetch, createServer: createPlainServer, serverOptions: limits })
  ) as Server;
  // Those too of which Node.js knows no call, as one whose client never greets in TLS.
  const sockets = new Set<Socket>();
  server.on("connection", (it: Socket) => {
    sockets.add(it);
    it.once("close", () => sockets.delete(it));
  });

  const reload = (): void => {
    try {
      loaded = load();
      metrics.judgedBy(loaded);
      metrics.reloaded("done");
      tellLoaded("reloaded", {});
    } catch (error) {
      // The previous version stays in use: a mistake in a file must not stop the service.
      metrics.reloaded("failed");
      log("not reloaded", { why: error instanceof Error ? error.message.split("\n") : [] });
    }
  };
  return new Promise((resolve, reject) => {
    const stop = (signal: string): void => {
      if (!isReady) return;
      isReady = false;
      log("stopping", { signal });
      server.close(() => {
        // What is cut off has a line of its own, before the last one.
        void Promise.allSettled(open).then(() => {
          process.removeListener("SIGHUP", reload);
          log("stopped", {});
          resolve();
        });
      });
      setTimeout(() => {
        isCut = true;
        for (const it of sockets) it.destroy();
      }, seconds * 1000).unref();
    };
    process.on("SIGHUP", reload);
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      tellLoaded("listening", { host, port: typeof address === "object" ? address?.port : port });
    });
  });
}
