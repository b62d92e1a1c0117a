/** Where the site's phone is. `person` names a transfer. */
export type Where =
  | { at: 'home' | 'rooms' | 'report' }
  | { at: 'supplies' }
  | { at: 'person' | 'room' | 'discharge'; id: string }
  | { at: 'round'; person: string | null }
  | { at: 'count'; supply: string };
