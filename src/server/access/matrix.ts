import type * as z from 'zod/mini';
import type { roleSchema } from '#domain/desk/desk';
import type { LimitName } from './limits';

type Role = z.infer<typeof roleSchema>;
/** `public`: nobody signed in. `traveller` and `post`: a phone by its signature. The others: an account by its session. */
export type Who = 'public' | 'traveller' | 'post' | Role;

/**
 * How far a caller sees. `all`: the same for everybody. `own`: what this phone itself said. `post`: what concerns the
 * phone's own post. `area`: what lies in, or is bound for, the account's area.
 */
type Reach = 'all' | 'own' | 'post' | 'area';

type Row = { route: string; who: readonly Who[]; reach: Reach; limit: LimitName };

const DESKS = ['county-desk', 'town-desk'] as const;
const COUNTY = ['county-desk'] as const;
const ACCOUNTS = ['county-desk', 'town-desk', 'auditor'] as const;
const PHONES = ['traveller', 'post'] as const;

/**
 * Who may call what (SECURITY.md B2). A route without a row here cannot be opened: the server does not start. A caller
 * that a row does not name is refused.
 */
export const MATRIX = [
  { route: 'GET /healthz', who: ['public'], reach: 'all', limit: 'none' },
  { route: 'GET /readyz', who: ['public'], reach: 'all', limit: 'none' },
  { route: 'GET /v1/county', who: ['public'], reach: 'all', limit: 'open' },
  { route: 'GET /v1/setup', who: ['public'], reach: 'all', limit: 'open' },
  { route: 'POST /v1/setup', who: ['public'], reach: 'all', limit: 'signIn' },
  { route: 'POST /v1/installs', who: ['public'], reach: 'own', limit: 'open' },
  { route: 'POST /v1/enrol', who: ['public'], reach: 'own', limit: 'open' },
  { route: 'POST /v1/records', who: PHONES, reach: 'own', limit: 'phone' },
  { route: 'POST /v1/carried', who: ['post'], reach: 'all', limit: 'phone' },
  { route: 'POST /v1/carried/upload', who: DESKS, reach: 'all', limit: 'desk' },
  { route: 'GET /v1/pull', who: PHONES, reach: 'post', limit: 'phone' },
  { route: 'GET /v1/push', who: ['post'], reach: 'own', limit: 'phone' },
  { route: 'POST /v1/push', who: ['post'], reach: 'own', limit: 'phone' },
  { route: 'GET /v1/phone-events', who: ['post'], reach: 'post', limit: 'phone' },
  { route: 'POST /v1/passes', who: ['traveller'], reach: 'own', limit: 'phone' },
  { route: 'POST /v1/passes/rebind', who: ['traveller'], reach: 'own', limit: 'phone' },
  { route: 'POST /v1/session', who: ['public'], reach: 'all', limit: 'signIn' },
  { route: 'GET /v1/session', who: ACCOUNTS, reach: 'own', limit: 'desk' },
  { route: 'DELETE /v1/session', who: ACCOUNTS, reach: 'own', limit: 'desk' },
  { route: 'GET /v1/board', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/events', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/vehicles', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/persons/:id', who: DESKS, reach: 'area', limit: 'look' },
  { route: 'POST /v1/persons/search', who: DESKS, reach: 'area', limit: 'look' },
  { route: 'POST /v1/persons/:id/split', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/near-matches', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/near-matches/:id/merge', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/near-matches/:id/apart', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/places', who: ACCOUNTS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/posts', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/posts/:id/challenge', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/posts/:id', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/workers', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/workers/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/venues', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/venues/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/accounts', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/accounts/:id', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/phones/:install', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/phones/:install/troubles', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/enrolments', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/codes/:kind/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/comparisons', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/comparisons/parties', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/open-items', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/open-items/:id/take', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/open-items/:id/close', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/result-lists', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/result-lists', who: DESKS, reach: 'area', limit: 'look' },
  { route: 'POST /v1/result-lists/:id/confirm', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/result-lists/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/instructions', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/instructions', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/instructions/:id', who: DESKS, reach: 'area', limit: 'look' },
  { route: 'DELETE /v1/instructions/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/instructions/:id/steps', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/instructions/:id/no-answer', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/calls', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/duty', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/duty', who: DESKS, reach: 'own', limit: 'desk' },
  { route: 'DELETE /v1/duty', who: DESKS, reach: 'own', limit: 'desk' },
  { route: 'POST /v1/accounts/:id/telephone', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/posts/:id/telephone', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/transfers', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/transfers/:id', who: DESKS, reach: 'area', limit: 'look' },
  { route: 'POST /v1/transfers', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/transfers/:id/order', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/transfers/:id/cancel', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/transfers/:id/steps', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/sites/:id/rooms', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/rooms/:id', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/capacity', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/capacity', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/supplies', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/supplies/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'DELETE /v1/supplies/:id', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/follow-ups', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/objections', who: DESKS, reach: 'area', limit: 'desk' },
  { route: 'POST /v1/objections/:id/answer', who: COUNTY, reach: 'area', limit: 'desk' },
  { route: 'GET /v1/policy', who: ACCOUNTS, reach: 'all', limit: 'desk' },
  { route: 'GET /v1/policies', who: ACCOUNTS, reach: 'all', limit: 'desk' },
  { route: 'GET /v1/policies/:number', who: ACCOUNTS, reach: 'all', limit: 'desk' },
  { route: 'GET /v1/policy/previews', who: COUNTY, reach: 'all', limit: 'desk' },
  { route: 'POST /v1/policy/previews', who: COUNTY, reach: 'all', limit: 'look' },
  { route: 'GET /v1/policy/previews/:id', who: COUNTY, reach: 'all', limit: 'desk' },
  { route: 'DELETE /v1/policy/previews/:id', who: COUNTY, reach: 'all', limit: 'desk' },
  { route: 'POST /v1/policy/previews/:id/ask', who: COUNTY, reach: 'all', limit: 'desk' },
  { route: 'POST /v1/policy/previews/:id/publish', who: COUNTY, reach: 'all', limit: 'desk' },
] as const satisfies readonly Row[];

export type RouteName = (typeof MATRIX)[number]['route'];

/** The row of a route. */
export function rowOf(route: RouteName): Row {
  const row = MATRIX.find((one) => one.route === route);
  if (row === undefined) throw new Error(`no row in the matrix: ${route}`);
  return row;
}

/** The methods that a path has in the matrix: none for an unknown path. */
export function methodsOf(path: string): string[] {
  return MATRIX.filter((row) => patternOf(row.route).test(path)).map((row) => row.route.split(' ')[0] ?? '');
}

/** The path of the matrix that an address is one of, or null. */
export function routeOf(path: string): string | null {
  const row = MATRIX.find((one) => patternOf(one.route).test(path));
  return row?.route.split(' ')[1] ?? null;
}

const patternOf = (route: string) =>
  new RegExp(`^${(route.split(' ')[1] ?? '').replaceAll(/:\w+/g, '[^/]+')}/?$`);
