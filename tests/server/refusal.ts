import { expect } from 'vitest';
import { refusalSchema } from '#domain/wire';

/** Status and code of a refusal, which is one of ours by its header. */
export async function refusalOf(response: Response) {
  expect(response.headers.get('kakou-proto')).toBe('1');
  return [response.status, refusalSchema.parse(await response.json()).error];
}
