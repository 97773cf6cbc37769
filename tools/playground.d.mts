/** What the page carries of the library and the examples, by their paths. */
export function filesOfPage(): Record<string, string>;
