import { v7 as uuid } from 'uuid';
import { fault, ok } from '#domain/result';
import { own, randomBytes, sha256, verifyEs256, verifyEvidence } from './crypto';
import { changeMeta } from './database';
import type { Device } from './device';
import { createOutbox, type Recorded } from './outbox';
import { createPhone, type Phone } from './phone';
import { browserPorts, type Ports } from './ports';
import { forgetUsesBefore, lastUse, recentRecords, waitAgain } from './records';
import { sealerLater } from './sealer-later';
import { copyLater } from './second-copy/copy-later';
import { isThere } from './second-copy/is-there';
import type { SecondCopy } from './second-copy/second-copy';
import { askToPersist, dropSpare } from './storage';
import { askForSync } from './sync/background';
import { listenWhilePost } from './sync/listen-while-post';
import { createSyncing, type Syncing } from './sync/triggers';
import { recordsSince, setAside, troubledRecords } from './troubled';

/** The deeds of a device, and the way to let go of it, which only tests need. */
export type OpenDevice = Device & { close(): void };

const COUNTERS_PATIENCE = 300;
const TAKE_BACK_PATIENCE = 3000;
const USES_KEPT = 2 * 24 * 60 * 60 * 1000;

/**
 * The phone, ready: storage open, sync running. Resolves without waiting for the network, and also where the browser
 * refuses storage; then saving says so.
 */
export async function openDevice(ports: Ports = browserPorts(), name?: string): Promise<OpenDevice> {
  let syncing: Syncing | null = null;
  const sending = () => syncing?.sending() ?? false;
  const phone = await createPhone({ ports, sending, ...(name === undefined ? {} : { name }) });
  const running = createSyncing({ ...phone, ports });
  syncing = running;
  const stop = running.watch();
  const stopListening = listenWhilePost(phone, running);
  const copy = copyLater({
    ...{ database: phone.database, ports, now: () => phone.clock.now() },
    atPost: () => phone.install.value().kind === 'post',
    unsent: () => phone.waiting.value().unsent,
    changed: () => carriedMore(phone, running),
  });
  const stopCopying = phone.waiting.subscribe(() => copy.settled());
  copy.begin();
  forgetUsesBefore(phone.database, phone.clock.now() - USES_KEPT).catch(() => undefined);
  return {
    ...watchedOf(phone),
    ...recordsOf(phone, running, copy),
    ...joiningOf(phone, running, copy),
    ...passesOf(phone, running),
    ...draftsOf(phone),
    now: () => phone.clock.now(),
    newId: () => uuid(),
    push: async () => (await import('./push')).createPush(phone),
    verifyEs256: (key, signature, message) => verifyEs256(own(key), own(signature), own(message)),
    sha256: (bytes) => sha256(own(bytes)),
    verifyEvidence,
    randomBytes,
    close() {
      stop();
      stopListening();
      stopCopying();
      phone.channel.close();
      phone.database.close();
    },
  };
}

/** What saving and joining need of the second copy. */
type Copy = Omit<SecondCopy, 'begin'>;

type Watches =
  | 'install'
  | 'known'
  | 'waiting'
  | 'sync'
  | 'online'
  | 'ownPasses'
  | 'instructions'
  | 'wards'
  | 'transfers'
  | 'rooms'
  | 'duties'
  | 'supplies'
  | 'siteReports'
  | 'openItems';

function watchedOf(phone: Phone): Pick<Device, Watches> {
  const { install, known, waiting, sync, online, passes, instructions, wards, openItems } = phone;
  const { transfers, rooms, duties, supplies, siteReports } = phone;
  const lists = { instructions, wards, openItems, transfers, rooms, duties, supplies, siteReports };
  return { install, known, waiting, sync, online, ...lists, ownPasses: passes };
}

/** What came to be carried is sent on when it can be. */
function carriedMore(phone: Phone, syncing: Syncing): void {
  phone.changed();
  void syncing.now('saved');
  askForSync();
}

type Records =
  | 'prepare'
  | 'save'
  | 'recent'
  | 'syncNow'
  | 'resend'
  | 'troubled'
  | 'putAside'
  | 'recordsSince'
  | 'carry'
  | 'before'
  | 'expected'
  | 'findExpected'
  | 'checkedHere';

function recordsOf(phone: Phone, syncing: Syncing, copy: Copy): Pick<Device, Records> {
  const { database, clock, ports } = phone;
  const sealer = sealerLater();
  const recorded = (record: Recorded | null) => copy.saved(record);
  const outbox = createOutbox({ database, clock, ports, sealer, dropSpare, recorded });
  return {
    prepare() {
      sealer.ready();
      for (const part of [
        import('./pass-text'),
        import('./keep-skew'),
        import('./passes'),
        import('./expected'),
        import('./second-copy/write-copy'),
      ])
        part.catch(() => undefined);
    },
    async save(saying, label) {
      if (!(await copy.hasRoom())) return fault('storage-full');
      const saved = await outbox.save(saying, label);
      phone.channel.tell();
      // The counters follow at once, unless storage hangs: then the answer must not hang with it.
      await Promise.race([phone.refresh(), new Promise((done) => setTimeout(done, COUNTERS_PATIENCE))]);
      if (saved.ok) void syncing.now('saved');
      if (saved.ok) askForSync();
      return saved;
    },
    recent: (count) => recentRecords(database, count).catch(() => []),
    async syncNow() {
      await syncing.now('asked');
      await phone.refresh();
    },
    async resend(id) {
      await waitAgain(database, id);
      copy.saved(null);
      phone.changed();
      await syncing.now('asked');
      await phone.refresh();
    },
    troubled: () => troubledRecords(database).catch(() => []),
    async putAside(id) {
      await setAside(database, id).catch(() => undefined);
      phone.changed();
      await phone.refresh();
    },
    recordsSince: (moment) => recordsSince(database, moment).catch(() => []),
    async carry() {
      const { createCarry } = await import('./carry/carry');
      return createCarry({
        ...{ database, locks: ports.locks, now: () => clock.now(), wall: () => ports.wall() },
        changed: () => carriedMore(phone, syncing),
      });
    },
    async before() {
      if (!(await isThere(database.name))) return { post: 0, traveller: 0 };
      return (await import('./second-copy/take-back')).countBefore(database);
    },
    expected: async () => [...phone.expected.value()],
    findExpected: (text) =>
      import('./expected').then(
        ({ findAmong }) => findAmong(phone.expected.value(), text),
        () => [],
      ),
    checkedHere: (pass) => lastUse(database, pass, clock.now()).catch(() => null),
  };
}

function joiningOf(
  phone: Phone,
  syncing: Syncing,
  copy: Copy,
): Pick<Device, 'enrol' | 'chooseWorker' | 'loadCounty' | 'offeredCounty' | 'changeCounty'> {
  const { database, api } = phone;
  return {
    async enrol(text) {
      const part = await import('./enrol').catch(() => null);
      if (part === null) return fault('no-network');
      const token = part.parseEnrolText(text, location.host);
      if (!token.ok) return fault(token.fault);
      if (phone.waiting.value().unsent > 0) await syncing.now('asked');
      try {
        const joined = await part.enrolPhone({ database, api, newId: uuid }, token.value);
        if (!joined.ok) return fault(joined.fault);
      } catch {
        return fault('storage-blocked');
      }
      await askToPersist();
      await Promise.race([copy.takeBack(), new Promise((done) => setTimeout(done, TAKE_BACK_PATIENCE))]);
      await syncing.now('asked');
      await phone.refresh();
      phone.channel.tell();
      return ok(phone.install.value());
    },
    async chooseWorker(worker) {
      await changeMeta(database, (meta) => ({ ...meta, worker }));
      await phone.refresh();
      phone.channel.tell();
    },
    offeredCounty: () =>
      import('./change-county').then(({ offeredCounty }) => offeredCounty(phone)).catch(() => null),
    async changeCounty(shown) {
      const part = await import('./change-county').catch(() => null);
      if (part === null) return fault('no-network');
      const changed = await part.changeCounty(phone, shown);
      await phone.refresh();
      phone.channel.tell();
      if (changed.ok) void syncing.now('asked');
      return changed;
    },
    async loadCounty() {
      if (phone.known.value().county !== null) return phone.known.value().county;
      const card = await api.countyCard();
      if (card.ok)
        await import('./county-card')
          .then(({ adoptCard }) => adoptCard(database, card.value))
          .catch(() => false);
      await phone.refresh();
      phone.channel.tell();
      return phone.known.value().county ?? (card.ok ? card.value.county : null);
    },
  };
}

function passesOf(phone: Phone, syncing: Syncing): Pick<Device, 'fetchPasses' | 'rebind' | 'passText'> {
  const { database, clock } = phone;
  const fetched = async <T>(asked: Promise<T>): Promise<T> => {
    const answer = await asked;
    await phone.refresh();
    phone.channel.tell();
    return answer;
  };
  return {
    async fetchPasses(declarations, wish) {
      // A pass is made from a declaration that has arrived.
      if (phone.waiting.value().unsent > 0) await syncing.now('asked');
      const part = await import('./passes').catch(() => null);
      return part === null ? fault('no-network') : fetched(part.fetchPasses(phone, { declarations, wish }));
    },
    async rebind(asked) {
      const part = await import('./rebind-passes').catch(() => null);
      return part === null ? fault('no-network') : fetched(part.rebindPasses(phone, asked));
    },
    async passText(pass, nonce) {
      const [{ passTextAt }, { keepSkew }] = await Promise.all([
        import('./pass-text'),
        import('./keep-skew'),
      ]);
      keepSkew(phone).catch(() => undefined);
      return passTextAt(database, pass, { now: clock.now(), nonce: nonce ?? null });
    },
  };
}

function draftsOf({ database }: Phone): Pick<Device, 'readDraft' | 'keepDraft' | 'dropDraft'> {
  return {
    readDraft: (name) => database.run((db) => db.get('drafts', name)).catch(() => undefined),
    keepDraft: async (name, value) => void (await database.run((db) => db.put('drafts', value, name))),
    dropDraft: (name) => database.run((db) => db.delete('drafts', name)),
  };
}
