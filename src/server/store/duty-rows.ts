/** The columns of who is on duty, and of how they are reached (see tables.ts). */

/** Of an account: where it is called, and since when it is on duty, ms UTC. */
export type AccountDuty = { telephone: string | null; on_duty_at: number | null };

/** Of a post: where it is called. */
export type PostDuty = { telephone: string | null };

/**
 * Of an instruction: when its village was last called in vain, by which account, and how often; when its phones were
 * knocked at; when a text went to its post, and how often that was tried. Times are ms UTC.
 */
export type InstructionCalls = {
  called_at: number | null;
  called_by: string | null;
  calls: number;
  pushed_at: number | null;
  texted_at: number | null;
  text_tries: number;
};

/** Where a phone is knocked at while its app is closed. */
export type PushRow = { install: string; area: string; endpoint: string; made_at: number };
