import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { Check } from '#domain/check/check';
import { isCheckpoint } from '#domain/county/county';
import { addDays, dayOf, startOfDay } from '#domain/day';
import { INSTRUCTION_STEPS } from '#domain/instruction/instruction';
import type { RiskArea } from '#domain/policy/policy';
import type { Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import { makePassword } from '../access/password';
import type { SignedIn } from '../access/session';
import { compareDue } from '../compare/compare-due';
import type { Context } from '../context';
import { enrolPhone, helloTraveller, makeEnrolment } from '../county/join-county';
import { openNationalAreas } from '../county/national-areas';
import { makeAccount, makeVenue, makeWorker } from '../county/places';
import { type Founding, makeSetUpToken, setUp } from '../county/set-up';
import { ingestBatch } from '../ingest/ingest-batch';
import { setTelephoneOfPost } from '../notify/duty';
import { publishPolicy } from '../policy/publish-policy';
import { readAccount } from '../store/accounts';
import type { PostRow } from '../store/county';
import { listPosts, postOf } from '../store/county';
import { readInstall } from '../store/installs';
import { openInstructionsAt } from '../store/instructions';
import { type DemoWay, demoClosings, demoWay } from './demo-comparisons';
import { demoFounding } from './demo-county';
import { demoEnds, overruled } from './demo-ends';
import { demoFollowUps } from './demo-follow-ups';
import { type DemoPhone, demoPhone } from './demo-phone';
import { demoReports, demoSupplies } from './demo-sites';
import { demoRooms, demoTransfers } from './demo-transfers';
import { type DemoTrip, demoArrival, demoCheck, demoTrip } from './demo-trip';
import { type Chance, seeded } from './seeded';

const ZONE = 480;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Two weeks of a county, with who is expected today and tomorrow. */
const DAYS = 14;
const DECLARATIONS = 2000;
const FAMILIES = 24;
const WORKERS = ['演示甲', '演示乙', '演示丙'];
/** Another person at the desk: a policy that changes many is published by two. */
const SECOND = { login: 'second', name: '演示副指挥', role: 'county-desk' } as const;
/** What waits on a phone is sent in parts so small that nobody who asks the server notices. */
const PART = 50;

type Post = { row: PostRow; phone: DemoPhone; workers: string[] };
type Cast = { posts: Post[]; families: DemoPhone[]; villages: string[] };

/**
 * Makes the demonstration county with everybody in it, and its desk account with a password that nobody knows yet. Only
 * for a server without a county. `declarations` is about how many people pass through it.
 */
export async function makeDemo(context: Context, declarations = DECLARATIONS): Promise<void> {
  const token = (await makeSetUpToken(context)) ?? '';
  const account = { login: 'desk', name: '演示指挥部', password: makePassword() };
  const made = await foundDemo(context, { token, account });
  if (!made.ok) throw new Error('the demonstration was not set up');
  await fillDemo(context, { account: made.value, declarations });
}

/** Sets up the demonstration county, as it was two weeks ago and with nobody in it. Errors as those of a real set-up. */
export async function foundDemo(
  context: Context,
  by: { token: string; account: Founding['account'] },
): Promise<Result<string, Refusal['error']>> {
  const lists = openNationalAreas();
  const founding = demoFounding(lists, by.account);
  lists?.close();
  return await setUp(at(context, beginOf(context.now())), { token: by.token, founding });
}

/**
 * Lets two weeks of made-up people through the demonstration county, by the same enrolment and ingest that real ones go
 * through. It gives way to whoever asks the server meanwhile, and leaves off when its signal says so.
 */
export async function fillDemo(
  context: Context,
  by: { account: string; declarations?: number; signal?: AbortSignal },
): Promise<void> {
  const now = context.now();
  const begin = beginOf(now);
  const then = at(context, begin);
  const row = await readAccount(context.store.db, { id: by.account });
  if (row === null) throw new Error('the demonstration has no desk');
  const account = { ...row, session: '' };
  await publishPolicy(then, account, { basedOn: 1, riskAreas: riskAreas(dayOf(begin, ZONE)) });
  await makeAccount(then, account, { ...SECOND, password: makePassword(), area: account.area });
  const cast = await hire(then, account);
  const entries = cast.posts.filter(({ row }) => isCheckpoint(postOf(row).kind)).map((post) => post.row.id);
  await demoRooms(then, { account, posts: cast.posts });
  const chance = seeded(610_921);
  // Of its own, so that everybody else's choices stay the same.
  const fleet = seeded(120);
  const rounds = seeded(130);
  const ways = seeded(131);
  const ends = seeded(140);
  let serial = 0;
  for (let day = 0; day <= DAYS + 1; day++) {
    const start = begin + day * 24 * HOUR;
    for (let made = 0; made < (by.declarations ?? DECLARATIONS) / (DAYS + 2); ) {
      const arriveAt = start + (6 + chance.int(15)) * HOUR + chance.int(60) * MINUTE;
      const trip = demoTrip(chance, { arriveAt, posts: entries, villages: cast.villages, serial });
      const way = demoWay(ways, trip.people.length);
      await travel(context, chance, { trip, way, cast, now, ends });
      serial += trip.people.length;
      made += trip.people.length;
    }
    const receivedAt = Math.min(now, start + 24 * HOUR - MINUTE);
    await demoReports(context, { posts: cast.posts, start, now });
    await demoClosings(context, ways, { posts: cast.posts, county: account.area, day: start, now });
    await sendAll(context, cast, { receivedAt, signal: by.signal });
    await compareDue(at(context, receivedAt));
    await demoEnds(context, { account, posts: cast.posts, chance: ends, receivedAt, now });
    await answerInstructions(context, chance, { cast, receivedAt, now });
    await demoFollowUps(context, rounds, {
      posts: cast.posts,
      county: account.area,
      day: start,
      now: receivedAt,
    });
    await demoTransfers(context, { account, posts: cast.posts, chance: fleet, receivedAt, now });
    if (by.signal?.aborted === true) return;
  }
  await demoSupplies(context, { account, posts: cast.posts });
}

/** The first of the days that the demonstration shows. */
const beginOf = (now: number) => startOfDay(addDays(dayOf(now, ZONE), -DAYS), ZONE);

/** The same server at another time. */
const at = (context: Context, time: number): Context => ({ ...context, now: () => time });

const riskAreas = (since: string): RiskArea[] => [
  { place: '310115', level: 'high', since, source: '演示数据' },
  { place: '430105', level: 'medium', since, source: '演示数据' },
  { place: '440305', level: 'medium', since: addDays(since, 4), source: '演示数据' },
];

/** Phones for every post, workers, venues, and the phones of travelling families. */
async function hire(context: Context, account: SignedIn): Promise<Cast> {
  const posts: Post[] = [];
  const rows = await listPosts(context.store.db);
  for (const row of rows) {
    const workers: string[] = [];
    for (const name of WORKERS) {
      const worker = await makeWorker(context, account, { name, post: row.id });
      if (worker.ok) workers.push(worker.value);
    }
    const phone = await demoPhone(context.keys.seal);
    const enrolment = await makeEnrolment(context, { post: row.id, account: account.id });
    const token = enrolment?.text.split('#')[1] ?? '';
    await enrolPhone(context, { token, install: phone.install, key: phone.key, model: '演示手机' });
    // Numbers that begin so belong to nobody.
    const telephone = `1000000${String(posts.length).padStart(4, '0')}`;
    await setTelephoneOfPost(context, account, { id: row.id, telephone });
    posts.push({ row, phone, workers });
    await setImmediate();
  }
  const villages = rows.filter((row) => row.kind === 'village').map((row) => row.area);
  for (const [number, area] of villages.entries())
    await makeVenue(context, account, { name: `演示便民超市${number + 1}`, area });
  const families: DemoPhone[] = [];
  for (let made = 0; made < FAMILIES; made++) {
    const phone = await demoPhone(context.keys.seal);
    await helloTraveller(context, { install: phone.install, key: phone.key });
    families.push(phone);
  }
  return { posts, families, villages };
}

/** Everybody of a vehicle declares; those whose time has come are checked, and most reach their village. */
async function travel(
  context: Context,
  chance: Chance,
  by: { trip: DemoTrip; way: DemoWay; cast: Cast; now: number; ends: Chance },
): Promise<void> {
  const { trip, way, cast, now } = by;
  const policy = await context.policies.inForce(context.store.db, now);
  const entry = cast.posts.find((post) => post.row.id === trip.entryPost);
  const home = cast.posts.find((post) => post.row.area === trip.people[0]?.trip.destination);
  const phone = chance.pick(cast.families);
  const checkedAt = trip.arriveAt + chance.int(50) * MINUTE;
  const arrivedAt = checkedAt + (30 + chance.int(90)) * MINUTE;
  const came = chance.percent(94) && checkedAt < now;
  const reached = came && chance.percent(88) && arrivedAt < now;
  const declaredAt = Math.min(now, trip.arriveAt - (4 + chance.int(30)) * HOUR);
  const car = uuid();
  const [inspector, keeper] = [chance.int(3), chance.int(3)];
  for (const declared of trip.people) {
    const id = phone.say(
      { kind: 'declaration', body: declared },
      { takenAt: declaredAt, worker: null, post: null },
    );
    if (!came || entry === undefined) continue;
    if (way.staysBehind && declared === trip.people.at(-1)) continue;
    const refuses = by.ends.percent(0.4);
    const walked = demoCheck(chance, { declared, id, car, at: checkedAt, policy, refuses });
    const check = overruled(walked, by.ends);
    const body = way.staysBehind ? oneFewer(check, way) : check;
    if (!way.noPost)
      entry.phone.say({ kind: 'check', body }, { takenAt: checkedAt, ...staffOf(entry, inspector) });
    if (!reached || home === undefined || body.decision !== 'release') continue;
    const arrival = demoArrival(chance, { declared, id, at: arrivedAt });
    home.phone.say({ kind: 'arrival', body: arrival }, { takenAt: arrivedAt, ...staffOf(home, keeper) });
  }
}

/** The check of a car in which one fewer sat than was declared for it. */
const oneFewer = (check: Check, { absent }: DemoWay): Check => ({
  ...check,
  car: { ...check.car, heads: check.car.heads - 1, ...(absent === undefined ? {} : { absent }) },
});

/** Villages say what they did of their instructions; of one in eight of the last day they have not said all yet. */
async function answerInstructions(
  context: Context,
  chance: Chance,
  by: { cast: Cast; receivedAt: number; now: number },
): Promise<void> {
  const { cast, receivedAt, now } = by;
  const open = await openInstructionsAt(context.store.db, receivedAt);
  for (const { id, area, known_at } of open) {
    const village = cast.posts.find((post) => post.row.area === area);
    if (village === undefined) continue;
    let takenAt = known_at;
    for (const step of INSTRUCTION_STEPS) {
      takenAt += (10 + chance.int(100)) * MINUTE;
      if (takenAt > now || (now - known_at < 24 * HOUR && chance.percent(12))) break;
      const saying = { kind: 'instruction-step' as const, body: { instruction: id, step } };
      village.phone.say(saying, { takenAt, ...staffOf(village, chance.int(3)) });
    }
  }
}

const staffOf = (post: Post, who: number) => ({ worker: post.workers[who] ?? null, post: post.row.id });

/** Sends what every phone holds, as it would at the end of a day. */
async function sendAll(
  context: Context,
  cast: Cast,
  by: { receivedAt: number; signal: AbortSignal | undefined },
): Promise<void> {
  const { receivedAt } = by;
  for (const phone of [...cast.families, ...cast.posts.map((post) => post.phone)]) {
    const install = await readInstall(context.store.db, phone.install);
    const waiting = phone.batch();
    if (install === null || waiting === null) continue;
    for (let from = 0; from < waiting.records.length; from += PART) {
      if (by.signal?.aborted === true) return;
      const batch = { ...waiting, records: waiting.records.slice(from, from + PART) };
      const status = { unsent: 0, rejected: 0, persisted: 1, app: 'demo' };
      await ingestBatch(context, { install, batch, sentAt: receivedAt, receivedAt, status });
      // Everybody who asks the server is answered in between.
      await setImmediate();
    }
  }
}
