import type * as z from 'zod/mini';
import { toBase64Url } from '#domain/bytes';
import { fault, type Result } from '#domain/result';
import {
  type CountyAnswer,
  countyAnswerSchema,
  enrolRequestSchema,
  HEAD_HEADER,
  helloRequestSchema,
  INSTALL_HEADER,
  type InstallAnswer,
  installAnswerSchema,
  type Refusal,
  requestText,
  SENT_AT_HEADER,
  SIGNATURE_HEADER,
  STATUS_HEADER,
} from '#domain/wire';
import { ask, jsonBytes, readAnswer, type ServerAnswer } from './ask';
import { type Clock, skewOf } from './clock';
import { sha256 } from './crypto';
import { changeMeta, type Database, readMeta } from './database';
import { installKey, publicKeyBytes, signWith } from './keys';
import type { Meta } from './meta';
import type { Ports } from './ports';

/** A request that this install signs. `value` is sent as JSON; what is signed is that JSON, however it is packed for the way. */
export type InstallRequest = { method: 'GET' | 'POST'; path: string; value?: unknown };

export type InstallApi = {
  /** Signs and sends; the answer is not yet read. */
  signed(request: InstallRequest): Promise<ServerAnswer>;
  signedRequest<S extends z.ZodMiniType>(
    request: InstallRequest,
    schema: S,
  ): Promise<Result<z.output<S>, Refusal | 'no-network'>>;
  /** What everybody may know; unsigned. */
  countyCard(): Promise<Result<CountyAnswer, Refusal | 'no-network'>>;
  /** A traveller's phone makes itself known. */
  hello(): Promise<Result<InstallAnswer, Refusal | 'no-network'>>;
  /** Joins a post by a one-time token. */
  enrol(token: string, model: string): Promise<Result<InstallAnswer, Refusal | 'no-network'>>;
};

/** 30 s, and one more for every 20 kB: a slow line is not a dead one. */
const timeoutFor = (bytes: number): number => 30_000 + Math.ceil(bytes / 20_000) * 1000;

/** What the way there and back differ by is no change of the clock, ms. */
const JITTER = 250;

export type InstallApiPorts = {
  database: Database;
  ports: Pick<Ports, 'fetch' | 'wall'>;
  clock: Pick<Clock, 'skew' | 'measured'>;
};

/** The requests of this install. The skew of the clock is measured on each answer that says the server's time. */
export function createInstallApi({ database, ports, clock }: InstallApiPorts): InstallApi {
  const timed = async (answer: ServerAnswer): Promise<ServerAnswer> => {
    const skew = measuredSkew(answer);
    const { skew: kept } = await readMeta(database);
    const isNews = (before: number | null) =>
      skew !== null && (before === null || Math.abs(skew - before) >= JITTER);
    if (skew !== null && (isNews(kept) || isNews(clock.skew()))) {
      clock.measured(skew);
      await changeMeta(database, (meta) => ({ ...meta, skew }));
    }
    return answer;
  };
  const signed = async (request: InstallRequest) =>
    timed(await ask(ports, await sign(database, ports, request)));
  const join = async (path: string, value: unknown) =>
    readAnswer(await signed({ method: 'POST', path, value }), installAnswerSchema);
  const identity = async () => {
    const { install } = await readMeta(database);
    return { install, key: toBase64Url(await publicKeyBytes(await installKey(database, install))) };
  };
  return {
    signed,
    signedRequest: async (request, schema) => readAnswer(await signed(request), schema),
    async countyCard() {
      const request = {
        method: 'GET',
        path: '/v1/county',
        timeout: timeoutFor(0),
        credentials: 'omit' as const,
      };
      return readAnswer(await timed(await ask(ports, request)), countyAnswerSchema);
    },
    hello: async () => join('/v1/installs', helloRequestSchema.parse(await identity())),
    async enrol(token, model) {
      const value = enrolRequestSchema.safeParse({ token, model, ...(await identity()) });
      return value.success ? join('/v1/enrol', value.data) : fault({ error: 'bad-request' });
    },
  };
}

/** A request with the headers that prove which install it is from; the body is packed for the way. */
export async function sign(
  database: Database,
  ports: Pick<Ports, 'wall'>,
  { method, path, value }: InstallRequest,
) {
  const meta = await readMeta(database);
  const pair = await installKey(database, meta.install);
  const body = value === undefined ? new Uint8Array(0) : jsonBytes(value);
  const sentAt = ports.wall();
  const head = meta.head ?? '';
  const text = requestText({ method, path, bodyHash: toBase64Url(await sha256(body)), sentAt, head });
  const headers = {
    [INSTALL_HEADER]: meta.install,
    [SENT_AT_HEADER]: String(sentAt),
    [HEAD_HEADER]: head,
    [SIGNATURE_HEADER]: toBase64Url(await signWith(pair, new TextEncoder().encode(text))),
    [STATUS_HEADER]: toBase64Url(jsonBytes(await statusOf(meta))),
  };
  const timeout = timeoutFor(body.length);
  if (value === undefined) return { method, path, headers, timeout, credentials: 'omit' as const };
  const withType = { ...headers, 'content-type': 'application/json' };
  const packed = await packForTheWay(body);
  const sent =
    packed === null
      ? { headers: withType, body }
      : { headers: { ...withType, 'content-encoding': 'gzip' }, body: packed };
  return { method, path, ...sent, timeout, credentials: 'omit' as const };
}

/** What goes in a few packets gains nothing. */
const PACK_FROM = 16 * 1024;

/** A body in gzip, which takes back what base64 has added; null where that gains nothing or the browser cannot. */
async function packForTheWay(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body.length < PACK_FROM || typeof CompressionStream === 'undefined') return null;
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function statusOf(meta: Meta) {
  const { unsent, oldest, rejected, policyNumber: policy, app, seq, conflict, carrying = 0 } = meta;
  const persisted = await navigator.storage?.persisted?.().catch(() => null);
  return { unsent, oldest, rejected, persisted: persisted ?? null, policy, app, seq, conflict, carrying };
}

function measuredSkew(answer: ServerAnswer): number | null {
  if (answer.kind !== 'answer' || typeof answer.body !== 'object' || answer.body === null) return null;
  if (!('serverTime' in answer.body) || typeof answer.body.serverTime !== 'number') return null;
  const { sentWall, receivedWall } = answer;
  return skewOf({ serverTime: answer.body.serverTime, sentWall, receivedWall });
}
