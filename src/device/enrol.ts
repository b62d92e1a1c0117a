import { fault, ok, type Result } from '#domain/result';
import { adoptInstall } from './county-card';
import { changeMeta, type Database, readMeta } from './database';
import type { EnrolFault } from './device';
import type { InstallApi } from './install-api';
import { firstMeta, type Meta } from './meta';

/** `https://HOST/enrol#TOKEN`, `/enrol#TOKEN`: what the QR code or the link says. */
const ENROL_TEXT = /^(?:https?:\/\/([^/?#\s]+))?\/enrol#([A-Za-z0-9_-]{16,128})$/;

/** The one-time token of an enrolment text for this host (`name` or `name:port`). */
export function parseEnrolText(
  text: string,
  host: string,
): Result<string, 'not-an-enrolment-code' | 'other-server'> {
  const found = ENROL_TEXT.exec(text.trim());
  const token = found?.[2];
  if (token === undefined) return fault('not-an-enrolment-code');
  const named = found?.[1]?.toLowerCase();
  return named === undefined || named === host.toLowerCase() ? ok(token) : fault('other-server');
}

/**
 * Joins a post. What still waits belongs to who the phone was, so it goes out first or the phone stays what it is. The
 * install id is kept, but for one that another phone uses too or that was revoked, which can never come back. Scanning
 * the county's code by hand is what says whom to trust: the county's root key is pinned anew.
 */
export async function enrolPhone(
  hands: { database: Database; api: InstallApi; newId(): string },
  token: string,
): Promise<Result<void, EnrolFault>> {
  const before = await readMeta(hands.database);
  // A county that was restored from before this phone joined knows it no more: joining again under the same id is what
  // lets its records leave.
  if (before.unsent > 0 && before.paused !== 'unknown-install') return fault('unsent-records');
  const spent = before.cloned || before.paused === 'revoked';
  const { install } = spent ? await takeNewId(hands) : before;
  const answer = await hands.api.enrol(token, modelOfPhone());
  if (!answer.ok) {
    // The old role comes back: without an answer nobody knows that it is over.
    if (spent)
      await changeMeta(hands.database, (meta) =>
        meta.install === install && meta.seq === 0 ? before : meta,
      );
    return fault(answer.fault === 'no-network' ? 'no-network' : answer.fault.error);
  }
  const adopted = await adoptInstall(hands.database, answer.value, { install, pinAnew: true });
  return adopted ? ok(undefined) : fault('storage-blocked');
}

function takeNewId(hands: { database: Database; newId(): string }): Promise<Meta> {
  return changeMeta(hands.database, (meta) => ({
    ...firstMeta(hands.newId(), meta.app),
    rootKey: meta.rootKey,
    sealKey: meta.sealKey,
    policyNumber: meta.policyNumber,
    ...(meta.lists === undefined ? {} : { lists: meta.lists }),
    epoch: meta.epoch,
    rejected: meta.rejected,
    conflict: meta.conflict,
    aside: meta.aside ?? 0,
    carrying: meta.carrying ?? 0,
    skew: meta.skew,
    knownTurn: meta.knownTurn,
  }));
}

/** What the desk's list of phones calls this one. */
function modelOfPhone(): string {
  const inBrackets = /\(([^)]*)\)/.exec(navigator.userAgent)?.[1] ?? navigator.userAgent;
  return inBrackets.replace(/[^\x20-\x7e]/g, '').slice(0, 120);
}
