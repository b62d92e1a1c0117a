import type { Mutation } from './build';

/** The app of a later day: another version, and one more step in its storage. */
export const NEXT: readonly Mutation[] = [
  {
    file: 'src/device/app-version.ts',
    from: `APP_VERSION = '`,
    to: `APP_VERSION = '99.`,
  },
  {
    file: 'src/device/database.ts',
    from: `openDB<KakouSchema>(name, STEPS.length, {`,
    to: `openDB<any>(name, STEPS.length + 1, {`,
  },
  {
    file: 'src/device/database.ts',
    from: `for (const step of STEPS.slice(from)) step(db, tx);`,
    to: `for (const step of STEPS.slice(from)) step(db, tx); db.createObjectStore('later');`,
  },
];
