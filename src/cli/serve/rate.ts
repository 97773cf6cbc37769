/** Lets so many calls a second pass for each client, after a burst of as many. */
export interface RateLimit {
  /** Whether a call of a client at a moment (in milliseconds) passes. */
  readonly takes: (client: string, now: number) => boolean;
}

/** Clients that are remembered; the one that was silent longest is forgotten first, and begins anew. */
const most = 10_000;

/**
 * A limit by buckets of tokens.
 *
 * @example
 * const limit = rateLimit(1);
 * [limit.takes("a", 0), limit.takes("a", 0), limit.takes("a", 1000)] // [true, false, true]
 */
export function rateLimit(perSecond: number): RateLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    takes: (client, now) => {
      const before = buckets.get(client) ?? { left: perSecond, at: now };
      const left = Math.min(perSecond, before.left + ((now - before.at) / 1000) * perSecond);
      const passes = left >= 1;
      buckets.delete(client);
      buckets.set(client, { left: passes ? left - 1 : left, at: now });
      const [silent] = buckets.size > most ? buckets.keys() : [];
      if (silent !== undefined) buckets.delete(silent);
      return passes;
    },
  };
}
