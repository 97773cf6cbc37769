import { fencesOf, type Fence } from "./fences.ts";

/** Somebody who follows a page. */
export interface Walker {
  readonly write: (path: string, text: string) => void;
  /** Runs the commands of a `console` fence, and gives back the fence as it should be. */
  readonly transcript: (fence: Fence) => string;
}

/** A page with what its commands print in the place of what it shows; its other fences are files that stand there from then on. */
export function walked(markdown: string, { write, transcript }: Walker): string {
  let page = markdown;
  for (const fence of fencesOf(markdown)) {
    const [kind, path] = fence.words;
    if (kind === "console") page = page.replace(`\n${fence.text}\`\`\``, () => `\n${transcript(fence)}\`\`\``);
    else if (path !== undefined) write(path, fence.text);
    else throw new Error(`line ${fence.line}: the file has a path`);
  }
  return page;
}

/** Pages whose commands ask for more than a command line that ends: a server, other programs, lines that are streamed. */
export const runsPrograms = (path: string): boolean => /^grammar\/start\/(logs|run-time)\./.test(path);
