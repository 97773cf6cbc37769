import { messages, type Message, type Value } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { showPlace } from "../model/report-place.ts";
import type {
  ReportAssumption,
  ReportAttestation,
  ReportInterpretation,
  ReportParameter,
  ReportWaived,
} from "../model/rule-report.ts";
import { inForceOn } from "./law.ts";
import { phrases } from "./phrases.ts";

const grounds = messages("report/grounds", {
  byWaiver: {
    en: "until {until}, approved by {approver} for {requester}: {reason} ({place})",
    zh: "{until} 前有效，由 {requester} 申請、{approver} 批准：{reason}（{place}）",
  },
  byAttestation: {
    en: "{met, select, true {attested} false {denied}} by {by}, good until {until}",
    zh: "由 {by} {met, select, true {確認} false {否認}}，{until} 前有效",
  },
  byInterpretation: { en: "`{term}`: {value} (read by {by})", zh: "`{term}`：{value}（由 {by} 解釋）" },
  byAssumption: { en: "`{path}` assumed to be {shown} by {by}", zh: "`{path}` 由 {by} 假定為 {shown}" },
  byParameter: { en: "`{name}` is {shown}, {days}", zh: "`{name}` 為 {shown}，{days}" },
});

/** Who attested it, and until when that counts. */
export const attestedBy = ({
  by,
  met,
  until,
}: Pick<ReportAttestation, "met" | "until"> & { readonly by: Value }): Message =>
  grounds.byAttestation({ by, met, until });

/** The same with what was attested, and as whom. */
export function signatureOf(it: Pick<ReportAttestation, "standard" | "by" | "role" | "met" | "until">): Message {
  const by = phrases.aside({ text: it.by, aside: it.role });
  return phrases.labelled({ label: shortName(it.standard), text: attestedBy({ ...it, by }) });
}

/** How a term was read, and by whom. */
export const readBy = ({ term, value, by }: Pick<ReportInterpretation, "term" | "value" | "by">): Message =>
  grounds.byInterpretation({ term: shortName(term), value, by });

/** What was taken for granted, and by whom. */
export const assumedBy = ({ path, shown, by }: Pick<ReportAssumption, "path" | "shown" | "by">): Message =>
  grounds.byAssumption({ path, shown, by });

/** A value with dates. */
export const valueOf = ({
  name,
  shown,
  in_force: days,
}: Pick<ReportParameter, "name" | "shown" | "in_force">): Message =>
  grounds.byParameter({ name: shortName(name), shown, days: inForceOn(days) });

/** Who let it stand until when, and why. */
export const waivedBy = ({ requester, approver, until, reason, at }: ReportWaived): Message =>
  grounds.byWaiver({ requester, approver, until, reason, place: showPlace(at) });
