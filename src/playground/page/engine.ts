import type { Session } from "../session.ts";

/** What the page is made with, and what it asks then. */
export interface Start {
  readonly files: Readonly<Record<string, string>>;
}

export interface Call {
  readonly id: number;
  readonly name: keyof Session;
  readonly args: readonly unknown[];
}

type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly why: string });

/** Asks the engine in its worker; calls are answered in their order. */
export type Ask = <K extends keyof Session>(
  name: K,
  ...args: Parameters<Session[K]>
) => Promise<Awaited<ReturnType<Session[K]>>>;

/** Starts the engine from what the page carries: a page that is a file may load no other. */
export function startEngine(carried: { readonly worker: string; readonly files: Start["files"] }): Ask {
  const url = URL.createObjectURL(new Blob([carried.worker], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const rejectAll = (why: string): void => {
    for (const it of waiting.values()) it.reject(new Error(why));
    waiting.clear();
  };
  worker.onerror = (event) => rejectAll(event.message);
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const caller = waiting.get(data.id);
    waiting.delete(data.id);
    if ("why" in data) caller?.reject(new Error(data.why));
    else caller?.resolve(data.value as never);
  };
  worker.postMessage({ files: carried.files } satisfies Start);
  let last = 0;
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, args } satisfies Call);
    });
}
