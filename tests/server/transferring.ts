import type { Post } from '#domain/county/county';
import { type TransfersAnswer, transfersAnswerSchema } from '#domain/desk/transfers-desk';
import { pullAnswerSchema } from '#domain/pull-wire';
import type { Saying } from '#domain/record/record';
import type { Room, Transfer, TransferStep } from '#domain/transfer/transfer';
import type { TestCounty } from './county';
import type { TestPhone } from './phone';
import { check, nationalId } from './sayings';

type Worker = Awaited<ReturnType<TestCounty['worker']>>;
export type Transferring = {
  county: TestCounty;
  team: Worker;
  site: Worker;
  post: Worker;
  list(): Promise<TransfersAnswer>;
  /** Somebody whom the post holds; the transfer that it opened. */
  hold(serial: number, choice?: Parameters<typeof check>[0]): Promise<Transfer>;
  order(id: string, more?: { driver?: string; site?: string }): Promise<Response>;
  say(by: Worker, step: TransferStep, at?: number): Promise<void>;
};

/** A post at a place. */
export async function postAt(county: TestCounty, name: string, kind: Post['kind']): Promise<Post> {
  const made = await county.desk('POST', '/v1/posts', { name, kind, area: '610921' });
  const { id } = await made.json();
  return { id, name, kind, area: '610921' };
}

/** A county with a team, a quarantine site with rooms, and a checkpoint. */
export async function transferring(county: TestCounty, rooms: readonly string[]): Promise<Transferring> {
  const team = await county.worker(await postAt(county, 'Car 1', 'drivers'));
  const site = await county.worker(await postAt(county, 'East site', 'site'));
  const post = await county.worker(county.exit);
  if (rooms.length > 0) await county.desk('POST', `/v1/sites/${site.post.id}/rooms`, { names: rooms });
  const list = async () =>
    transfersAnswerSchema.parse(await (await county.desk('GET', '/v1/transfers')).json());
  const say: Transferring['say'] = async (by, body, at) => {
    const where = { worker: by.worker, post: by.post.id, ...(at === undefined ? {} : { takenAt: at }) };
    await by.send([await by.seal({ kind: 'transfer-step', body }, where)]);
  };
  return {
    county,
    team,
    site,
    post,
    list,
    say,
    async hold(serial, choice = {}) {
      const known = new Set((await list()).transfers.map(({ id }) => id));
      const subject = { identity: nationalId(serial), name: '魏晓棠', phone: '10012345678' };
      const saying: Saying = check({ subject, plate: '陕A12345', decision: 'hold', ...choice });
      await post.send([await post.seal(saying, { worker: post.worker, post: county.exit.id })]);
      const opened = (await list()).transfers.find(({ id }) => !known.has(id));
      if (opened === undefined) throw new Error('no transfer was opened');
      return opened;
    },
    order: (id, more = {}) =>
      county.desk('POST', `/v1/transfers/${id}/order`, {
        driver: more.driver ?? team.post.id,
        site: more.site ?? site.post.id,
      }),
  };
}

/** What a phone has of transfers and rooms when it asks from the beginning. */
export async function onPhone(phone: TestPhone): Promise<{ transfers: Transfer[]; rooms: Room[] }> {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes } = pullAnswerSchema.parse(await answer.json());
  return {
    transfers: changes.flatMap((one) => (one.table === 'transfer' && one.value !== null ? [one.value] : [])),
    rooms: changes.flatMap((one) => (one.table === 'room' && one.value !== null ? [one.value] : [])),
  };
}
