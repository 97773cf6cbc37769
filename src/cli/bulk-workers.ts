import { setImmediate } from "node:timers/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { machine } from "../api/machine.ts";
import { overlayHost } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import type { LineBatch } from "../base/line-batches.ts";
import {
  openBatchJudge,
  openBulk,
  type BulkChecker,
  type CheckRequest,
  type JudgedBatch,
  type LineFormat,
} from "../engine/index.ts";
import { streamedInput } from "./environment.ts";

/** Who judges batches of lines. */
export interface WorkerPool {
  readonly count: number;
  /** `first`: so many documents are known to be before the batch. */
  readonly judge: (path: string, batch: LineBatch, first: number) => Promise<JudgedBatch>;
  readonly dismiss: () => Promise<void>;
}

interface WorkerJob {
  readonly path: string;
  readonly batch: LineBatch;
}

/** What a worker is started with. */
interface WorkerSetup {
  readonly request: CheckRequest;
  readonly format: LineFormat | undefined;
}

/** This thread alone, or some workers that take turns. */
export function openWorkerPool(bulk: BulkChecker, duty: WorkerSetup, count: number): WorkerPool {
  return count === 1 ? thisThread(bulk, duty) : workerThreads(duty, count);
}

function thisThread(bulk: BulkChecker, { format }: WorkerSetup): WorkerPool {
  const judge = openBatchJudge(bulk, { format });
  return {
    count: 1,
    judge: async (path, batch, first) => {
      // Between batches signals are heard.
      await setImmediate();
      return judge(path, batch, first);
    },
    dismiss: async () => {},
  };
}

interface Waiting {
  readonly resolve: (judged: JudgedBatch) => void;
  readonly reject: (error: Error) => void;
}

function workerThreads(duty: WorkerSetup, count: number): WorkerPool {
  const all = Array.from({ length: count }, () => {
    const worker = new Worker(new URL("main.cjs", import.meta.url), { workerData: duty });
    const waiting: Waiting[] = [];
    worker.on("message", (judged: JudgedBatch) => waiting.shift()?.resolve(judged));
    worker.on("error", (error: Error) => waiting.splice(0).forEach((it) => it.reject(error)));
    return { worker, waiting };
  });
  let turn = 0;
  return {
    count,
    judge: (path, batch) => {
      const next = all[turn++ % count];
      invariant(next, "there is a worker");
      // Bytes go with the whole buffer that they stand in: these get one of their own.
      const bytes = new Uint8Array(batch.bytes);
      const errand: WorkerJob = { path, batch: { ...batch, bytes } };
      const judged = new Promise<JudgedBatch>((resolve, reject) => {
        next.waiting.push({ resolve, reject });
        next.worker.postMessage(errand, [bytes.buffer]);
      });
      // Whoever waits hears of the first that fails; the others fail with it.
      judged.catch(() => {});
      return judged;
    },
    dismiss: async () => {
      await Promise.all(all.map((it) => it.worker.terminate()));
    },
  };
}

/** Whether this thread was started as a worker; then it judges what it is sent, in order. */
export function servesAsWorker(): boolean {
  if (isMainThread || !parentPort) return false;
  const { request, format } = workerData as WorkerSetup;
  const { host } = machine();
  const bulk = openBulk(request, overlayHost(host, { [streamedInput]: "" }));
  invariant("prepared" in bulk, "a worker opens what the main thread has opened");
  const judge = openBatchJudge(bulk, { format });
  const port = parentPort;
  port.on("message", ({ path, batch }: WorkerJob) => port.postMessage(judge(path, batch)));
  return true;
}
