/** The table of objections (see tables.ts). */
export type ObjectionRow = {
  id: string;
  area: string;
  person: string;
  declaration: string;
  install: string;
  text: string;
  made_at: number;
  due_at: number;
  answered_at: number | null;
  answered_by: string | null;
  outcome: string | null;
  answer: string | null;
};
