import * as z from 'zod/mini';

/** What a phone remembers of its camera, so that the next start asks nothing. Nothing of a person. */
const choiceSchema = z.object({
  deviceId: z.optional(z.string()),
  zoom: z.optional(z.number()),
  torch: z.optional(z.boolean()),
});
export type CameraChoice = z.infer<typeof choiceSchema>;

const KEY = 'kakou.camera';

/** The remembered choice; empty where nothing can be remembered. */
export function readChoice(): CameraChoice {
  try {
    const read = choiceSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/** Remembers some of it. Where storage is forbidden the camera works all the same and asks again next time. */
export function rememberChoice(part: CameraChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readChoice(), ...part }));
  } catch {
    // Private mode, or storage full.
  }
}
