import * as z from 'zod/mini';

/** What a camera can do beyond giving pictures. The DOM types do not know of torch and zoom yet. */
export type CameraAbilities = { torch: boolean; zoom: { min: number; max: number; step: number } | null };

const abilitiesSchema = z.object({
  torch: z.optional(z.unknown()),
  zoom: z.optional(z.object({ min: z.number(), max: z.number(), step: z.optional(z.number()) })),
});

/** Asks a track; a browser that cannot be asked has neither. */
export function abilitiesOf(track: MediaStreamTrack): CameraAbilities {
  const told = abilitiesSchema.safeParse('getCapabilities' in track ? track.getCapabilities() : {});
  if (!told.success) return { torch: false, zoom: null };
  const { torch, zoom } = told.data;
  // Chrome says torch: true or false; a list of modes has been seen elsewhere.
  const hasTorch = torch === true || (Array.isArray(torch) && torch.includes(true));
  return {
    torch: hasTorch,
    zoom: zoom === undefined || zoom.max <= zoom.min ? null : { ...zoom, step: zoom.step ?? 0.1 },
  };
}

/** Sets torch or zoom; false when the camera refused. */
export async function adjust(track: MediaStreamTrack, setting: Setting): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [setting] });
    return true;
  } catch {
    return false;
  }
}

type Setting = MediaTrackConstraintSet & { torch?: boolean; zoom?: number };
