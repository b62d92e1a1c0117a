/** The tables of what phones trust (see tables.ts). */
export type TrustTables = {
  /** `added_in` is the number of the list that brought the pass, null until there is one; `removed_in` that which let it go. */
  revoked: {
    number: string;
    area: string;
    expires_at: number;
    added_in: number | null;
    removed_in: number | null;
  };
  revocations: { number: number; area: string; payload: string; signature: string; as_of: number };
  signed_lists: {
    kind: 'issuers' | 'evidence-keys';
    area: string;
    number: number;
    payload: string;
    signature: string;
    as_of: number;
  };
  trusted_counties: {
    area: string;
    name: string;
    root_key: string;
    number: number;
    keys: string;
    added_at: number;
  };
  evidence_sources: { id: string; area: string; scheme: string; keys: string; loaded_at: number };
};
