import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from './app';
import { compareDue } from './compare/compare-due';
import { type Config, readConfig } from './config';
import type { Context } from './context';
import { makeSetUpToken } from './county/set-up';
import { refreshLists } from './county/trust-lists';
import { makeDemo } from './demo/make-demo';
import { showDemo } from './demo/show-demo';
import { type LanCertificates, lanAddresses, lanCertificates } from './lan/certificates';
import { authorityListener, showLan } from './lan/show-lan';
import { knockAtPhones } from './notify/knock';
import { textPosts } from './notify/text-posts';
import { openContext } from './open-context';
import { openDueTests } from './open-items/open-due-tests';
import { findNear } from './people/find-near';
import { judgeDue } from './people/judge-everybody';
import { judgeAnew } from './policy/judge-anew';
import { purgeNightly } from './retention/nightly';
import { readCounty } from './store/county';

const MINUTE = 60_000;

/** The folder of the built app: beside the built server, or in dist when this runs from source. */
const WEB = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../web' : '../../dist/web', import.meta.url),
);

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  if (!config.ok) {
    return stopBecause(`these settings are wrong or unknown: ${config.fault.join(', ')}`);
  }
  const log = pino({ base: null });
  const site = await siteOf(config.value);
  const { data, db, demo, port, notify } = config.value;
  const context = await openContext({ data, db, origin: site.origin, log, web: WEB, notify });
  if (demo && (await readCounty(context.store.db)) === null) await makeDemo(context);
  // A policy that was published before a power cut has yet to reach everybody.
  context.background.begin('judging anew', async (signal) => {
    await judgeAnew(context, signal);
  });
  const app = createApp(context);
  const server = site.tls === null ? createServer(app) : createTlsServer(site.tls, app);
  server.requestTimeout = 120_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000;
  const each = () => {
    context.background.begin('colours that end', () => judgeDue(context));
    context.background.begin('comparisons that are due', (signal) => compareDue(context, signal));
    context.background.begin('near matches', (signal) => findNear(context, signal));
    context.background.begin('tests that are due', () => openDueTests(context));
    context.background.begin('lists that age', () => refreshLists(context));
    sendErrands(context);
    context.background.begin('what is past its period', (signal) => purgeNightly(context, signal));
  };
  each();
  // Whoever asks to be told of all that changed costs a look at it.
  if (context.notifying.push !== null)
    context.phoneNews.onChanged((changed) => {
      if (changed.some(({ topic }) => topic === 'instruction')) sendErrands(context);
    });
  const due = setInterval(each, MINUTE);
  finishOnSignal(server, context, () => clearInterval(due));
  const text = await greeting(context, config.value);
  server.once('error', (error) =>
    stopBecause(`port ${port}: ${'code' in error ? String(error.code) : error.name}`),
  );
  server.listen(port, () => process.stdout.write(text));
  if (site.tls !== null) offerAuthority(site, port + 1);
}

/** Tells those whose app is closed: at once when instructions changed, and of what time alone has made due. */
function sendErrands(context: Context): void {
  context.errands.begin('knocking at phones', () => knockAtPhones(context));
  context.errands.begin('texts', () => textPosts(context));
}

function stopBecause(reason: string): void {
  process.stderr.write(`kakou does not start: ${reason}\n`);
  process.exit(1);
}

type Site = { origin: string; tls: LanCertificates | null };

/** Under which address the server is reached, and with which certificates where it speaks HTTPS itself. */
async function siteOf({ origin, port, lan, data }: Config): Promise<Site> {
  if (!lan) return { origin: origin ?? `http://localhost:${port}`, tls: null };
  const addresses = lanAddresses();
  const tls = await lanCertificates(join(data, 'tls'), { addresses, now: Date.now() });
  return { origin: origin ?? `https://${addresses[0] ?? 'localhost'}:${port}`, tls };
}

function offerAuthority({ origin, tls }: Site, port: number): void {
  const plain = createServer(authorityListener(tls?.authority ?? ''));
  plain.listen(port, () => process.stdout.write(showLan(origin, port)));
  plain.unref();
}

/** What whoever started it opens first: the set-up, the demonstration's people, or the app. */
async function greeting(context: Context, config: Config): Promise<string> {
  const county = await readCounty(context.store.db);
  if (county?.demo === 1 && config.demo) return await showDemo(context);
  const token = await makeSetUpToken(context);
  if (token === null) return `\n  ${context.origin}\n\n`;
  return `\n  Set up the county, once: ${context.origin}/setup#${token}\n\n`;
}

/** Stops taking requests, finishes those that run, and leaves. */
function finishOnSignal(server: Server, context: Context, stop: () => void): void {
  const leave = async () => {
    await Promise.all([context.background.stop(), context.errands.stop()]);
    await context.store.close();
    process.exit(0);
  };
  const finish = () => {
    stop();
    server.close(() => void leave());
    context.live.end();
    void context.phoneNews.end();
    server.closeIdleConnections();
    // What neither ends nor goes on is cut off.
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  };
  process.once('SIGTERM', finish);
  process.once('SIGINT', finish);
}

await main();
