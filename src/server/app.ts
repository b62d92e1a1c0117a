import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { v7 as uuid } from 'uuid';
import { POLICY_BYTES } from '#domain/desk/policy-desk';
import { BATCH_BYTES, PROTOCOL, PROTOCOL_HEADER } from '#domain/wire';
import { methodsOf, routeOf } from './access/matrix';
import { type Reply, refuse } from './access/reply';
import { securityHeaders } from './access/security-headers';
import type { Context } from './context';
import { boardRoutes } from './routes/board';
import { capacityRoutes } from './routes/capacity';
import { carriedRoutes } from './routes/carried';
import { comparisonRoutes } from './routes/comparisons';
import { countyRoutes } from './routes/county';
import { makeDoors } from './routes/doors';
import { dutyRoutes } from './routes/duty';
import { eventRoutes } from './routes/events';
import { followUpRoutes } from './routes/follow-ups';
import { healthRoutes } from './routes/health';
import { installRoutes } from './routes/installs';
import { instructionRoutes } from './routes/instructions';
import { nearMatchRoutes } from './routes/near-matches';
import { objectionRoutes } from './routes/objections';
import { openItemRoutes } from './routes/open-items';
import { passRoutes } from './routes/passes';
import { personRoutes } from './routes/persons';
import { phoneEventRoutes } from './routes/phone-events';
import { placeRoutes } from './routes/places';
import { policyRoutes } from './routes/policy';
import { pullRoutes } from './routes/pull';
import { pushRoutes } from './routes/push';
import { readBytes } from './routes/read-bytes';
import { recordRoutes } from './routes/records';
import { resultListRoutes } from './routes/result-lists';
import { sessionRoutes } from './routes/session';
import { setupRoutes } from './routes/setup';
import { transferRoutes } from './routes/transfers';
import { webRoutes } from './routes/web';
import { isBusy } from './store/busy';

const ROUTES = [
  healthRoutes,
  countyRoutes,
  setupRoutes,
  installRoutes,
  recordRoutes,
  carriedRoutes,
  pullRoutes,
  phoneEventRoutes,
  pushRoutes,
  passRoutes,
  sessionRoutes,
  boardRoutes,
  eventRoutes,
  personRoutes,
  nearMatchRoutes,
  placeRoutes,
  policyRoutes,
  instructionRoutes,
  dutyRoutes,
  followUpRoutes,
  transferRoutes,
  capacityRoutes,
  objectionRoutes,
  openItemRoutes,
  resultListRoutes,
  comparisonRoutes,
];

/** The whole server as one handler of requests. It does not listen: main does, and the tests do. */
export function createApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  // Only a proxy on this very machine is believed when it says who asks.
  app.set('trust proxy', 'loopback');
  app.use(requestLog(context));
  app.use(securityHeaders(context.origin));
  app.use(
    compression({
      filter: (request, response) => isPlain(response) && compression.filter(request, response),
    }),
  );
  app.use('/v1', protocol);
  app.use(longAddress);
  app.use('/v1/policy/previews', readBytes(POLICY_BYTES));
  app.use('/v1', readBytes(BATCH_BYTES));
  const doors = makeDoors(context);
  for (const add of ROUTES) add(doors, context);
  app.use(doors.router);
  app.use('/v1', unknownRoute);
  if (context.web !== null) app.use(webRoutes(context.web));
  app.use((_request, response) => write(response, refuse('not-found')));
  app.use(lastResort(context));
  return app;
}

/** Events are written as they happen and never held back to be compressed. */
const isPlain = (response: express.Response) =>
  !String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');

const protocol: RequestHandler = (_request, response, next) => {
  response.set({ [PROTOCOL_HEADER]: PROTOCOL, 'cache-control': 'no-store' });
  next();
};

/** Past what any address of ours needs. */
const LONGEST_ADDRESS = 4096;

const longAddress: RequestHandler = (request, response, next) => {
  if (request.originalUrl.length <= LONGEST_ADDRESS) return next();
  write(response, { status: 414, body: { error: 'too-large' } });
};

const unknownRoute: RequestHandler = (request, response) => {
  const methods = methodsOf(request.originalUrl.split('?')[0] ?? '');
  if (methods.length === 0) return write(response, refuse('not-found'));
  response.set('allow', methods.join(', '));
  write(response, refuse('method-not-allowed'));
};

/** The one error handler: what the store or an address may do to us has its answer, the rest is our bug and says only an id. */
const lastResort =
  (context: Context): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    if (response.headersSent) return void response.destroy();
    const known = knownFailure(error);
    if (known !== null) return write(response, known);
    const id = uuid();
    // The stack names files and functions; the message may name values and stays out.
    const stack = error instanceof Error ? error.stack?.split('\n').slice(1, 8).join('\n') : undefined;
    context.log.error({ id, name: error instanceof Error ? error.name : typeof error, stack }, 'failed');
    response.set('x-request-id', id);
    write(response, { status: 500, body: { error: 'busy' } });
  };

function knownFailure(error: unknown): Reply | null {
  if (isBusy(error)) return refuse('busy');
  // An address that cannot be decoded names nothing.
  if (error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400))
    return refuse('bad-request');
  return null;
}

function write(response: express.Response, reply: Reply): void {
  response
    .status(reply.status)
    .set(reply.headers ?? {})
    .json(reply.body);
}

/** Method, route, status and time of each request; never an address as it was asked, a body, or who asked. */
function requestLog(context: Context): RequestHandler {
  return pinoHttp({
    logger: context.log,
    autoLogging: { ignore: (request) => request.url === '/healthz' },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        // Anything can stand in an address, a name too: known ones are called as the matrix calls them.
        path: routeOf(request.url.split('?')[0] ?? '') ?? 'other',
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: () => undefined,
    },
  });
}
