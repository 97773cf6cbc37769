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
@page { margin: 12mm; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; --must: #000; --note: #000; --open: #000; }
  html { font-size: 72.5%; } body { line-height: 1.4; } .page { display: block; max-width: none; padding: 0; } nav, .script { display: none; }
  dl { grid-template-columns: 7rem minmax(0, 1fr) !important; } dd { margin: 0; }
  .rule, .law, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; } }
`;

/** What a report has beside the style of our pages: the colours of outcomes, tiles, cards, the filter, drawings. */
export const reportStyle = `
:root { --bad: #a4161a; --bad-tint: #fdeeed; --wait: #7a4a00; --wait-tint: #fff3d9; --due: #0b57a4; --due-tint: #eaf2fb; --good: #1d5c4d; --good-tint: #e8f4f0; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9f98; --bad-tint: #3b1b1a; --wait: #f0c36d; --wait-tint: #36290d; --due: #8ab8ee; --due-tint: #152a40; --good: #86d1bd; --good-tint: #132e27; --mark: #6b5410; } }
body > .banner { max-width: 77rem; margin: 1.5rem auto 0; } .page { max-width: 80rem; }
@media (min-width: 60rem) { .page { grid-template-columns: 15rem minmax(0, 1fr); padding-top: 1rem; } }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; z-index: 1; }
nav li { display: flow-root; } nav .verdict { float: right; } .of-pack { margin-top: .6rem; font-weight: 600; } h5 { margin: .7rem 0 .2rem; font-size: .875rem; color: var(--soft); font-weight: 600; }
.banner { padding: 1.2rem 1.4rem; border-left: .5rem solid; border-radius: .3rem; } .banner p { margin: .5rem 0 0; }
.w-violated { border-color: var(--bad); background: var(--bad-tint); } .w-violated h1 { color: var(--bad); }
.w-undetermined { border-color: var(--wait); background: var(--wait-tint); } .w-undetermined h1 { color: var(--wait); }
.w-pending { border-color: var(--due); background: var(--due-tint); } .w-pending h1 { color: var(--due); }
.w-clear { border-color: var(--good); background: var(--good-tint); } .w-clear h1 { color: var(--good); }
.counts { list-style: none; padding: 0; margin: .8rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; } .counts b { font-size: 1.3rem; }
.verdict { font-weight: 700; white-space: nowrap; } .v-violated { color: var(--bad); } .v-undetermined { color: var(--wait); } .v-pending { color: var(--due); }
.v-satisfied, .v-exempt { color: var(--good); } .v-not_applicable, .v-not_in_force, .v-not_examined { color: var(--soft); }
.glance { list-style: none; margin: .4rem 0; padding: 0; display: grid; gap: .35rem; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); font-size: .875rem; }
.glance li { padding: .35rem .6rem; border: 1px solid var(--line); border-left: .3rem solid var(--line); border-radius: .3rem; display: flex; flex-direction: column; gap: .1rem; line-height: 1.35; }
.glance .g-violated { border-left-color: var(--bad); background: var(--bad-tint); } .glance .g-undetermined { border-left-color: var(--wait); background: var(--wait-tint); }
.glance .g-pending { border-left-color: var(--due); background: var(--due-tint); } .glance .g-clear { border-left-color: var(--good); } .glance .missing { border-style: dashed; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; padding: .7rem 1rem; background: var(--tint); border-radius: .4rem; font-size: .875rem; }
.filter fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; } .filter legend { float: left; margin-right: .9rem; padding: 0; color: var(--soft); }
.filter select, .filter button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .3rem; padding: .2rem .4rem; max-width: 100%; }
.filter > label { max-width: 100%; } .filter input { margin-right: .3rem; } .filter :focus-visible, .drawing:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.filtered { display: none; flex-basis: 100%; margin: 0; font-weight: 700; color: var(--wait); }
.pack { font-size: 1.1rem; color: var(--ink); } .article > h3 { font-size: 1.1rem; color: var(--ink); margin-top: 1.6rem; }
.part > summary { list-style: none; } .part > summary h2 { display: list-item; list-style: disclosure-closed inside; color: var(--ink); } .part[open] > summary h2 { list-style-type: disclosure-open; }
.whole { font-size: .875rem; margin: 1rem 0; } body:has(#whole:checked) details::details-content, .rule:target::details-content { content-visibility: visible; display: block; }
.rule { border-left: .3rem solid var(--line); } .rule.g-violated { border-left-color: var(--bad); } .rule.g-undetermined { border-left-color: var(--wait); }
.rule.g-pending { border-left-color: var(--due); } .rule.g-clear { border-left-color: var(--good); } .rule { padding: .35rem 1.1rem; margin: .4rem 0; }
.rule > summary { color: var(--ink); } summary h4 { display: inline; font: inherit; } .rule > summary .soft { font-weight: 400; } .duty { margin: 0 .3rem; } .tag { font-size: .75rem; padding: 0 .4rem; border: 1px solid; border-radius: .7rem; font-weight: 600; }
.cite { font-size: .875rem; color: var(--soft); margin-right: .4rem; } .instance { margin: .8rem 0; padding-top: .5rem; border-top: 1px dashed var(--line); } .at { margin: 0 0 .3rem; } .place { color: var(--soft); }
.frame { margin: .3rem 0; padding: .4rem .6rem; background: var(--tint); font: .8125rem/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.frame .n { color: var(--soft); margin-right: 1rem; user-select: none; } mark { background: var(--mark); color: inherit; }
.rule ul, .rule ol { margin: .2rem 0; padding-left: 1.2rem; } .steps { list-style: none; padding-left: 0 !important; } .steps > li { padding-left: .6rem; border-left: .2rem solid var(--line); margin: .2rem 0; }
.steps .b-bad { border-color: var(--bad); } .b-bad > .state { color: var(--bad); font-weight: 700; } .steps .b-open { border-color: var(--wait); } .b-open > .state { color: var(--wait); font-weight: 700; }
.steps .b-waiting { border-color: var(--due); } .b-waiting > .state { color: var(--due); font-weight: 700; } .steps .b-good { border-color: var(--good); } .b-good > .state { color: var(--good); }
.cover { margin: .2rem 0; } .todo { margin: .8rem 0 .2rem; padding: .1rem .9rem .5rem; background: var(--tint); border-radius: .3rem; } .todo p { margin: 0; } .foot { overflow-wrap: anywhere; }
td a, .wide a { text-underline-offset: .3em; } thead th:first-child { width: 30%; } thead th:last-child { width: 24%; } .wide li { margin: .4rem 0; } .bad { color: var(--bad); } td, th, li { overflow-wrap: anywhere; } tbody th { font-weight: 400; }
figure { margin: .4rem 0; } .drawing { overflow-x: auto; } svg { display: block; height: auto; min-width: 40rem; max-width: 100%; } svg text { font: 12px ui-monospace, "Noto Sans Mono CJK SC", monospace; fill: var(--ink); white-space: pre; } svg .head { font-weight: 700; }
svg rect { fill: var(--paper); stroke: var(--soft); } svg path { fill: none; stroke: var(--soft); } svg .leaf rect { stroke: var(--line); fill: var(--tint); } svg path.leaf { stroke: var(--line); }
svg .v-violated rect, svg .b-bad rect { fill: var(--bad-tint); stroke: var(--bad); } svg path.b-bad { stroke: var(--bad); stroke-width: 2; }
svg .v-undetermined rect, svg .b-open rect { fill: var(--wait-tint); stroke: var(--wait); } svg path.b-open { stroke: var(--wait); stroke-width: 2; stroke-dasharray: 5 3; }
svg .v-pending rect, svg .b-waiting rect { fill: var(--due-tint); stroke: var(--due); } svg path.b-waiting { stroke: var(--due); stroke-width: 2; }
svg .v-satisfied rect, svg .v-exempt rect, svg .b-good rect { fill: var(--good-tint); stroke: var(--good); } svg path.b-good { stroke: var(--good); } svg .b-quiet rect { stroke-dasharray: 4 3; }
section[aria-labelledby=limits] li { margin-block: .15rem; }
@media screen and (max-width: 60rem) { nav ol { columns: 2; gap: 1rem; } nav .to-article { display: none; } body > .banner { margin: 0; border-radius: 0; } h2 { margin-top: 2rem; } .glance { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); }  .banner { padding: 1rem; } .rule { padding: .7rem .8rem; }
  table, tbody, tr, td, tbody th { display: block; } thead { position: absolute; left: -100rem; } td, tbody th { border: 0; padding: .15rem 0; } tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } }
@media print { :root { --bad: #8f1014; --bad-tint: #fff; --wait: #6b4200; --wait-tint: #fff; --due: #0b4a8a; --due-tint: #fff; --good: #14483b; --good-tint: #fff; --mark: #e8e8e8; }
  .banner { border: 1px solid; border-left-width: .5rem; } .skip, .filter > :not(.filtered) { display: none; } summary { list-style: none; } .filter { padding: 0; background: none; } h2 { margin-top: 1.2rem; padding-top: .5rem; } .article > h3 { margin: .7rem 0 .2rem; } .glance { grid-template-columns: repeat(6, 1fr); font-size: .75rem; }
  .rule:not([open]) { margin: 0; padding: .05rem .6rem; border-width: 0 0 0 .3rem; border-radius: 0; } .rule { break-inside: auto; } .instance, .todo, figure, .glance li { break-inside: avoid; }
  .whole { display: none; } body:not(:has(#whole:checked)) section:has(> .part:not([open])) { display: none; } .drawn > summary { display: none; }
  section[aria-labelledby=limits] { font-size: .8rem; } section[aria-labelledby=limits] :is(h3, h4, p, ul) { margin-block: .15rem; }
  .pack > a { display: none; } svg { min-width: 0; } h4, h5, .at { break-after: avoid; } }
`;

/** What a reading guide has beside the style of our pages. */
export const guideStyle = `
.kind { font-size: .75rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; color: var(--must); }
.kind.note { color: var(--note); } .kind.judge, .kind.open { color: var(--open); }
@media print { details::details-content { content-visibility: visible; display: block; } }
`;
