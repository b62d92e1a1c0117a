import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Device } from '#device/device';
import { fromBase64Url } from '#domain/bytes';
import type { County } from '#domain/county/county';
import { maskName } from '#domain/document/name';
import type { Carried } from '../declare/pass/use-own-passes';

/** What became of scanning the code: `waiting` until the county is known and the signature is checked. */
export type Visit =
  | { state: 'waiting' }
  | { state: 'not-ours' }
  | { state: 'not-saved' }
  | { state: 'seen' }
  | { state: 'recorded'; at: number };

const DRAFT = 'last-visit';
const lastVisitSchema = z.object({ place: z.string(), at: z.number() });
/** A page that is opened again within half an hour is the same visit. */
const SAME_VISIT = 30 * 60 * 1000;

type Asked = { device: Device; county: County | null; carried: readonly Carried[] | null };

/**
 * Checks the code's signature against the county's key and records one visit. The signature stands behind the `#` and
 * never leaves the phone. A worker's phone records none: it is no traveller's.
 */
export function useVisit({ device, county, carried }: Asked): Visit {
  const [visit, setVisit] = useState<Visit>({ state: 'waiting' });
  const ready = county !== null && carried !== null;
  useEffect(() => {
    if (county === null || carried === null) return;
    record(device, county, carried).then(setVisit, () => setVisit({ state: 'not-saved' }));
  }, [device, ready]);
  return visit;
}

async function record(device: Device, county: County, carried: readonly Carried[]): Promise<Visit> {
  // Checked after the first paint: it says nothing before that.
  const [{ parsePlaceCode }, { verifyPlaceCode }] = await Promise.all([
    import('#domain/venue/place-code'),
    import('#domain/venue/code'),
  ]);
  const code = parsePlaceCode(`https://${location.host}${location.pathname}${location.hash}`);
  const rootKey = fromBase64Url(county.rootKey);
  if (code === null || rootKey === null) return { state: 'not-ours' };
  if (!(await verifyPlaceCode(code, rootKey, device.verifyEs256))) return { state: 'not-ours' };
  if (device.install.value().kind === 'post') return { state: 'seen' };
  const now = device.now();
  const last = lastVisitSchema.safeParse(await device.readDraft(DRAFT));
  if (last.success && last.data.place === code.id && Math.abs(now - last.data.at) < SAME_VISIT)
    return { state: 'recorded', at: last.data.at };
  const pass = carried[0]?.pass ?? null;
  const saved = await device.save(
    {
      kind: 'venue-visit',
      body: { venue: code.id, kind: code.kind, ...(pass === null ? {} : { pass: pass.number }) },
    },
    { name: carried[0]?.name ?? maskName(''), plate: null, decision: null, colour: null },
  );
  if (!saved.ok) return { state: 'not-saved' };
  await device.keepDraft(DRAFT, { place: code.id, at: saved.value.takenAt });
  return { state: 'recorded', at: saved.value.takenAt };
}
