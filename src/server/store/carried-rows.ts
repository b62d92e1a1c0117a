/** What is remembered of records that were refused, and of those that came by hand. */
export type CarriedTables = {
  refused: {
    install: string;
    seq: number;
    hash: string;
    area: string;
    id: string | null;
    reason: string;
    fields: string;
    at: number;
  };
  carried: {
    hash: string;
    area: string;
    install: string;
    carrier: string;
    part: number;
    parts: number;
    made_at: number;
    received_at: number;
    stored: number;
    duplicate: number;
    conflict: number;
    rejected: number;
    revoked: number;
  };
  carried_records: { record: string; area: string; carried: string; after_revoked: number };
};
