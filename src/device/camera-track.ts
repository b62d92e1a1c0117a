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

/** How near the picture is brought: as the lens sees it, or twice. */
export type Zoom = 1 | 2;

/**
 * The number that a camera wants for a step of zoom, or null where it cannot come much nearer. Telephones count from 1,
 * some from a little less for their wide lens; cameras on a cable often from 100.
 */
export function zoomFor(step: Zoom, { zoom }: CameraAbilities): number | null {
  if (zoom === null) return null;
  const one = Math.max(1, zoom.min);
  if (zoom.max < 1.3 * one) return null;
  return Math.min(zoom.max, step * one);
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
