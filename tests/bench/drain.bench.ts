import { checkIntents, DrainRig, missingPeers } from './drain/rig';
import { type Bench, type Figure, interleave, median, sorted } from './figures';

/** What a month offline leaves; the queue of requests is so slow that a part of it says enough. */
const RECORDS = 10_000;
const FEW = 300;
/** Ours sends by kilobytes; the floor sends as many a body as that comes to. */
const EACH = 200;
const LONG_TASK = 50;
const UP = 300;
const BARS = {
  'PouchDB to express-pouchdb': 5,
  'workbox queue': 50,
  'raw fetch, server does nothing': 0.4,
} as const;

/**
 * Whole checks that wait in the browser, until the server has them all on disk and the page knows it; the others in turn
 * in the same run: PouchDB 9 replicating to express-pouchdb 4 as shipped, workbox-background-sync 7 one record a request
 * to a server that does nothing, and as the floor the same bytes by bare fetch to that server. Each in a fresh browser
 * with a profile on disk; then all of it on a line of 60 ms there and back.
 */
const drain: Bench = async ({ rounds }) => {
  const missing = missingPeers();
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  const rig = await DrainRig.build();
  try {
    const near = await contest(rig, Math.min(rounds, 3));
    rig.slow(30);
    const far = await contest(rig, 1);
    return [
      ...figures('localhost', near),
      ...figures('60 ms there and back', far),
      upFigure(near),
      taskFigure(near),
    ];
  } finally {
    await rig.close();
  }
};
export default drain;

type Found = { runs: Record<string, number[]>; up: number[]; tasks: number[] };

async function contest(rig: DrainRig, rounds: number): Promise<Found> {
  const up: number[] = [];
  const tasks: number[] = [];
  let sealed: string[] = [];
  const ours = async () => {
    const found = await drainOurs(rig);
    up.push(found.up);
    tasks.push(found.longest);
    sealed = found.sealed;
    return found.rate;
  };
  const runs = await interleave(
    {
      ours,
      'raw fetch, server does nothing': () => theirs(rig, 'floor', sealed),
      'PouchDB to express-pouchdb': () => theirs(rig, 'pouchdb', sealed),
      'workbox queue': () => theirs(rig, 'workbox', sealed.slice(0, FEW)),
    },
    rounds,
  );
  return { runs, up, tasks };
}

async function drainOurs(rig: DrainRig) {
  const link = await rig.link();
  return await rig.browse(rig.ours, async (page) => {
    await page.waitForFunction(() => 'phone' in window);
    const joined = await page.evaluate((text) => window.phone.enrol(text), link);
    if (joined !== 'joined') throw new Error(joined);
    await page.evaluate((list) => window.phone.seed(list), checkIntents(RECORDS));
    // The app reads what waits when it opens, as it does after a month.
    const before = rig.ours.up;
    const found = await page.evaluate(async () => {
      let longest = 0;
      const watch = new PerformanceObserver((list) => {
        for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
      });
      watch.observe({ type: 'longtask' });
      const began = performance.now();
      do await window.phone.sync();
      while (window.phone.waiting().unsent > 0);
      const took = performance.now() - began;
      await new Promise((done) => setTimeout(done, 100));
      watch.disconnect();
      return { took, longest };
    });
    const up = (rig.ours.up - before) / RECORDS;
    const sealed = Array.from({ length: RECORDS }, () => text(Math.round(up)));
    return { rate: (RECORDS / found.took) * 1000, longest: found.longest, up, sealed };
  });
}

/** As random as what is sealed, and as long. */
function text(length: number): string {
  const bytes = new Uint8Array(Math.ceil((length * 3) / 4));
  crypto.getRandomValues(bytes);
  return Buffer.from(bytes).toString('base64url').slice(0, length);
}

async function theirs(rig: DrainRig, who: 'floor' | 'pouchdb' | 'workbox', sealed: readonly string[]) {
  return await rig.browse(rig.theirs, async (page) => {
    await page.waitForFunction(() => 'peers' in window);
    const took = await page.evaluate(
      async ({ who, sealed, each }) => {
        if (who === 'floor') return await window.peers.floor(sealed, each);
        if (who === 'workbox') return await window.peers.workbox(sealed);
        return await window.peers.pouchdb(sealed.map((record, at) => ({ _id: `r${at}`, record })));
      },
      { who, sealed, each: EACH },
    );
    return (sealed.length / took) * 1000;
  });
}

function figures(where: string, { runs }: Found): Figure[] {
  const { ours = [], ...peers } = runs;
  return Object.entries(BARS).map(([peer, least]) => {
    const times = median(ours) / median(peers[peer] ?? []);
    return {
      name: `${where}: to ${peer}`,
      unit: 'records/s',
      ours,
      peers: { [peer]: peers[peer] ?? [] },
      bar: { text: `at least ${least} times ${peer} (${times.toFixed(2)})`, holds: times >= least },
    };
  });
}

const upFigure = ({ up }: Found): Figure => ({
  name: 'up, headers and all',
  unit: 'bytes/record',
  ours: up,
  bar: { text: `at most ${UP} bytes a sealed record`, holds: median(up) <= UP },
});

const taskFigure = ({ tasks }: Found): Figure => ({
  name: 'longest task in the page',
  unit: 'ms',
  ours: tasks,
  bar: { text: `none over ${LONG_TASK} ms`, holds: (sorted(tasks).at(-1) ?? 0) <= LONG_TASK },
});
