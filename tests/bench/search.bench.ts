import { createServer } from 'node:http';
import { searchAnswerSchema } from '#domain/desk/search-desk';
import { createApp } from '#server/app';
import { type Bench, type Figure, quantile } from './figures';
import { benchPost } from './ingest/post';
import { type Named, seedNamed } from './search/seed-named';

const PEOPLE = 100_000;
const EACH = 60;
const BAR = 100;

/**
 * The desk's search among 100,000 people, from the request to the answer, with its entry in the audit log on disk: by whole
 * name, by the surname alone that thousands have, by the last six of the document, by telephone, by plate, and for nobody.
 */
const search: Bench = async ({ rounds }) => {
  const post = await benchPost();
  const { context } = post;
  // Nobody searches as fast as this asks.
  const unlimited = { ...context, limits: { ...context.limits, look: 1e6, desk: 1e6 } };
  const server = createServer(createApp(unlimited));
  try {
    const now = Date.now();
    const policy = await context.policies.inForce(context.store.db, now);
    const { documents } = context.keys;
    const people = await seedNamed(context.store.db, PEOPLE, { policy, now, documents });
    await new Promise<void>((resolve) => void server.listen(0, resolve));
    const address = server.address();
    const base = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const ask = asker(base, post.cookie);
    for (const [, textOf] of WAYS) for (const one of people.slice(0, 5)) await ask(textOf(one));
    const figures: Figure[] = [];
    for (const [name, textOf, found] of WAYS) {
      const runs: number[] = [];
      for (let at = 0; at < EACH * Math.min(rounds, 3); at++) {
        const one = people[(at * 37) % people.length];
        if (one === undefined) continue;
        const began = performance.now();
        const hits = await ask(textOf(one));
        runs.push(performance.now() - began);
        if (hits > 0 !== found) throw new Error(`${name}: ${hits} found`);
      }
      figures.push(asFigure(name, runs));
    }
    return figures;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await post.close();
  }
};
export default search;

const WAYS: readonly [name: string, textOf: (one: Named) => string, found: boolean][] = [
  ['whole name', ({ name }) => name, true],
  ['surname alone', ({ name }) => name.slice(0, 1), true],
  ['last six', ({ last6 }) => last6, true],
  ['telephone', ({ phone }) => phone, true],
  ['plate', ({ plate }) => plate, true],
  ['nobody', () => '欧阳查无', false],
];

/** Asks as the desk does. @returns how many were found */
const asker = (base: string, cookie: string) => async (text: string) => {
  const answer = await fetch(`${base}/v1/persons/search`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!answer.ok) throw new Error(`search: ${answer.status} ${await answer.text()}`);
  return searchAnswerSchema.parse(await answer.json()).hits.length;
};

function asFigure(name: string, ours: readonly number[]): Figure {
  const slow = quantile(ours, 0.95);
  return {
    name: `by ${name}, ${PEOPLE} people`,
    unit: 'ms',
    ours,
    bar: { text: `under ${BAR} ms for 95 in 100 (${slow.toFixed(1)})`, holds: slow < BAR },
  };
}
