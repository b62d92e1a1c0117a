import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import type { Context } from '../context';
import { openContext } from '../open-context';
import { isBusy } from '../store/busy';
import { readCounty } from '../store/county';
import type { Db } from '../store/store';
import type { Asked, Exit } from './command';

/** A county as a command finds it, while its server may be running on the same folder. */
export type AtRest = Context & {
  county: { area: string; name: string };
  /** Like the store's own, tried again while the server is writing. */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
};

const TRIES = 20;
const BETWEEN = 250;

/** Does a command's work in the county of the data folder. Where there is none, that is said, and nothing is made. */
export async function inCounty(asked: Asked, work: (county: AtRest) => Promise<Exit>): Promise<Exit> {
  const { data, db } = asked.config;
  const there = existsSync(join(data, 'keys')) && (db !== null || existsSync(join(data, 'kakou.db')));
  if (!there) return nothingThere(asked);
  const log = pino({ enabled: false });
  const context = await openContext({ data, db, origin: 'http://localhost', log, web: null, now: asked.now });
  try {
    const county = await readCounty(context.store.db);
    if (county === null) return nothingThere(asked);
    return await work({ ...context, county, write: (deed) => patiently(() => context.store.write(deed)) });
  } finally {
    await context.background.stop();
    await context.store.close();
  }
}

function nothingThere({ config, terminal }: Asked): Exit {
  terminal.tell(`There is no county in ${config.data}. KAKOU_DATA (and KAKOU_DB) say where it is.`);
  terminal.result({ done: false, why: 'no-county' });
  return 'refused';
}

async function patiently<T>(deed: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await deed();
    } catch (error) {
      if (left === 0 || !isBusy(error)) throw error;
      await wait(BETWEEN);
    }
  }
}
