import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';

const environmentSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 8080),
  KAKOU_DATA: z._default(z.string().check(z.minLength(1)), './data'),
  KAKOU_DB: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/))),
  KAKOU_ORIGIN: z.optional(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))),
  KAKOU_PUSH: z._default(z.enum(['on', 'off']), 'off'),
  KAKOU_VAPID_KEY: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))),
  KAKOU_PUSH_CONTACT: z.optional(z.string().check(z.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/))),
  // A gateway may stand in the same machine; elsewhere telephone numbers go over HTTPS alone.
  KAKOU_SMS_URL: z.optional(
    z.string().check(z.regex(/^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?)$/)),
  ),
  KAKOU_SMS_SECRET: z.optional(z.string().check(z.minLength(16))),
});

const KNOWN = Object.keys(environmentSchema.shape);

/** How somebody is reached whose app is closed; nothing of it is on by itself. */
export type NotifyConfig = {
  push: boolean;
  /** The operator's own VAPID key (32 bytes, base64url), in place of one that is made. */
  pushKey: string | null;
  contact: string | null;
  texts: { url: string; secret: string } | null;
};

export const SILENT: NotifyConfig = { push: false, pushKey: null, contact: null, texts: null };

export type Config = {
  port: number;
  /** The folder of keys, certificates and, unless `db` says otherwise, the database. */
  data: string;
  /** URL of a PostgreSQL database, or null for the SQLite file in `data`. */
  db: string | null;
  /** The address that phones use, or null for what main finds. */
  origin: string | null;
  notify: NotifyConfig;
  demo: boolean;
  lan: boolean;
};

/**
 * The configuration from flags and environment. @returns the names of what is unknown or wrong: a mistyped variable is
 * not silently ignored
 */
export function readConfig(
  args: readonly string[],
  env: Record<string, string | undefined>,
): Result<Config, string[]> {
  const unknown = Object.keys(env).filter((name) => name.startsWith('KAKOU_') && !KNOWN.includes(name));
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(KNOWN.map((name) => [name, env[name] || undefined])),
  );
  const flags = readFlags(args);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
  const half = parsed.success && !parsed.data.KAKOU_SMS_URL !== !parsed.data.KAKOU_SMS_SECRET;
  const halves = half ? ['KAKOU_SMS_URL', 'KAKOU_SMS_SECRET'].filter((name) => !env[name]) : [];
  const faults = [...unknown, ...wrong, ...halves, ...(Array.isArray(flags) ? flags : [])];
  if (!parsed.success || Array.isArray(flags) || faults.length > 0) return fault([...new Set(faults)]);
  const { PORT, KAKOU_DATA, KAKOU_DB, KAKOU_ORIGIN } = parsed.data;
  const notify = notifyOf(parsed.data);
  return ok({
    port: PORT,
    data: KAKOU_DATA,
    db: KAKOU_DB ?? null,
    origin: KAKOU_ORIGIN ?? null,
    notify,
    ...flags,
  });
}

function notifyOf(set: z.infer<typeof environmentSchema>): NotifyConfig {
  const { KAKOU_SMS_URL: url, KAKOU_SMS_SECRET: secret } = set;
  const on = set.KAKOU_PUSH === 'on';
  return {
    push: on,
    pushKey: on ? (set.KAKOU_VAPID_KEY ?? null) : null,
    contact: set.KAKOU_PUSH_CONTACT ?? null,
    texts: url === undefined || secret === undefined ? null : { url, secret },
  };
}

function readFlags(args: readonly string[]): { demo: boolean; lan: boolean } | string[] {
  const options = { demo: { type: 'boolean' }, lan: { type: 'boolean' } } as const;
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const unknown = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [token.value];
    if (token.kind === 'option' && (!(token.name in options) || token.value !== undefined))
      return [token.rawName];
    return [];
  });
  if (unknown.length > 0) return unknown;
  const has = (name: string) => tokens.some((token) => token.kind === 'option' && token.name === name);
  return { demo: has('demo'), lan: has('lan') };
}
