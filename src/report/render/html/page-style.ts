/** How our pages look: on a screen, in the dark, on a phone, on paper. No script, no network. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5a626c; --line: #d9dde2; --paper: #fff; --tint: #f5f6f8;
  --must: #8a3b12; --note: #1d5c4d; --open: #7a5200; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --soft: #a3abb5; --line: #3a4048; --paper: #16181b; --tint: #1f2327;
  --must: #f0a57f; --note: #86d1bd; --open: #e5bd6c; --link: #8ab8ee; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "Noto Sans CJK TC", "PingFang SC", "Microsoft YaHei", sans-serif; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, input:focus-visible + label { outline: 2px solid var(--link); outline-offset: 2px; }
.page { display: grid; grid-template-columns: 16rem minmax(0, 46rem); gap: 3rem; max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: .875rem; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: .15rem 0; }
nav .chapter { margin-top: .8rem; color: var(--soft); }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; color: var(--soft); font-weight: 600; }
h4 { font-size: 1rem; margin: 0; }
.soft { color: var(--soft); } .small { font-size: .875rem; }
.law { margin: .4rem 0; padding: .7rem 1rem; background: var(--tint); border-left: 3px solid var(--line); font-size: 1.05rem; line-height: 1.9; }
.script { display: flex; gap: .5rem; margin: 1rem 0; font-size: .875rem; }
.script input { position: absolute; opacity: 0; }
.script label { padding: .1rem .7rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
.script input:checked + label { background: var(--ink); color: var(--paper); border-color: var(--ink); }
body:has(#hant:checked) [lang="zh-Hans"], body:not(:has(#hant:checked)) [lang="zh-Hant"] { display: none; }
.rule { margin: 1rem 0; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: .4rem; }
.rule > p { margin: .4rem 0; }
dl { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .35rem .8rem; margin: .6rem 0; }
dt { color: var(--soft); font-size: .875rem; padding-top: .1rem; } dd { margin: 0; overflow-wrap: anywhere; }
dd ul, .said { margin: 0; padding-left: 1.1rem; } dd ul ul { margin: .1rem 0; }
code { font: .875em/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; }
details { margin: .4rem 0; } summary { cursor: pointer; color: var(--soft); font-size: .875rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } td, th { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
@media screen and (max-width: 60rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; } nav { position: static; max-height: none; }
  nav ol { columns: 2; } dl { grid-template-columns: minmax(0, 1fr); gap: 0 0; } dd { margin-bottom: .4rem; } }
@page { margin: 15mm 12mm; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; --must: #000; --note: #000; --open: #000; }
  html { font-size: 75%; } body { line-height: 1.4; } .page { display: block; max-width: none; padding: 0; } nav, .script { display: none; }
  dl { grid-template-columns: 7rem minmax(0, 1fr) !important; } dd { margin: 0; }
  details::details-content { content-visibility: visible; display: block; } .rule, .law, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; } }
`;
