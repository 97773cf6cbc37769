import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Gate } from "../../api/gate.ts";
import type { Packs } from "../../api/packs.ts";

/** A gate with the packs by which it judges. */
export interface LoadedGate {
  readonly gate: Gate;
  readonly packs: Packs["packs"];
}

/** What the server counts, for Prometheus. No label holds a word of a user. */
export interface Metrics {
  readonly answered: (route: string, status: number, seconds: number) => void;
  readonly decided: (subject: string, decision: string) => void;
  readonly reloaded: (outcome: "done" | "failed") => void;
  /** The gate that judges from now on, and its packs. */
  readonly judgedBy: (loaded: LoadedGate) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Bounds of a duration, in seconds: a gate answers in a few milliseconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  const requests = new Counter({
    name: "edict_http_requests_total",
    help: "Requests answered, by route and status.",
    labelNames: ["route", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "edict_http_request_duration_seconds",
    help: "How long an answer took.",
    labelNames: ["route"],
    buckets,
    registers,
  });
  const decisions = new Counter({
    name: "edict_gate_decisions_total",
    help: "Decisions of the gate.",
    labelNames: ["subject", "decision"],
    registers,
  });
  const reloads = new Counter({
    name: "edict_reloads_total",
    help: "How often packs, service and profile were reloaded.",
    labelNames: ["outcome"],
    registers,
  });
  const judging = new Gauge({
    name: "edict_pack_info",
    help: "The packs that judge.",
    labelNames: ["id", "version", "digest"],
    registers,
  });
  const served = new Gauge({
    name: "edict_service_info",
    help: "The service whose requests and answers are judged.",
    labelNames: ["id", "digest"],
    registers,
  });
  let gate: Gate | undefined;
  // The day turns while the server runs, and the law with it.
  void new Gauge({
    name: "edict_gate_rules",
    help: "Rules by which a request or an answer may still be judged; 0: everything passes.",
    registers,
    collect() {
      this.set(reachOf(gate));
    },
  });
  return {
    answered: (route, status, seconds) => {
      requests.inc({ route, status });
      durations.observe({ route }, seconds);
    },
    decided: (subject, decision) => decisions.inc({ subject, decision }),
    reloaded: (outcome) => reloads.inc({ outcome }),
    judgedBy: (loaded) => {
      ({ gate } = loaded);
      judging.reset();
      for (const it of loaded.packs) judging.set({ ...it }, 1);
      served.reset();
      const { id = "", digest = "" } = gate.service ?? {};
      if (gate.service) served.set({ id, digest }, 1);
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

/** How many rules reach; not a number where nobody can tell, as on a day on which the packs do not compile. */
export function reachOf(gate: Gate | undefined): number {
  try {
    return gate?.reaches.length ?? NaN;
  } catch {
    return NaN;
  }
}
