import * as z from 'zod/mini';
import type { PersonAnswer, TimelineItem } from '#domain/desk/desk';
import { bySaying } from '#domain/person/register';

type Said = PersonAnswer['said'][number];

const text = z.catch(z.optional(z.string()), undefined);
const part = z.catch(
  z.optional(z.object({ name: text, phone: text, birth: text, address: text, plate: text })),
  undefined,
);
const bodySchema = z.object({ person: part, subject: part, trip: part, car: part, plate: text });

/**
 * Every value of a contact field that a declaration or a post ever said, newest first. What is masked ("张*丰", "…") was only
 * repeated from what the post was shown, and says nothing.
 */
export function contactSaid(items: readonly TimelineItem[]): Said[] {
  return items
    .flatMap((item): Said[] => {
      const { kind, at, record, post, worker, detail } = item;
      if (kind !== 'declaration' && kind !== 'check' && kind !== 'arrival') return [];
      const body = bodySchema.safeParse(detail);
      if (!body.success) return [];
      return FIELDS.flatMap((field) => {
        const value = valueIn(body.data, field)?.trim() ?? '';
        const says = value !== '' && !/[*…]/.test(value);
        return says ? [{ field, value, at, record, kind, post, worker }] : [];
      });
    })
    .sort((a, b) => bySaying(b, a));
}

const FIELDS = ['name', 'phone', 'address', 'plate', 'birth'] as const;

/** Who a record is about stands in `person` or `subject`, where they live and what they came in beside it. */
function valueIn(body: z.infer<typeof bodySchema>, field: Said['field']): string | undefined {
  switch (field) {
    case 'name':
    case 'phone':
    case 'birth':
      return body.person?.[field] ?? body.subject?.[field];
    case 'address':
      return body.trip?.address;
    case 'plate':
      return body.trip?.plate ?? body.car?.plate ?? body.plate;
  }
}
