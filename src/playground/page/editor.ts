import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, RangeSetBuilder, StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  type DecorationSet,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Spot } from "../session.ts";
import type { Ask } from "./engine.ts";
import { shownMarkdown } from "./markdown.ts";

/** An editor of one text after another, each with its own history. */
export interface Editor {
  /** Shows a text; `at`: where the caret goes and what is brought into view. */
  readonly show: (path: string, text: string, at?: number) => void;
  readonly path: () => string;
  readonly caret: () => number;
  /** Asks again what is wrong with the text, and which words it has. */
  readonly refresh: () => Promise<void>;
  readonly label: (label: string) => void;
  /** Forgets every text that was shown. */
  readonly clear: () => void;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly ask: Ask;
  readonly onChange: (path: string, text: string) => void;
  readonly onCaret: (path: string, at: number) => void;
  readonly onGo: (spot: Spot) => void;
  /** Tells what goes wrong. */
  readonly guarded: (act: () => Promise<unknown>) => Promise<void>;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

const setClasses = StateEffect.define<readonly Stretch[]>();

const classes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, { changes, effects, state }) => {
    for (const it of effects) if (it.is(setClasses)) return decorated(it.value, state.doc.length);
    return shown.map(changes);
  },
  provide: (it) => EditorView.decorations.from(it),
});

function decorated(all: readonly Stretch[], length: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of all)
    if (from < to && to <= length) builder.add(from, to, Decoration.mark({ class: `c-${kind}` }));
  return builder.finish();
}

/** `parent` gets a shadow root: in one, styles come as sheets of the page's own making, which a strict policy lets in. */
export function openEditor({ parent, label, ask, onChange, onCaret, onGo, guarded }: EditorOptions): Editor {
  const root = parent.attachShadow({ mode: "open" });
  const states = new Map<string, EditorState>();
  let path = "";
  let name = label;

  const goToDefinition = (at: number): boolean => {
    void guarded(() => ask("definition", path, at).then((it) => it && onGo(it)));
    return true;
  };

  const extensions = (of: string): Extension => [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    classes,
    theme,
    of.endsWith(".yaml") ? [yaml(), syntaxHighlighting(yamlColours)] : [],
    autocompletion({
      override: [
        async ({ pos, explicit, state }) => {
          if (!explicit && !/[\p{L}\p{N}_."]$/u.test(state.sliceDoc(Math.max(0, pos - 1), pos))) return null;
          const all = await ask("complete", of, pos);
          const [first] = all;
          if (!first) return null;
          const options = all.map((it) => ({
            label: it.label,
            ...(it.detail === undefined ? {} : { detail: it.detail }),
          }));
          return { from: first.from, to: first.to, options, validFor: /^[\p{L}\p{N}_]*$/u };
        },
      ],
    }),
    hoverTooltip(async (view, at) => {
      const found = await ask("hover", of, at);
      if (!found) return null;
      return {
        pos: found.from,
        end: found.to,
        above: true,
        create: () => ({ dom: shownMarkdown(found.markdown, view.dom.ownerDocument) }),
      };
    }),
    keymap.of([
      { key: "F12", run: ({ state }) => goToDefinition(state.selection.main.head) },
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        const at = event.ctrlKey || event.metaKey ? view.posAtCoords(event) : null;
        return at === null ? false : goToDefinition(at);
      },
    }),
    // What scrolls is reached by the keyboard.
    EditorView.contentAttributes.of(() => ({ "aria-label": name, tabindex: "0" })),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged) onChange(of, state.doc.toString());
      if (docChanged || selectionSet) onCaret(of, state.selection.main.head);
    }),
  ];

  const view = new EditorView({ parent: root, root });
  const refresh = async (): Promise<void> => {
    const [of, before] = [path, view.state.doc];
    const [marks, words] = await Promise.all([ask("marks", of), ask("classes", of)]);
    // What is said of an earlier text stands in the wrong places.
    if (path !== of || view.state.doc !== before) return;
    view.dispatch({ effects: setClasses.of(words) });
    view.dispatch(
      setDiagnostics(
        view.state,
        marks.map((it) => ({ ...it })),
      ),
    );
  };
  return {
    path: () => path,
    caret: () => view.state.selection.main.head,
    refresh,
    label: (it) => {
      name = it;
    },
    clear: () => states.clear(),
    show: (next, text, at) => {
      if (path !== "") states.set(path, view.state);
      path = next;
      const kept = states.get(next);
      view.setState(
        kept && kept.doc.toString() === text ? kept : EditorState.create({ doc: text, extensions: extensions(next) }),
      );
      if (at !== undefined) {
        const anchor = Math.min(at, view.state.doc.length);
        view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      }
      void guarded(refresh);
    },
  };
}

const yamlColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--name)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--text-ink)" },
  { tag: [tags.lineComment, tags.comment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.bool, tags.number], color: "var(--number)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "14px", backgroundColor: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--link)" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--tint)", color: "var(--soft)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--active)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--selected) !important" },
  ".cm-tooltip": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    maxWidth: "40rem",
  },
  ".cm-tooltip .told": { padding: "0.5rem 0.75rem", fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif' },
  ".cm-tooltip .told p": { margin: "0 0 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--selected)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal" },
  // Waves that come as images are no part of a strict policy.
  ".cm-lintRange": { backgroundImage: "none" },
  ".cm-lintRange-error": { textDecoration: "wavy underline var(--bad) 1px" },
  ".cm-lintRange-warning": { textDecoration: "wavy underline var(--wait) 1px" },
  ".cm-lintRange-info": { textDecoration: "dotted underline var(--due) 1px" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--wait)" },
  ".c-keyword": { color: "var(--keyword)", fontWeight: "600" },
  ".c-text": { color: "var(--text-ink)" },
  ".c-number": { color: "var(--number)" },
  ".c-comment": { color: "var(--soft)", fontStyle: "italic" },
  ".c-fact, .c-variable, .c-day": { color: "var(--name)" },
  ".c-member, .c-evidence": { color: "var(--number)" },
});
