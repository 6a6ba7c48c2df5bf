import type { Level } from "#core/words";

/** 1 junior · 2 mid · 3 senior · 4 staff, as in the core; said again here so that the browser need not load the core's schemas. */
export const levelValue = { junior: 1, mid: 2, senior: 3, staff: 4 } as const satisfies Record<Level, number>;
