import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';

const environmentSchema = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 8080),
  KAKOU_DATA: z._default(z.string().check(z.minLength(1)), './data'),
  KAKOU_DB: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/))),
  KAKOU_ORIGIN: z.optional(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))),
});

const KNOWN = Object.keys(environmentSchema.shape);

export type Config = {
  port: number;
  /** The folder of keys, certificates and, unless `db` says otherwise, the database. */
  data: string;
  /** URL of a PostgreSQL database, or null for the SQLite file in `data`. */
  db: string | null;
  /** The address that phones use, or null for what main finds. */
  origin: string | null;
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
  const faults = [...unknown, ...wrong, ...(Array.isArray(flags) ? flags : [])];
  if (!parsed.success || Array.isArray(flags) || faults.length > 0) return fault([...new Set(faults)]);
  const { PORT, KAKOU_DATA, KAKOU_DB, KAKOU_ORIGIN } = parsed.data;
  return ok({ port: PORT, data: KAKOU_DATA, db: KAKOU_DB ?? null, origin: KAKOU_ORIGIN ?? null, ...flags });
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
