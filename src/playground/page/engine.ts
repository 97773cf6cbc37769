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

/** A page that is a file may load no other: it carries the script of its worker, and all texts. */
export interface Carried {
  readonly worker: string;
  readonly files: Start["files"];
}

/** What the build has packed into the page. */
export async function unpackCarried(base64: string): Promise<Carried> {
  const letters = atob(base64);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) packed[at] = letters.charCodeAt(at);
  const text = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return (await new Response(text).json()) as Carried;
}

/** Starts the engine in a worker. */
export function startEngine(script: string, files: Start["files"]): Ask {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
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
  worker.postMessage({ files } satisfies Start);
  let last = 0;
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, args } satisfies Call);
    });
}
