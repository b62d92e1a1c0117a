import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const DAY = 24 * 3_600_000;
/** Phones refuse leaves that are good for longer than 398 days; the authority may live long. */
const LEAF_DAYS = 390;
const AUTHORITY_DAYS = 3650;
const RENEW_DAYS = 30;

/** What HTTPS on a local network needs: key and certificate of this server, and the authority that phones must trust. */
export type LanCertificates = { key: string; cert: string; authority: string };

/** The addresses of this machine on its networks, IPv4, without the machine's own loop. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address);
}

/**
 * The certificates in a folder. The authority is made once, so that phones trust it once; the leaf is made again when
 * the addresses have changed or its end is near.
 */
export async function lanCertificates(
  folder: string,
  by: { addresses: readonly string[]; now: number },
): Promise<LanCertificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(folder, name);
  if (!existsSync(file('authority.crt'))) await makeAuthority(folder, by.now);
  const authority = readFileSync(file('authority.crt'), 'utf8');
  if (!isGood(file('server.crt'), by)) await makeLeaf(folder, authority, by);
  return {
    authority,
    key: readFileSync(file('server.key'), 'utf8'),
    cert: readFileSync(file('server.crt'), 'utf8'),
  };
}

async function makeAuthority(folder: string, now: number): Promise<void> {
  const made = await generate([{ name: 'commonName', value: 'Kakou local authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + AUTHORITY_DAYS * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  keep(folder, 'authority', made);
}

async function makeLeaf(
  folder: string,
  authority: string,
  by: { addresses: readonly string[]; now: number },
): Promise<void> {
  const key = readFileSync(join(folder, 'authority.key'), 'utf8');
  const made = await generate([{ name: 'commonName', value: 'Kakou' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(by.now - DAY),
    notAfterDate: new Date(by.now + LEAF_DAYS * DAY),
    ca: { key, cert: authority },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...by.addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  keep(folder, 'server', made);
}

function keep(folder: string, name: string, made: { private: string; cert: string }): void {
  writeFileSync(join(folder, `${name}.key`), made.private, { mode: 0o600 });
  writeFileSync(join(folder, `${name}.crt`), made.cert);
}

function isGood(path: string, by: { addresses: readonly string[]; now: number }): boolean {
  if (!existsSync(path)) return false;
  const leaf = new X509Certificate(readFileSync(path));
  const named = by.addresses.every((address) => leaf.checkIP(address) !== undefined);
  return named && new Date(leaf.validTo).getTime() > by.now + RENEW_DAYS * DAY;
}
