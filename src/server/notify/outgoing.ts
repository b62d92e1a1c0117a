import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What leaves this server by itself. Nothing of an answer but its status is read. */
export type Letter = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** `public`: an address that a phone gave, which must not lead into our own network. `operator`: one from the settings. */
  to: 'public' | 'operator';
};

/** Sends one letter. @returns the status, or null when there was no answer, or the address is none that we write to */
export type Outgoing = (letter: Letter) => Promise<number | null>;

const TIMEOUT = 10_000;

/** Addresses that are not of the public internet (RFC 6890), and those that hide one inside. */
const PRIVATE = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.ipv4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.ipv6.addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies in no public network; a text that is none does too. */
export const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address);
  // A list of its own for each: in one list an address of the fourth version matches where the sixth hides it.
  return family === 0 || (family === 4 ? PRIVATE.ipv4.check(address) : PRIVATE.ipv6.check(address, 'ipv6'));
};

/** Whether a phone may give this as where it is knocked at: https, a name, no other port, nobody's password. */
export function isPublicUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username + url.password !== '')
    return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 ? !isPrivateAddress(host) : host.includes('.') && !host.endsWith('.localhost');
}

/** Looks at what a name means when the connection is made: a name that means our own network leads nowhere. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const first = found?.find(({ address }) => !isPrivateAddress(address));
    if (error !== null || first === undefined || found.some(({ address }) => isPrivateAddress(address)))
      return done(error ?? new Error('not a public address'), '', 4);
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** The way out of the real server: follows no redirect, waits ten seconds at most. */
export const outgoing: Outgoing = ({ url, headers, body, to }) =>
  new Promise((resolve) => {
    if (to === 'public' && !isPublicUrl(url)) return resolve(null);
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const guarded = to === 'public' ? { lookup: publicLookup } : {};
    const giveUp = AbortSignal.timeout(TIMEOUT);
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method: 'POST', headers: { ...headers, ...length }, signal: giveUp, ...guarded };
    const asked = send(url, options, (answer) => {
      answer.resume();
      answer.on('error', () => undefined);
      resolve(answer.statusCode ?? null);
    });
    asked.on('error', () => resolve(null));
    asked.end(body);
  });
