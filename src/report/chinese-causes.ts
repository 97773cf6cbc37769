import type { Cause, Ended, RefusedAttestation } from "../evaluate/decision.ts";
import type { Pen } from "../base/pen.ts";
import { durationIn, listedWith, names } from "./chinese-words.ts";
import { quoted, shortName } from "./english-words.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import type { AskedStandard, Wording } from "./wording.ts";

type AttestationCause = Extract<Cause, { readonly kind: "attestation" }>;
type CauseWording = Pick<Wording, "cause" | "help" | "gate" | "refused" | "need" | "judges">;

/** What is missing and what to do about it, in Chinese. */
export function chineseCauses(t: Pen, inForce: Wording["inForce"]): CauseWording {
  const judges = (standard: Pick<AskedStandard, "judges">): string => {
    const terms = standard.judges.map(({ role, validFor, evidence }) => {
      const time = durationIn(t, validFor);
      return {
        role,
        papers: evidence.length === 0 ? t`（有效期 ${time}）` : t`（證據 ${names(evidence)}，有效期 ${time}）`,
      };
    });
    const groups = [...new Set(terms.map((it) => it.papers))].map((papers) => {
      const roles = terms.filter((it) => it.papers === papers).map((it) => quoted(it.role));
      return `${listedWith(t, t`或`, roles)}${papers}`;
    });
    return listedWith(t, t`或`, groups);
  };

  const refused = ({ by, on, why, detail }: RefusedAttestation): string => {
    const signed = t`${by} 於 ${on} 所作的`;
    switch (why) {
      case "role":
        return t`${signed}無效：只能由 ${listedWith(t, t`或`, detail.split(", ").map(quoted))} 署名`;
      case "not-yet":
        return t`${signed}尚未生效`;
      case "expired":
        return t`${signed}自 ${detail} 起失效`;
      case "evidence-missing":
        return t`${signed}無效：沒有寫明 ${quoted(detail)} 類證據`;
      case "evidence-expired":
        return t`${signed}無效：所附 ${quoted(detail)} 類證據已過期`;
    }
  };

  const attestation = (it: AttestationCause, standard: AskedStandard | undefined): string => {
    const of = it.element === undefined ? "" : t`（關於 ${quoted(it.element)}）`;
    const name = quoted(shortName(it.standard)) + of;
    if (it.why === "conflicting") return t`${name} 有兩份同日而相反的署名確認`;
    const missing = standard ? t`需要 ${name} 的署名確認，署名人 ${judges(standard)}` : t`需要 ${name} 的署名確認`;
    return it.why === "none" ? missing : t`${missing}；${it.refused.map(refused).join(t`；`)}`;
  };

  const interpreted = (ended: Ended | undefined): string =>
    ended ? t`${ended.by} 的解釋自 ${ended.until} 起失效` : t`可由配置解釋`;

  const openList = ({ list, member, ended }: Extract<Cause, { readonly kind: "open-list" }>): string =>
    list === undefined
      ? t`法律的列舉未盡，且該列舉沒有名稱：配置無法說明 ${quoted(member)} 是否在內`
      : t`法律的列舉 ${quoted(shortName(list))} 未盡，沒有說明 ${quoted(member)} 是否在內：${interpreted(ended)}`;

  const exceptionsAt = ({ exceptions }: Extract<Cause, { readonly kind: "contradiction" }>): string => {
    const places = exceptions.map((it) => showPlace(reportPlace(it)));
    return places.length === 0 ? "" : t`：${places.join("、")}`;
  };

  /** Why a fact tells nothing, as the evaluator and the reader of documents say it. */
  const why = (text: string): string => {
    if (text === "not a group of facts") return t`不是一組事實`;
    if (text === "not a value of its kind") return t`不是該類的值`;
    const [, missing, empty] = /^no evidence has the id (`.*`)$|^(`.*`) tells nothing$/s.exec(text) ?? [];
    if (missing !== undefined) return t`沒有標識為 ${missing} 的證據`;
    return empty === undefined ? text : t`${empty} 只是佔位`;
  };

  const cause: Wording["cause"] = (it, standard) => {
    switch (it.kind) {
      case "missing-fact":
        return t`${quoted(it.path)} 未寫明`;
      case "absent-value":
        return t`${quoted(it.path)} 為 null，而規則要問的不只是有沒有`;
      case "unusable":
        return t`${quoted(it.path)} 說明不了什麼：${why(it.why)}`;
      case "expired-document":
        return t`${quoted(it.path)} 中的文件 ${quoted(it.id)} 已於 ${it.on} 到期`;
      case "no-subject":
        return t`未提供 ${quoted(it.subject)}`;
      case "open-term":
        return t`法律沒有限定 ${quoted(shortName(it.term))} 的含義：${interpreted(it.ended)}`;
      case "open-list":
        return openList(it);
      case "no-value":
        return t`${quoted(shortName(it.name))} 在 ${it.on} 沒有值`;
      case "unverified-exemption":
        return t`豁免 ${quoted(shortName(it.exemption))} 可能成立，但其原文未經可靠文本核對`;
      case "attestation":
        return attestation(it, standard);
      case "contradiction":
        return t`${quoted(shortName(it.definition))} 的幾項例外同時成立而互相矛盾${exceptionsAt(it)}`;
      case "outside-calendar":
        return t`工作日曆不夠長，從 ${it.from} 起算不到期限`;
      case "stale-facts":
        return t`事實截至 ${it.factsOn}，而 ${quoted(it.path)} 應於 ${it.due} 前完成：請寫明此後的情況`;
      case "due":
        return it.path === "" ? t`期限至 ${it.by}` : t`${quoted(it.path)} 的期限至 ${it.by}`;
      case "not-comparable":
        return t`${durationIn(t, it.left)} 與 ${durationIn(t, it.right)} 無法比較：要看是哪個月`;
      case "no-quotient":
        return t`除數為零`;
      case "too-large":
        return t`列表過長，無法判斷`;
    }
  };

  const openListHelp = ({
    list,
    member,
    ended,
  }: Extract<Cause, { readonly kind: "open-list" }>): string | undefined => {
    if (list === undefined) return undefined;
    const entry = quoted(
      `{ list: ${list}, member: ${member}, in: true, by: …, on: …, from: …, until: null, because: … }`,
    );
    const held = ended ? t`${interpreted(ended)}；` : "";
    return t`${held}在配置的 ${quoted("interpretations")} 下寫 ${entry} 表示在內，寫 ${quoted("in: false")} 表示不在內`;
  };

  return {
    judges,
    refused,
    cause,
    help: (it, standard) => {
      switch (it.kind) {
        case "missing-fact":
        case "absent-value":
          return t`請寫明`;
        case "open-term":
          return it.ended === undefined
            ? t`法律沒有限定；配置可以解釋 ${quoted(it.term)}`
            : t`${it.ended.by} 對 ${quoted(it.term)} 的解釋自 ${it.ended.until} 起失效；配置可以重新解釋`;
        case "open-list":
          return openListHelp(it);
        case "no-value":
          return t`配置不能給它值，只有規定它的法律的規則可以`;
        case "unverified-exemption":
          return t`須有人對照可靠文本核對其原文，再從規則中去掉 ${quoted("unverified")}`;
        case "attestation": {
          if (!standard) return undefined;
          const said = it.why === "conflicting" ? [t`同日有兩份相反的`] : it.refused.map(refused);
          return [t`「${standard.title}」，署名人 ${judges(standard)}`, ...said].join(t`；`);
        }
        case "stale-facts":
          return t`寫明已做之事，或者推後 ${quoted("facts_on")}`;
        case "no-subject":
          return it.subject === "service"
            ? t`用 ${quoted("--service FILE")} 指明`
            : t`把 ${quoted(it.subject)} 寫入同一文檔`;
        default:
          return undefined;
      }
    },
    need: (it) => {
      switch (it.kind) {
        case "attestation":
          return t`${quoted(shortName(it.standard))} 的署名確認`;
        case "missing-fact":
        case "absent-value":
          return quoted(it.path);
        case "no-subject":
          return quoted(it.subject);
        case "open-term":
          return t`${quoted(shortName(it.term))} 的解釋`;
        case "open-list":
          return it.list === undefined
            ? cause(it, undefined)
            : t`${quoted(it.member)} 是否在 ${quoted(shortName(it.list))} 之內`;
        default:
          return cause(it, undefined);
      }
    },
    gate: (it, { scope, facts: read, attestations, voids }) => {
      const signed = attestations.map(({ standard, met, by, until }) => {
        const name = quoted(shortName(standard));
        return met ? t`${name} 由 ${by} 確認，${until} 前有效` : t`${name} 由 ${by} 否認，${until} 前有效`;
      });
      const facts = [...read, ...signed].join(t`，`);
      const because = facts === "" ? "" : t`：${facts}`;
      switch (it.kind) {
        case "scope":
          return t`不在${scope}的適用範圍內${because}`;
        case "when":
          return facts === "" ? t`條件不成立` : facts;
        case "unless":
          return facts === "" ? t`例外成立` : t`屬於例外${because}`;
        case "upon":
          return t`它所針對的違反並未發生`;
        case "void":
          return t`沒有尚須遵守的內容：${voids.join(t`；`)}`;
        case "no-element":
          return it.path === "" ? t`沒有它所涉及的對象` : t`${quoted(it.path)} 中沒有它所涉及的一類`;
        case "not-in-force":
          return inForce(it.inForce);
      }
    },
  };
}
