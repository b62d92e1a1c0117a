import { auditExport } from './audit-export';
import { backup } from './backup';
import type { Command } from './command';
import { loadHcert } from './load-hcert';
import { loadShc } from './load-shc';
import { newEpoch } from './new-epoch';
import { purge } from './purge';
import { restore } from './restore';
import { rotateKey } from './rotate-key';
import { trustAddCounty } from './trust-add-county';
import { trustExport } from './trust-export';
import { trustList } from './trust-list';
import { trustRemoveCounty } from './trust-remove-county';
import { trustRemoveSource } from './trust-remove-source';
import { verifyAuditFile } from './verify-audit-file';

/** Every command of the operator, in the order in which they are listed. */
export const COMMANDS: readonly Command[] = [
  trustList,
  trustExport,
  trustAddCounty,
  trustRemoveCounty,
  loadHcert,
  loadShc,
  trustRemoveSource,
  rotateKey,
  backup,
  restore,
  newEpoch,
  purge,
  auditExport,
  verifyAuditFile,
];
