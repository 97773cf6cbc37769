import { namesOf } from "../../base/message.ts";
import type { Contents, Judgement, LawEntry, RuleEntry, Spot } from "../session.ts";
import { pageWords } from "../words.ts";
import { openEditor, type EditorOptions } from "./editor.ts";
import { startEngine, unpackCarried } from "./engine.ts";
import { changed, changeOf, readLink, writeLink, type Change, type PageState } from "./link.ts";

const byId = <T extends HTMLElement = HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as T;
};
const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...inside);
  return made;
};
const button = (text: string, className: string, act: () => void): HTMLButtonElement => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
/** Calls only the last of some calls that follow each other closely. */
const afterPause = (act: () => void, ms: number): (() => void) => {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, ms);
  };
};

const { worker, files } = await unpackCarried(byId("carried").textContent);
const ask = startEngine(worker, files);

/** Languages call themselves by their own names. */
const languages = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" } as const;

const choice = {
  language: byId<HTMLSelectElement>("language"),
  example: byId<HTMLSelectElement>("example"),
  file: byId<HTMLSelectElement>("file"),
  pack: byId<HTMLSelectElement>("pack"),
  policy: byId<HTMLSelectElement>("policy"),
};
const drawing = byId("picture").attachShadow({ mode: "open" });

let contents: Contents;
const texts = new Map<string, string>();
const textOf = (path: string): string => texts.get(path) ?? files[path] ?? "";

const told: EditorOptions["onChange"] = (path, text) => {
  if (text === files[path]) texts.delete(path);
  else texts.set(path, text);
  void guarded(() => ask("put", path, text));
  soon();
};
const rule = openEditor({
  parent: byId("rule-editor"),
  label: "",
  ask,
  onChange: told,
  onCaret: () => soonDrawn(),
  onGo: (spot) => void guarded(() => go(spot)),
  guarded,
});
const dossier = openEditor({
  parent: byId("dossier-editor"),
  label: "",
  ask,
  onChange: told,
  onCaret: () => {},
  onGo: (spot) => void guarded(() => go(spot)),
  guarded,
});

const soon = afterPause(() => void guarded(update), 250);
const soonDrawn = afterPause(() => void guarded(draw), 400);
/** After a pause: the whole pack is checked, and linted. */
const soonSettled = afterPause(() => void guarded(() => ask("settle", rule.path()).then(rule.refresh)), 1500);

async function guarded(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    byId("lead").textContent = await ask("say", pageWords.failed({ why })).catch(() => why);
  }
}

/** All that follows from the texts: marks, the law beside them, the verdict, the picture and the link. */
async function update(): Promise<void> {
  await Promise.all([showVerdict(), rule.refresh(), dossier.refresh(), showLaw()]);
  await draw();
  await remember();
  soonSettled();
}

let judgedLast = 0;
async function showVerdict(): Promise<Judgement | undefined> {
  const mine = ++judgedLast;
  const judgement = await ask("judge", choice.example.value);
  if (mine !== judgedLast) return undefined;
  const lead = byId("lead");
  lead.textContent = judgement.lead;
  lead.className = `w-${judgement.word.replaceAll(" ", "-")}`;
  byId("outcomes").replaceChildren(
    ...judgement.mistakes.map(({ text, at }) =>
      element("p", "mistake", text, " ", ...(at ? [goTo(at, "goToFact")] : [])),
    ),
    ...judgement.rules.map(ruleElement),
    element("p", "soft", judgement.others),
  );
  return judgement;
}

const goTo = (spot: Spot, label: "goToRule" | "goToFact"): HTMLButtonElement =>
  button(contents.labels[label], "go", () => void guarded(() => go(spot)));

function ruleElement(it: RuleEntry): HTMLElement {
  const head = element(
    "summary",
    "",
    element("span", "sign", it.sign),
    element("span", "state", it.word),
    ` ${it.cite} `,
    element("span", "soft", it.name),
  );
  const details = element("details", `v-${it.verdict}`, head, element("p", "", it.duty));
  details.append(...it.lines.map((line) => element("p", "", line)));
  details.append(element("p", "", goTo(it.policy, "goToRule"), " ", ...(it.fact ? [goTo(it.fact, "goToFact")] : [])));
  details.dataset["rule"] = it.name;
  return details;
}

async function showLaw(): Promise<void> {
  const [of, units] = [rule.path(), await ask("law", rule.path())];
  if (of !== rule.path()) return;
  const { noUnits, noWords } = contents.labels;
  const hasWords = units.some((it) => it.text !== undefined);
  const note = units.length === 0 ? [element("p", "soft", noUnits)] : hasWords ? [] : [element("p", "soft", noWords)];
  byId("units").replaceChildren(...note, ...units.map(unitElement));
}

function unitElement({ cite, text, caption, quoted }: LawEntry): HTMLElement {
  const made = element("div", "unit", element("h3", "", caption === undefined ? cite : `${cite} · ${caption}`));
  if (text === undefined) return made;
  const words = element("p", "words");
  words.lang = "zh";
  let at = 0;
  for (const it of quoted.toSorted((a, b) => a.start - b.start)) {
    if (it.start < at) continue;
    words.append(text.slice(at, it.start));
    const spot = { path: rule.path(), at: it.at };
    words.append(quotedWords(text.slice(it.start, it.end), spot));
    at = it.end;
  }
  words.append(text.slice(at));
  made.append(words);
  return made;
}

/** A link, which unlike a button goes on on the next line. */
function quotedWords(text: string, spot: Spot): HTMLAnchorElement {
  const made = element("a", "quoted", text);
  made.href = "#rule";
  made.addEventListener("click", (event) => {
    event.preventDefault();
    void guarded(() => go(spot));
  });
  return made;
}

let drawnLast = 0;
async function draw(): Promise<void> {
  const mine = ++drawnLast;
  const path = rule.path();
  const name = await ask("ruleAt", path, rule.caret());
  const found = name === undefined ? undefined : await ask("graph", path, name, choice.example.value);
  if (mine !== drawnLast) return;
  byId("of-rule").textContent =
    name === undefined ? contents.labels.noRule : await ask("say", pageWords.ofRule({ rule: name }));
  if (!found) return drawing.replaceChildren();
  const picture = new DOMParser().parseFromString(found.svg, "image/svg+xml").documentElement;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(found.style);
  drawing.adoptedStyleSheets = [sheet];
  drawing.replaceChildren(document.importNode(picture, true));
}
drawing.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const href = link?.getAttribute("href");
  if (!href?.startsWith("#{")) return;
  event.preventDefault();
  void guarded(() => go(JSON.parse(decodeURIComponent(href.slice(1))) as Spot));
});

/** Shows a place of a policy or of a dossier. */
async function go({ path, at }: Spot): Promise<void> {
  if (path.endsWith(".edict")) {
    await choosePolicy(path, at);
    byId("rule").scrollIntoView({ block: "nearest" });
    return;
  }
  const example = contents.examples.find((it) => it.files.includes(path));
  if (!example) return;
  if (choice.example.value !== example.folder) await chooseExample(example.folder, path);
  choice.file.value = path;
  dossier.show(path, textOf(path), at);
  byId("dossier").scrollIntoView({ block: "nearest" });
}

async function choosePolicy(path: string, at?: number): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (choice.pack.value !== folder || choice.policy.options.length === 0) {
    choice.pack.value = folder;
    await fillPolicies();
  }
  choice.policy.value = path;
  rule.show(path, textOf(path), at);
  await showLaw();
  soonDrawn();
  await remember();
}

async function chooseExample(folder: string, file?: string): Promise<Judgement | undefined> {
  choice.example.value = folder;
  const inside = contents.examples.find((it) => it.folder === folder)?.files ?? [];
  fill(
    choice.file,
    inside.map((it) => [it, it.slice(folder.length + 1)]),
  );
  const usual = inside.find((it) => it.endsWith("/service.yaml")) ?? inside[0] ?? "";
  const path = file !== undefined && inside.includes(file) ? file : usual;
  choice.file.value = path;
  // The verdict is asked for first: what is said of a document waits for it.
  const verdict = showVerdict();
  dossier.show(path, textOf(path));
  const judgement = await verdict;
  soonDrawn();
  await remember();
  return judgement;
}

function fill(select: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[]): void {
  const before = select.value;
  select.replaceChildren(
    ...options.map(([value, text]) => {
      const made = element("option", "", text);
      made.value = value;
      return made;
    }),
  );
  if (options.some(([value]) => value === before)) select.value = before;
}

async function fillPacks(): Promise<void> {
  fill(
    choice.pack,
    (await ask("packs")).map((it) => [it.folder, it.title]),
  );
}

/** The policies of the pack that is chosen; the first, unless the one that was chosen is among them. */
async function fillPolicies(): Promise<void> {
  fill(
    choice.policy,
    (await ask("policies", choice.pack.value)).map((it) => [it.path, it.title]),
  );
}

/** Words of the page, and what there is to choose from, in a language. */
async function chooseLanguage(language: string): Promise<void> {
  contents = await ask("contents", language);
  document.documentElement.lang = language;
  document.title = contents.labels.title;
  for (const it of document.querySelectorAll<HTMLElement>("[data-label]")) {
    it.textContent = contents.labels[it.dataset["label"] as keyof Contents["labels"]];
  }
  rule.label(contents.labels.rule);
  dossier.label(contents.labels.dossier);
  fill(
    choice.example,
    contents.examples.map((it) => [it.folder, it.name]),
  );
}

/** The address always brings back what is shown. */
async function remember(): Promise<void> {
  const changes = await Promise.all(
    [...texts].map(async ([path, text]) =>
      changeOf(path, ((await ask("digest", path)) ?? "").slice(0, 8), files[path] ?? "", text),
    ),
  );
  const state: PageState = {
    language: choice.language.value,
    example: choice.example.value,
    file: choice.file.value,
    policy: rule.path(),
    at: rule.caret(),
    changes,
  };
  history.replaceState(null, "", `#${await writeLink(state)}`);
}

/** The changes of a link whose texts are those of this page; tells of the others. */
async function apply(changes: readonly Change[]): Promise<void> {
  const others: string[] = [];
  for (const it of changes) {
    const digest = await ask("digest", it.path);
    if (digest?.slice(0, 8) === it.of) {
      const text = changed(files[it.path] ?? "", it);
      texts.set(it.path, text);
      await ask("put", it.path, text);
    } else others.push(it.path);
  }
  if (others.length > 0) byId("told").textContent = await ask("say", pageWords.otherTexts({ files: namesOf(others) }));
}

async function start(hash: string): Promise<void> {
  const linked = hash === "" ? undefined : await readLink(hash);
  const language = linked?.language ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en");
  choice.language.value = language in languages ? language : "en";
  await chooseLanguage(choice.language.value);
  byId("lead").textContent = contents.labels.loading;
  if (hash !== "" && !linked) byId("told").textContent = contents.labels.badLink;
  await apply(linked?.changes ?? []);
  const example = contents.examples.find((it) => it.folder === linked?.example)?.folder ?? "/examples/chat-service";
  const judgement = await chooseExample(example, linked?.file);
  document.documentElement.dataset["verdictAfter"] = String(Math.round(performance.now()));
  await fillPacks();
  const worst = judgement?.rules.find((it) => files[it.policy.path] !== undefined)?.policy;
  const policy =
    linked && linked.policy.endsWith(".edict") && files[linked.policy] !== undefined ? linked.policy : undefined;
  if (policy !== undefined) await choosePolicy(policy, linked?.at);
  else if (worst) await choosePolicy(worst.path, worst.at);
  else {
    await fillPolicies();
    await choosePolicy(choice.policy.value);
  }
  await draw();
  document.documentElement.dataset["ready"] = "";
}

fill(choice.language, Object.entries(languages));
choice.language.addEventListener(
  "change",
  () =>
    void guarded(async () => {
      await chooseLanguage(choice.language.value);
      await fillPacks();
      await fillPolicies();
      choice.policy.value = rule.path();
      await update();
    }),
);
choice.example.addEventListener("change", () => void guarded(() => chooseExample(choice.example.value)));
choice.file.addEventListener(
  "change",
  () =>
    void guarded(async () => {
      dossier.show(choice.file.value, textOf(choice.file.value));
      await remember();
    }),
);
choice.pack.addEventListener(
  "change",
  () =>
    void guarded(async () => {
      await fillPolicies();
      await choosePolicy(choice.policy.value);
    }),
);
choice.policy.addEventListener("change", () => void guarded(() => choosePolicy(choice.policy.value)));
byId("share").addEventListener(
  "click",
  () =>
    void guarded(async () => {
      await remember();
      const isCopied = await navigator.clipboard.writeText(location.href).then(
        () => true,
        () => false,
      );
      byId("told").textContent = isCopied ? contents.labels.shared : contents.labels.notShared;
    }),
);
byId("reset").addEventListener(
  "click",
  () =>
    void guarded(async () => {
      for (const path of texts.keys()) await ask("put", path, undefined);
      texts.clear();
      for (const it of [rule, dossier]) {
        it.clear();
        it.show(it.path(), textOf(it.path()));
      }
      await update();
    }),
);
void guarded(() => start(location.hash.slice(1)));
