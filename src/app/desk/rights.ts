import type { Account } from '#domain/desk/desk';

type Role = Account['role'];

const DESKS: readonly Role[] = ['county-desk', 'town-desk'];
const COUNTY: readonly Role[] = ['county-desk'];

/** What the screens offer to whom. The server decides anew at each request; this only hides what it would refuse. */
const RIGHTS = {
  people: DESKS,
  workers: DESKS,
  venues: DESKS,
  phones: DESKS,
  posters: DESKS,
  posts: COUNTY,
  accounts: COUNTY,
  seeAccounts: ['county-desk', 'auditor'],
  publish: COUNTY,
  answer: COUNTY,
  dispatch: COUNTY,
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

/** Whether somebody of this role may do so. */
export const may = (role: Role, right: Right): boolean => RIGHTS[right].some((one) => one === role);
