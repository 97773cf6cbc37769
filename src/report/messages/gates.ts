import { listOf, messages, type Message, type Value } from "../../base/message.ts";
import type { Gate, UsedAttestation } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { inForceOn } from "./law.ts";
import { allOf, phrases } from "./phrases.ts";

const gates = messages("report/gates", {
  scope: { en: "outside the scope of {scope}", zh: "不在{scope}的適用範圍內" },
  when: { en: "its condition does not hold", zh: "條件不成立" },
  unless: { en: "its exception holds", zh: "例外成立" },
  excepted: { en: "excepted", zh: "屬於例外" },
  upon: { en: "nothing was breached of which it is a consequence", zh: "它所針對的違反並未發生" },
  nothingLeft: { en: "nothing is left to comply with: {voids}", zh: "沒有尚須遵守的內容：{voids}" },
  nothing: { en: "there is nothing that it is about", zh: "沒有它所涉及的對象" },
  noElement: {
    en: "nothing in `{path}` is of the kind that it is about",
    zh: "`{path}` 中沒有它所涉及的一類",
  },
  attested: {
    en: "`{standard}` is {met, select, true {attested} false {denied}} by {by}, good until {until}",
    zh: "`{standard}` 由 {by} {met, select, true {確認} false {否認}}，{until} 前有效",
  },
});

/** What shut a gate. */
interface ShutBy {
  /** Where a scope stands, as people cite it. */
  readonly scope: string;
  /** The facts: `service.training.performed` is false. */
  readonly facts: readonly Value[];
  readonly attestations: readonly Pick<UsedAttestation, "standard" | "met" | "by" | "until">[];
  /** Why each clause is void. */
  readonly voids: readonly string[];
}

/** Why a rule does not apply. */
export function gateOf(it: Gate, { scope, facts: read, attestations, voids }: ShutBy): Message {
  const signed = attestations.map(({ standard, met, by, until }) =>
    gates.attested({ standard: shortName(standard), met, by, until }),
  );
  const facts = [...read, ...signed];
  const because = (label: Message): Message =>
    facts.length === 0 ? label : phrases.labelled({ label, text: allOf(facts, "facts") });
  switch (it.kind) {
    case "scope":
      return because(gates.scope({ scope }));
    case "when":
      return facts.length === 0 ? gates.when() : phrases.all({ all: allOf(facts, "facts") });
    case "unless":
      return facts.length === 0 ? gates.unless() : because(gates.excepted());
    case "upon":
      return gates.upon();
    case "void":
      return gates.nothingLeft({ voids: listOf(voids, "semicolon") });
    case "no-element":
      return it.path === "" ? gates.nothing() : gates.noElement({ path: it.path });
    case "not-in-force":
      return inForceOn(it.inForce);
  }
}
