import type { Request } from 'express';
import type * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';
import { type Reply, refuse, wrongKind } from './reply';

/** The bytes of a body exactly as they came; empty when there is none. */
export function bodyBytes(request: Request): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array(0);
}

/** The body as JSON of any shape. Only `application/json` in UTF-8 is read. */
export function jsonBody(request: Request): Result<unknown, Reply> {
  const type = (request.headers['content-type'] ?? '').toLowerCase().replaceAll(' ', '');
  if (!/^application\/json(;charset="?utf-8"?)?$/.test(type)) return fault(wrongKind());
  try {
    return ok(
      JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bodyBytes(request))),
    );
  } catch {
    return fault(refuse('not-json'));
  }
}

/** A value by its schema, or a refusal that names the fields. */
export function parse<T>(schema: z.ZodMiniType<T>, value: unknown): Result<T, Reply> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? ok(parsed.data)
    : fault(refuse('bad-request', { fields: fieldsOf(parsed.error.issues) }));
}

/** The body as JSON of one shape. */
export function parsedBody<T>(request: Request, schema: z.ZodMiniType<T>): Result<T, Reply> {
  const json = jsonBody(request);
  return json.ok ? parse(schema, json.value) : json;
}

/** The query string of one shape. A parameter that is unknown or comes twice is refused by name. */
export function parsedQuery<T>(request: Request, schema: z.ZodMiniType<T>): Result<T, Reply> {
  const mark = request.originalUrl.indexOf('?');
  const pairs = [...new URLSearchParams(mark < 0 ? '' : request.originalUrl.slice(mark + 1))];
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) return fault(refuse('bad-request', { fields: named(twice) }));
  return parse(schema, Object.fromEntries(pairs));
}

type Issue = z.core.$ZodIssue;

function fieldsOf(issues: readonly Issue[]): string[] {
  return named(
    issues.flatMap((issue) => {
      const path = issue.path.map(String);
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...path, key].join('.'))
        : [path.join('.')];
    }),
  );
}

/** At most 20 names, none long: a refusal never gives back what was sent. */
const named = (names: readonly string[]) =>
  [...new Set(names)].filter((name) => /^[\w.-]{1,80}$/.test(name)).slice(0, 20);
