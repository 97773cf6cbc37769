import type { conditionsOf } from "./conditions.mjs";

type Rules = ReturnType<typeof conditionsOf>;

export declare const peers: readonly {
  readonly name: string;
  readonly can?: (rule: Rules[number]) => boolean;
  readonly prepare: (rules: Rules, subject: string) => unknown;
}[];
