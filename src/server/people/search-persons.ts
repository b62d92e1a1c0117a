import type { SearchAnswer } from '#domain/desk/search-desk';
import { maskName } from '#domain/document/name';
import { normaliseNumber } from '#domain/document/number';
import { normalisePhone } from '#domain/document/phone';
import { normalisePlate } from '#domain/document/plate';
import { nameKey } from '#domain/person/name-key';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { record } from '../store/audit';
import { searchPersons, type Wanted } from '../store/search';
import { colourOf } from './judge';
import { shownDocument } from './person-answer';
import { last6Hash } from './subject';

const MOST = 20;

/** Persons of the account's area whose name begins so, or whose last six, phone or plate is so; all masked. */
export async function searchFor(context: Context, account: SignedIn, text: string): Promise<SearchAnswer> {
  const { db } = context.store;
  const now = context.now();
  const searched = {
    at: now,
    actor: `account:${account.id}`,
    action: 'search',
    subject: null,
    area: account.area,
  };
  await context.store.write((tx) => record(tx, [{ ...searched, payload: {} }]));
  const rows = await searchPersons(db, wantedBy(context, text), { area: account.area, limit: MOST + 1 });
  const hits = rows.slice(0, MOST).map((row) => ({
    person: row.id,
    name: maskName(row.name ?? ''),
    document: shownDocument(context, row),
    plate: row.plate,
    colour: colourOf(row.colour),
    lastAt: row.last_at,
  }));
  return { hits, more: rows.length > MOST };
}

function wantedBy(context: Context, text: string): Wanted {
  const number = normaliseNumber(text);
  const phone = normalisePhone(text);
  return {
    nameKey: nameKey(text),
    plate: normalisePlate(text),
    last6Hash: /^[0-9A-Z]{6}$/.test(number) ? last6Hash(context.keys.documents, number) : null,
    phone: /^\+?\d{7,15}$/.test(phone) ? phone : null,
  };
}
