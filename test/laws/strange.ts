import { detectors } from "../../src/readers/detect/findings.ts";

/** Values that stand where they should not, or that tell little. */
export const strange: readonly unknown[] = (
  [
    [null, true, false, 0, -1, 1e21, 1e-9, 0.1234567890123456, 123_456_789_012_345_680, 5, 1],
    ["", " ", "TBD", "n/a", "none", "未知", "待补", "u", "Unknown", "text", "constructor", "__proto__"],
    ["1970-01-01", "2026-13-01", "9999-12-31", "2026-11-12", "9999-12-31T00:00:00Z", "2026-11-12T23:59:60+08:00"],
    ["2026-11-12T09:00:00+08:00", "1969-12-31T23:59:59Z", "24 hours", detectors[0]?.name],
    [[], {}, [null], [[]], ["TBD"], [{}], { present: true }, { at_least: 1 }, { from: "2026-01-01" }, { at_least: [] }],
    [Array.from({ length: 2000 }, () => ({}))],
  ] as const
).flat();
