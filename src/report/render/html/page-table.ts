import { html, type Html } from "./html.ts";
import { mostShown, none, type Page } from "./page.ts";
import type { Message } from "../../../base/message.ts";
import { labels } from "../../messages/labels.ts";

/** A table, the first cell of each row its heading; of very many rows the first. */
export function tableHtml(columns: readonly Message[], rows: readonly (readonly Html[])[], { say }: Page): Html {
  const count = rows.length - mostShown;
  return html`<table>
      <thead>
        <tr>
          ${columns.map((it) => html`<th scope="col">${say(it)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, mostShown).map(rowHtml)}
      </tbody>
    </table>
    ${count > 0 ? html`<p>${say(labels.more({ count }))}</p>` : none}`;
}

function rowHtml([head = none, ...cells]: readonly Html[]): Html {
  return html`<tr>
    <th scope="row">${head}</th>
    ${cells.map((it) => html`<td>${it}</td>`)}
  </tr>`;
}
