import { setTimeout as pause } from 'node:timers/promises';
import { stopWorkers } from './browser';
import { RECORDS } from './line';
import type { Phone } from './phone';
import type { World } from './world';

/** The core of the fault list, each once and short: what ours must survive, and what others and mutants must be seen to fail. */
type Row = (world: World, phone: Phone) => Promise<void>;

const OURS = { 'content-type': 'application/json', 'kakou-proto': '1' };

/** Asks until nothing waits, or until asking has long changed nothing. */
async function quiet(phone: Phone): Promise<void> {
  const until = Date.now() + 8000;
  let [last, same] = [-1, 0];
  for (;;) {
    await phone.sync();
    const { unsent } = await phone.waiting();
    if (unsent === 0) return;
    same = unsent === last ? same + 1 : 0;
    last = unsent;
    if (same >= 4 && Date.now() > until) return;
    await pause(100);
  }
}

async function saidBy(
  world: World,
  phone: Phone,
  fate: { status: number; headers?: Record<string, string>; body?: string },
): Promise<void> {
  world.line.fate(RECORDS, { do: 'say', ...fate }, 6);
  await phone.save(12);
  for (let times = 0; times < 7; times++) await phone.sync();
  world.line.heal();
  await quiet(phone);
}

export const CORE = {
  '7 a portal that says 200': (world, phone) =>
    saidBy(world, phone, { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Wi-Fi</h1>' }),
  '11 a server that says 500': (world, phone) => saidBy(world, phone, { status: 500 }),
  '12 a session that is over, 401': (world, phone) =>
    saidBy(world, phone, { status: 401, headers: OURS, body: '{"error":"bad-signature"}' }),
  '24 a tab that dies with a batch on its way': async (world, phone) => {
    world.line.fate(RECORDS, { do: 'hole' }, 1);
    const came = world.line.next(RECORDS);
    await phone.save(6);
    const sending = phone.sync().catch(() => undefined);
    await came;
    await pause(100);
    const session = await phone.cdp();
    await Promise.race([session.send('Page.crash').catch(() => undefined), pause(500)]);
    await sending;
    // Where it was the service worker that was sending, that is what dies.
    await phone.context.newPage();
    await stopWorkers(phone);
    await phone.load();
    await quiet(phone);
  },
  '43 an answer that names the record with other bytes': async (world, phone) => {
    const [row] = world.county.rows<{ value: string }>(`select value from meta where key = 'epoch'`);
    world.line.fate(RECORDS, {
      do: 'forge',
      answer: (batch) => ({
        batch,
        results: [...phone.told.saved.values()].map(({ id }) => ({
          id,
          hash: 'A'.repeat(43),
          status: 'stored',
        })),
        ...{ epoch: row?.value, watermark: 0, serverTime: Date.now() },
      }),
    });
    await phone.save(4);
    await phone.sync();
    world.line.heal();
    await quiet(phone);
  },
} satisfies Record<string, Row>;
