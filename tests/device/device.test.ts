import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { createDatabase } from '#device/database';
import { type OpenDevice, openDevice } from '#device/open-device';
import { listEntries } from '#device/second-copy/entries';
import { type CountyServer, countyServer, ours, refuse } from './county-server';
import { LABEL, visit } from './rig';

type Opened = { device: OpenDevice; server: CountyServer; name: string; again(): Promise<OpenDevice> };

async function opened(server?: CountyServer): Promise<Opened> {
  const county = server ?? (await countyServer());
  const name = `kakou-${crypto.randomUUID()}`;
  const ports = {
    fetch: (path: string, init: RequestInit) => county.fetch(path, init),
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => 0.5,
    locks: navigator.locks,
  };
  const again = () => openDevice(ports, name);
  return { device: await again(), server: county, name, again };
}
const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345';

test('a traveller: the county is known, a record goes out by itself after the phone has said hello', async () => {
  const { device, server } = await opened();
  expect((await device.loadCounty())?.name).toBe('汉阴县');
  expect(device.known.value().policy?.number).toBe(1);
  const saved = await device.save(visit(), LABEL);
  expect(saved.ok).toBe(true);
  await device.syncNow();
  expect(device.install.value().kind).toBe('traveller');
  expect(device.waiting.value()).toEqual({ unsent: 0, rejected: 0, conflict: 0, oldest: null });
  expect(server.stored.size).toBe(1);
  expect(await device.recent(5)).toMatchObject([{ state: 'sent', label: LABEL, kind: 'venue-visit' }]);
  expect(device.sync.value()).toMatchObject({ phase: 'idle' });
  expect(device.online.value()).toBe(true);
  device.close();
});

test('enrolled at a post, the phone knows post and worker, also when it is opened again', async () => {
  const { device, again } = await opened();
  const { install } = device.install.value();
  const enrolled = await device.enrol(`https://${location.host}/enrol#${TOKEN}`);
  expect(enrolled).toMatchObject({ ok: true, value: { kind: 'post', install, post: { name: '东卡口' } } });
  const worker = { id: device.newId(), name: '李娜', post: device.newId() };
  await device.chooseWorker(worker);
  device.close();
  const reopened = await again();
  expect(reopened.install.value()).toMatchObject({ kind: 'post', install, worker });
  expect(reopened.known.value().county?.name).toBe('汉阴县');
  reopened.close();
});

for (const [text, code] of [
  [`https://other.example/enrol#${TOKEN}`, 'other-server'],
  ['https://other.example/elsewhere', 'not-an-enrolment-code'],
  ['CP1:ABC', 'not-an-enrolment-code'],
  ['/enrol#', 'not-an-enrolment-code'],
] as const)
  test(`the text ${text} is refused as ${code}`, async () => {
    const { device } = await opened();
    expect(await device.enrol(text)).toEqual({ ok: false, fault: code });
    device.close();
  });

test('a phone with unsent records does not change who it is', async () => {
  const { device, server } = await opened();
  await device.loadCounty();
  server.before.push(http.post('*/v1/*', () => refuse(503, { error: 'busy' })));
  await device.save(visit(), LABEL);
  expect(await device.enrol(`/enrol#${TOKEN}`)).toEqual({ ok: false, fault: 'unsent-records' });
  expect(device.install.value().kind).toBe('none');
  device.close();
});

test('an enrolment code that was used is refused by its code, and one without network as that', async () => {
  const { device, server } = await opened();
  server.before.push(http.post('*/v1/enrol', () => refuse(409, { error: 'already-done' })));
  expect(await device.enrol(`/enrol#${TOKEN}`)).toEqual({ ok: false, fault: 'already-done' });
  server.before[0] = http.post('*/v1/enrol', () => HttpResponse.error());
  expect(await device.enrol(`/enrol#${TOKEN}`)).toEqual({ ok: false, fault: 'no-network' });
  device.close();
});

test('two pages of one phone see the same waiting records', async () => {
  const { device, server, again } = await opened();
  await device.loadCounty();
  server.before.push(http.post('*/v1/*', () => refuse(503, { error: 'busy' })));
  const other = await again();
  const told = new Promise<number>((resolve) => {
    other.waiting.subscribe((waiting) => waiting.unsent > 0 && resolve(waiting.unsent));
  });
  await device.save(visit(), LABEL);
  expect(await told).toBe(1);
  expect(device.sync.value().phase).toBe('waiting');
  other.close();
  device.close();
});

test('the time is the server time, as far as it is known', async () => {
  const { device, server } = await opened();
  const ahead = 3 * 60_000;
  server.now = () => Date.now() + ahead;
  await device.syncNow();
  expect(Math.abs(device.now() - Date.now() - ahead)).toBeLessThan(200);
  expect(Math.abs((device.sync.value().skew ?? 0) - ahead)).toBeLessThan(200);
  device.close();
});

test('drafts are kept by name until they are dropped', async () => {
  const { device, again } = await opened();
  await device.keepDraft('declaration', { name: '王秀英' });
  device.close();
  const reopened = await again();
  expect(await reopened.readDraft('declaration')).toEqual({ name: '王秀英' });
  await reopened.dropDraft('declaration');
  expect(await reopened.readDraft('declaration')).toBeUndefined();
  reopened.close();
});

test('rejected records go out again when the app is a newer version', async () => {
  const { device, server, name, again } = await opened();
  await device.loadCounty();
  const reject = http.post<never, { batch: string }>('*/v1/records', async ({ request }) => {
    const { batch } = await request.clone().json();
    const { createDatabase } = await import('#device/database');
    const database = createDatabase(name);
    const rows = await database.run((db) => db.getAll('outbox'));
    database.close();
    const results = rows.map(({ id, hash }) => ({ id, hash, status: 'rejected', reason: 'malformed' }));
    return HttpResponse.json(
      { batch, results, epoch: 'e1', watermark: 0, serverTime: Date.now() },
      { headers: ours },
    );
  });
  server.before.push(reject);
  await device.save(visit(), LABEL);
  await device.syncNow();
  expect(device.waiting.value()).toMatchObject({ unsent: 0, rejected: 1 });
  expect(await device.recent(1)).toMatchObject([{ state: 'rejected', reason: 'malformed' }]);
  device.close();
  const { changeMeta, createDatabase } = await import('#device/database');
  const database = createDatabase(name);
  await changeMeta(database, (meta) => ({ ...meta, app: '0.0.1' }));
  database.close();
  server.before.length = 0;
  const newer = await again();
  await newer.syncNow();
  expect(newer.waiting.value()).toMatchObject({ unsent: 0, rejected: 0 });
  expect(server.stored.size).toBe(1);
  newer.close();
});

test('when this post last checked a pass is known with no network', async () => {
  const { device, server } = await opened();
  await device.loadCounty();
  server.before.push(http.all('*/v1/*', () => HttpResponse.error()));
  const pass = '0123456789abcdef';
  expect(await device.checkedHere(pass)).toBeNull();
  await device.save(
    {
      kind: 'arrival',
      body: {
        subject: { pass },
        via: 'pass',
        village: '610921100201',
        pass: { state: 'live', number: pass },
        temperature: { answer: 'taken', at: device.now(), tenths: 365 },
        health: { answer: 'seen', at: device.now(), colour: 'green', ticking: true },
        itinerary: { answer: 'seen', at: device.now(), arrow: 'moving', places: [] },
      },
    },
    LABEL,
  );
  const use = await device.checkedHere(pass);
  expect(use?.by).toBe('this-phone');
  expect(Math.abs((use?.at ?? 0) - device.now())).toBeLessThan(1000);
  device.close();
});

test('a refused record that is to be sent again waits in the second copy too', async () => {
  const { device, server, name } = await opened();
  await device.loadCounty();
  await device.save(visit(), LABEL);
  await device.syncNow();
  const database = createDatabase(name);
  await database.run(async (db) => {
    const [row] = await db.getAll('records');
    if (row !== undefined) await db.put('records', { ...row, state: 'rejected', reason: 'unreadable' });
  });
  expect((await listEntries(name)).length).toBe(0);
  server.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  void device.resend();
  await expect.poll(async () => (await listEntries(name)).flatMap(({ seqs }) => seqs)).toEqual([1]);
  database.close();
  device.close();
});
