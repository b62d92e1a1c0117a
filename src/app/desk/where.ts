import { idSchema } from '#domain/field';

/** Where at the desk somebody is. */
export type Where =
  | {
      page:
        | 'board'
        | 'open'
        | 'compare'
        | 'persons'
        | 'instructions'
        | 'follow-ups'
        | 'transfers'
        | 'capacity'
        | 'vehicles'
        | 'policy'
        | 'places'
        | 'nowhere';
    }
  | { page: 'instruction'; id: string }
  | { page: 'person'; id: string }
  | { page: 'poster'; kind: 'venue' | 'post'; id: string };

const isId = (text: string | undefined): text is string => idSchema.safeParse(text).success;

/** The place that a path below /desk names; what names none is `nowhere`. */
export function whereOf(path: string): Where {
  const [, , page, first, second, ...rest] = path.replace(/\/+$/, '').split('/');
  if (rest.length > 0) return { page: 'nowhere' };
  if (page === undefined) return { page: 'board' };
  if ((page === 'person' || page === 'instruction') && isId(first) && second === undefined)
    return { page, id: first };
  if (page === 'poster' && (first === 'venue' || first === 'post') && isId(second))
    return { page, kind: first, id: second };
  if (first !== undefined) return { page: 'nowhere' };
  const plain = PLAIN.find((one) => one === page);
  if (plain !== undefined) return { page: plain };
  return { page: 'nowhere' };
}

/** The pages that need nothing but their name. */
const PLAIN = [
  'open',
  'compare',
  'persons',
  'instructions',
  'follow-ups',
  'transfers',
  'capacity',
  'vehicles',
  'policy',
  'places',
] as const;

/** The address of one instruction, to call and to print. */
export const instructionHref = (id: string): string => `/desk/instruction/${id}`;

/** The address of one person's file: a random id, never a name or number. */
export const personHref = (id: string): string => `/desk/person/${id}`;
