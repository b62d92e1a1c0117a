import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type LimitName, limiters } from '../access/limits';
import { type RouteName, rowOf } from '../access/matrix';
import { jsonBody } from '../access/read-body';
import { type Reply, refuse } from '../access/reply';
import { isSameOrigin } from '../access/same-origin';
import { type SignedIn, signedIn } from '../access/session';
import { isSignedBy, type Signing, signingOf } from '../access/signed-request';
import type { Context } from '../context';
import { changeInstall, readInstall } from '../store/installs';
import type { InstallRow } from '../store/tables';
import { statusOf } from './phone-status';

/** A phone that proved who it is. */
export type Phone = { install: InstallRow; signing: Signing };
type Handle<Caller> = (request: Request, caller: Caller) => Promise<Reply>;

/** The ways in. Each opens one route of the matrix and lets in whom its row names; there is no other. */
export type Doors = {
  router: Router;
  /** For anybody. `own` refuses what comes from other sites' pages. */
  open(route: RouteName, handle: (request: Request) => Promise<Reply>): void;
  /** For phones, by their signature. */
  phone(route: RouteName, handle: Handle<Phone>): void;
  /** For phones, by their signature, when the answer is a stream that the handler writes itself. */
  phoneStream(
    route: RouteName,
    handle: (request: Request, response: Response, phone: Phone) => Promise<void>,
  ): void;
  /** For accounts, by their session. */
  desk(route: RouteName, handle: Handle<SignedIn>): void;
  /** For accounts, when the answer is a stream that the handler writes itself. */
  stream(
    route: RouteName,
    handle: (request: Request, response: Response, account: SignedIn) => Promise<void>,
  ): void;
};

/** The doors of one app, with the limits that its context sets. */
export function makeDoors(context: Context): Doors {
  const router = Router({ caseSensitive: true, strict: true });
  const limits = limiters(context.limits);
  const add = (route: RouteName, handler: RequestHandler) =>
    register(router, route, [limitOf(limits, route), handler]);
  const enter = deskEntry(context);
  const ofPhones = (
    route: RouteName,
    answered: (request: Request, response: Response, phone: Phone) => Promise<void>,
  ) => {
    const { who } = rowOf(route);
    const proven = new WeakMap<Request, Phone>();
    const prove: RequestHandler = async (request, response, next) => {
      const phone = await phoneOf(context, request);
      if ('status' in phone) return send(response, phone);
      if (!who.includes(phone.install.kind)) return send(response, refuse('not-allowed'));
      proven.set(request, phone);
      next();
    };
    const last: RequestHandler = async (request, response) => {
      const phone = proven.get(request);
      if (phone === undefined) send(response, refuse('bad-signature'));
      else await answered(request, response, phone);
    };
    // Counted by what it proved to be: nobody uses up another phone's requests, or counts as ever new phones.
    register(router, route, [limits.unproven, prove, limitOf(limits, route), last]);
  };
  return {
    router,
    open(route, handle) {
      if (!rowOf(route).who.includes('public')) throw new Error(`not for everybody: ${route}`);
      add(route, async (request, response) => send(response, await handle(request)));
    },
    phone(route, handle) {
      ofPhones(route, async (request, response, phone) => send(response, await handle(request, phone)));
    },
    phoneStream: ofPhones,
    desk(route, handle) {
      add(route, async (request, response) => {
        const account = await enter(route, request);
        send(response, 'status' in account ? account : await handle(request, account));
      });
    },
    stream(route, handle) {
      add(route, async (request, response) => {
        const account = await enter(route, request);
        if ('status' in account) send(response, account);
        else await handle(request, response, account);
      });
    },
  };
}

function deskEntry(context: Context) {
  return async (route: RouteName, request: Request): Promise<SignedIn | Reply> => {
    const { who } = rowOf(route);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request, context.origin))
      return refuse('not-allowed');
    const account = await signedIn(context, request);
    if (account === null) return refuse('not-signed-in');
    return who.some((one) => one === account.role) ? account : refuse('not-allowed');
  };
}

/** A revoked phone that goes on asking is noted once in so many ms. */
const HEARD_AGAIN = 60_000;

/** The phone of a signed request. A body must be JSON before anything else is asked of it (SYNC.md 5.2). */
async function phoneOf(context: Context, request: Request): Promise<Phone | Reply> {
  if (request.method === 'POST') {
    const json = jsonBody(request);
    if (!json.ok) return json.fault;
  }
  const signing = signingOf(request);
  if (signing === null) return refuse('bad-signature');
  const install = await readInstall(context.store.db, signing.install);
  if (install === null) return refuse('unknown-install');
  const signed = isSignedBy(request, signing, install.key);
  if (install.revoked_at !== null) {
    if (signed) await hearRevoked(context, install, request);
    return refuse('revoked');
  }
  return signed ? { install, signing } : refuse('bad-signature');
}

/** Nothing is taken from a phone that was shut out; what it tells of itself says whether records are still on it. */
async function hearRevoked(context: Context, install: InstallRow, request: Request): Promise<void> {
  const status = statusOf(request);
  const same = status.unsent === undefined || status.unsent === install.unsent;
  if (same && context.now() - (install.last_seen ?? 0) < HEARD_AGAIN) return;
  await context.store.write((tx) => changeInstall(tx, install.id, { ...status, last_seen: context.now() }));
}

function register(router: Router, route: RouteName, handlers: RequestHandler[]): void {
  const [method, path] = route.split(' ');
  if (path === undefined) throw new Error(`no path: ${route}`);
  switch (method) {
    case 'GET':
      router.get(path, ...handlers);
      return;
    case 'POST':
      router.post(path, ...handlers);
      return;
    case 'DELETE':
      router.delete(path, ...handlers);
      return;
    default:
      throw new Error(`no such method: ${route}`);
  }
}

const limitOf = (limits: Record<LimitName, RequestHandler>, route: RouteName) => limits[rowOf(route).limit];

/** Answers with a reply. */
export function send(response: Response, reply: Reply): void {
  response
    .status(reply.status)
    .set(reply.headers ?? {})
    .json(reply.body);
}
