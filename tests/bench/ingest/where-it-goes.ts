import { type Profiler, Session } from 'node:inspector/promises';

/** Parts of ingest by the functions that do them; the first that stands on the stack, from the inside, says which. */
const PARTS: readonly [part: string, test: (name: string, url: string) => boolean][] = [
  ['commit', (name) => name === 'commitTransaction'],
  [
    'sql',
    (name, url) =>
      url.includes('/libsql/') ||
      url.endsWith('/sqlite-statements.ts') ||
      (name === 'executeQuery' && url.includes('kysely')),
  ],
  ['inflate', (name, url) => name.startsWith('inflate') || url.includes('/fflate/')],
  ['parse', (name, url) => name === 'unpackRecord' || url.includes('/zod/')],
  ['open', (name) => name === 'openOne' || name === 'openBatch'],
  ['judge', (name) => name === 'judge'],
  ['place', (_, url) => url.includes('/people/') || url.includes('/domain/person/')],
  ['rows and texts', (_, url) => url.includes('/server/ingest/') || url.includes('/server/store/')],
];

/** @returns how the processor's time of a work splits, in per cent, greatest first */
export async function whereItGoes(work: () => Promise<void>): Promise<[part: string, share: number][]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return split(profile);
}

function split(profile: Profiler.Profile): [string, number][] {
  const own = new Map<number, number>();
  for (const [at, node] of (profile.samples ?? []).entries())
    own.set(node, (own.get(node) ?? 0) + (profile.timeDeltas?.[at] ?? 0));
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
  );
  const parts = new Map<string, number>();
  let whole = 0;
  for (const [id, time] of own) {
    const part = partOf(id);
    if (part === null) continue;
    whole += time;
    parts.set(part, (parts.get(part) ?? 0) + time);
  }
  return [...parts]
    .map(([part, time]): [string, number] => [part, (100 * time) / whole])
    .sort((a, b) => b[1] - a[1]);

  function partOf(id: number): string | null {
    const name = nodes.get(id)?.callFrame.functionName;
    if (name === '(idle)') return null;
    if (name === '(garbage collector)') return 'memory';
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { functionName = '', url = '' } = nodes.get(at)?.callFrame ?? {};
      const found = PARTS.find(([, test]) => test(functionName, url));
      if (found !== undefined) return found[0];
    }
    return 'the rest';
  }
}
