import { html, type Html } from "./html.ts";
import { mostShown, none } from "./page.ts";
import type { Wording } from "./wording.ts";

/** A table, the first cell of each row its heading; of very many rows the first. */
export function tableHtml(columns: readonly string[], rows: readonly (readonly Html[])[], { labels }: Wording): Html {
  const rest = rows.length - mostShown;
  return html`<table>
      <thead>
        <tr>
          ${columns.map((it) => html`<th scope="col">${it}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, mostShown).map(rowHtml)}
      </tbody>
    </table>
    ${rest > 0 ? html`<p>${labels.more(rest)}</p>` : none}`;
}

function rowHtml([head = none, ...cells]: readonly Html[]): Html {
  return html`<tr>
    <th scope="row">${head}</th>
    ${cells.map((it) => html`<td>${it}</td>`)}
  </tr>`;
}
