import { listOf } from "../../../base/message.ts";
import { attestationMessage } from "../../messages/grounds.ts";
import { labels } from "../../messages/labels.ts";
import { pageWords } from "../../messages/page.ts";
import { exemptedIn, type JudgedInstance } from "../../view/findings.ts";
import { exemptionWords } from "../../view/rule-summary.ts";
import { html, type Html } from "./html-template.ts";
import { linkToRule } from "./page-articles.ts";
import { helped, listHtml, namesHtml, emptyHtml, placeHtml, type PageContext } from "./page-parts.ts";

/** Where rules ask nothing by an exemption: what frees it, then each place that is freed and who signed for it. */
export const exemptedHtml = (page: PageContext): readonly Html[] =>
  helped(
    pageWords.exemptedHelp(),
    exemptedIn(page.report).map((all) => groupHtml(all, page)),
    page,
  );

function groupHtml(all: readonly JudgedInstance[], page: PageContext): Html {
  const [{ rule, instance } = {}] = all;
  if (!rule || !instance) return emptyHtml;
  const by = listOf(instance.exempt_by.map((it) => exemptionWords(it, rule, page.locale)));
  const places = all.map(({ instance: it }) => {
    const signed = it.attestations.map(attestationMessage);
    return html`${placeHtml(it.at)}
    ${signed.length === 0 ? emptyHtml : namesHtml(page.locale.list(signed, "semicolon"))}`;
  });
  return html`<h3>${linkToRule(rule.rule, page)} ${namesHtml(page.say(labels.byExemption({ what: by })))}</h3>
    ${listHtml(places, "places", page)}`;
}
