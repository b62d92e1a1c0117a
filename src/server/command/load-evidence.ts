import type { EvidenceKey } from '#domain/evidence/evidence-key';
import type { KeyRefusal } from '#domain/evidence/listed-key';
import { type Loaded, loadSources } from '../county/evidence-sources';
import type { Asked, Exit } from './command';
import { inCounty } from './open-county';

/** The keys of one source as an importer read them. */
export type Imported = Loaded & { refused: readonly KeyRefusal[] };

/** Why nothing of a file was taken. */
const WHY = {
  'no-file': 'There is no such file.',
  'too-large': 'The file is too large.',
  'not-json': 'The file is no JSON.',
  'not-a-list': 'The file is no list of keys of this kind.',
  'no-keys': 'There is no key in it that is of use. What phones have stays as it is.',
  'too-many': 'That would be more keys than phones can keep. What phones have stays as it is.',
} as const;
export type LoadRefusal = keyof typeof WHY;

/** Says why nothing was taken. */
export function refuseLoad({ terminal }: Asked, why: LoadRefusal): Exit {
  terminal.tell(WHY[why]);
  terminal.result({ done: false, why });
  return 'refused';
}

/** Keys that may be trusted still, each once. */
const living = (keys: readonly EvidenceKey[], now: number): EvidenceKey[] => [
  ...new Map(keys.filter((key) => key.notAfter > now).map((key) => [JSON.stringify(key), key])).values(),
];

/** Takes the keys of sources for the phones, and says what was taken, what was refused, and why. */
export async function loadEvidence(asked: Asked, imported: readonly Imported[]): Promise<Exit> {
  return await inCounty(asked, async ({ keys, write }) => {
    const now = asked.now();
    const loaded = imported.map((one) => ({ ...one, keys: living(one.keys, now) }));
    const expired = imported.reduce(
      (sum, one) => sum + one.keys.filter((key) => key.notAfter <= now).length,
      0,
    );
    const refused = imported.flatMap((one) => one.refused);
    const taken = loaded.filter((one) => one.keys.length > 0);
    tellRefused(asked, refused, expired);
    if (taken.length === 0) return refuseLoad(asked, 'no-keys');
    const done = await write((tx) =>
      loadSources(tx, keys, {
        loaded: taken.map(({ id, scheme, keys: own }) => ({ id, scheme, keys: own })),
        now,
      }),
    );
    if (!done.ok) return refuseLoad(asked, done.fault);
    const { tell, result } = asked.terminal;
    for (const [issuer, count] of counted(taken.flatMap((one) => one.keys.map((key) => key.iss))))
      tell(`  ${issuer}: ${count}`);
    const count = taken.reduce((sum, one) => sum + one.keys.length, 0);
    tell(`${count} keys taken. Phones of posts get them with their next request (list ${done.value}).`);
    result({
      done: true,
      list: done.value,
      taken: taken.map(({ id, scheme, keys: own }) => ({ source: id, scheme, keys: own.length })),
      refused,
      expired,
    });
    return 'done';
  });
}

const SAID: Readonly<Record<KeyRefusal['why'], string>> = {
  'not-a-key': 'no key that can be read',
  'kind-of-key': 'another kind of key than ES256 (P-256) or PS256 (2,048 bits or more)',
  authority: 'signs other certificates, not health certificates',
  'other-domain': 'stands in the list for another kind of document',
  kid: 'its name is not its thumbprint',
};

function tellRefused({ terminal }: Asked, refused: readonly KeyRefusal[], expired: number): void {
  for (const [why, count] of counted(refused.map((one) => one.why)))
    terminal.tell(`  left out, ${SAID[why]}: ${count}`);
  if (expired > 0) terminal.tell(`  left out, expired: ${expired}`);
}

/** How often each text occurs, in the order of their first. */
function counted<T extends string>(texts: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
