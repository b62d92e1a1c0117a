/** A value, or an expected failure with its code. Failures are data: nothing in the domain throws for bad input. */
export type Result<T, F> = { ok: true; value: T } | { ok: false; fault: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fault = <F>(reason: F): { ok: false; fault: F } => ({ ok: false, fault: reason });
