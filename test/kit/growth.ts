import { expect, vi } from "vitest";

/** Fails where the steps that a piece of work takes grow faster than its input; what it takes anyhow is left out. */
export function expectInProportion(stepsOf: (size: number) => number): void {
  const [none = 0, once = 0, twice = 0] = [0, 200, 400].map(stepsOf);
  expect(once - none, "something is counted").toBeGreaterThan(0);
  expect((twice - none) / (once - none)).toBeLessThan(2.2);
}

/** How often a method of all strings is called meanwhile. */
export function callsOf(method: "charAt" | "charCodeAt" | "slice" | "replaceAll", work: () => unknown): number {
  const spy = vi.spyOn(String.prototype, method);
  try {
    work();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}
