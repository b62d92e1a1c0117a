import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { addDays, dayOf } from '#domain/day';
import type { Declaration } from '#domain/declaration/declaration';
import type { Identity } from '#domain/document/identity';
import { checkCharacter } from '#domain/document/national-id';
import type { RiskArea } from '#domain/policy/policy';
import { batchRequestSchema } from '#domain/wire';
import type { Context } from '#server/context';
import { enrolPhone, helloTraveller, makeEnrolment } from '#server/county/join-county';
import { makeWorker } from '#server/county/places';
import { type DemoPhone, demoPhone } from '#server/demo/demo-phone';
import { demoCheck, demoTrip } from '#server/demo/demo-trip';
import { seeded } from '#server/demo/seeded';
import { ingestBatch } from '#server/ingest/ingest-batch';
import { openContext } from '#server/open-context';
import { publishPolicy } from '#server/policy/publish-policy';
import { readAccount } from '#server/store/accounts';
import { listPosts } from '#server/store/county';
import { readInstall } from '#server/store/installs';
import { found } from '../../server/founded';

const HOUR = 3_600_000;
const ZONE = 480;
const VILLAGES = ['610921100001', '610921101201', '610921102203'];

/** A batch as it comes over the wire, and from whom. */
export type Body = { install: string; text: string };

/** A server of its own with a motorway exit: its phone, a traveller's phone, and people enough. */
export type BenchPost = {
  context: Context;
  /** The SQLite file. */
  file: string;
  /** Cookie of the county's desk. */
  cookie: string;
  /** A batch of `each` declarations of new people. */
  declarations(each: number): Body;
  /** A batch of `each` checks: of three in four the declaration is known, the others come unannounced. */
  checks(each: number): Body;
  /** Takes a batch in, from the text of its body to the commit. @returns how many records were stored */
  take(body: Body): Promise<number>;
  close(): Promise<void>;
};

/** Opens a server in a folder that goes when it closes, with 200 risk areas and a motorway exit that has a phone. */
export async function benchPost(): Promise<BenchPost> {
  const data = mkdtempSync(join(tmpdir(), 'kakou-bench-'));
  const { cookie } = await found(data, null);
  const log = pino({ enabled: false });
  const context = await openContext({ data, db: null, origin: 'http://localhost', web: null, log });
  const account = await readAccount(context.store.db, { login: 'desk' });
  if (account === null) throw new Error('no desk');
  const desk = { ...account, session: '' };
  await publishPolicy(context, desk, { basedOn: 1, riskAreas: manyAreas(dayOf(Date.now(), ZONE)) });
  const [exit] = (await listPosts(context.store.db)).filter((post) => post.kind === 'motorway');
  const post = exit?.id ?? '';
  const worker = await makeWorker(context, desk, { name: 'Lu Ming', post });
  const traveller = await demoPhone(context.keys.seal);
  await helloTraveller(context, { install: traveller.install, key: traveller.key });
  const guard = await demoPhone(context.keys.seal);
  const token = (await makeEnrolment(context, { post, account: desk.id }))?.text.split('#')[1] ?? '';
  await enrolPhone(context, { token, install: guard.install, key: guard.key, model: 'Bench' });
  const policy = await context.policies.inForce(context.store.db, Date.now());
  const staff = { worker: worker.ok ? worker.value : '', post };
  const people = travellers(post);
  const known: { id: string; declared: Declaration }[] = [];
  const chance = seeded(4);
  return {
    context,
    file: join(data, 'kakou.db'),
    cookie,
    declarations(each) {
      for (let made = 0; made < each; made++) {
        const declared = people();
        const saying = { kind: 'declaration' as const, body: declared };
        known.push({
          id: traveller.say(saying, { takenAt: Date.now(), worker: null, post: null }),
          declared,
        });
      }
      return bodyOf(traveller);
    },
    checks(each) {
      for (let made = 0; made < each; made++) {
        const before = made % 4 === 3 ? undefined : known.shift();
        const declared = before?.declared ?? people();
        const at = Date.now();
        const check = demoCheck(chance, { declared, id: before?.id ?? '', car: uuid(), at, policy });
        const { identity, name } = declared.person;
        const subject = before === undefined ? { identity, name } : { declaration: before.id };
        guard.say({ kind: 'check', body: { ...check, subject } }, { takenAt: at, ...staff });
      }
      return bodyOf(guard);
    },
    take: (body) => take(context, body),
    async close() {
      await context.store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function take(context: Context, { install: id, text }: Body): Promise<number> {
  const batch = batchRequestSchema.parse(JSON.parse(text));
  const install = await readInstall(context.store.db, id);
  if (install === null) throw new Error('no install');
  const at = Date.now();
  const answer = await ingestBatch(context, { install, batch, sentAt: at, receivedAt: at, status: {} });
  return answer.results.filter((one) => one.status === 'stored').length;
}

const bodyOf = (phone: DemoPhone): Body => ({
  install: phone.install,
  text: JSON.stringify(phone.batch()),
});

/** One after another, everybody with a document of their own and the stays of a journey. */
function travellers(entryPost: string): () => Declaration {
  const chance = seeded(9);
  let serial = 0;
  const waiting: Declaration[] = [];
  return () => {
    if (waiting.length === 0) {
      const trip = demoTrip(chance, {
        arriveAt: Date.now() + HOUR,
        posts: [entryPost],
        villages: VILLAGES,
        serial,
      });
      for (const one of trip.people)
        waiting.push({ ...one, person: { ...one.person, identity: documentOf(serial++) } });
    }
    const next = waiting.shift();
    if (next === undefined) throw new Error('nobody travels');
    return next;
  };
}

/** A number with a good check digit in a region that was never given out; a thousand to a birthday. */
function documentOf(serial: number): Identity {
  const birth = addDays('1930-01-01', Math.floor(serial / 1000)).replaceAll('-', '');
  const digits = `839999${birth}${String(serial % 1000).padStart(3, '0')}`;
  return { type: 'national-id', number: digits + checkCharacter(digits) };
}

/** Two hundred districts at risk, as in the worst weeks; none of them is where the bench's people come from but two. */
const manyAreas = (since: string): RiskArea[] =>
  Array.from({ length: 200 }, (_, at) => ({
    place: at === 0 ? '310115' : at === 1 ? '430105' : `${650100 + at}`,
    level: at % 2 === 0 ? ('high' as const) : ('medium' as const),
    since,
    source: 'bench',
  }));
