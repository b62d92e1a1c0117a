import { newAccountSchema, type ROLES } from '#domain/desk/desk';

/** An account as far as it was filled in; `area` is the town of a town desk. */
export type AccountDraft = {
  name: string;
  login: string;
  password: string;
  role: (typeof ROLES)[number] | null;
  area: string | null;
};

export const NEW_ACCOUNT: AccountDraft = { name: '', login: '', password: '', role: null, area: null };

export type AccountFault = {
  field: keyof AccountDraft;
  code: 'personMissing' | 'loginWrong' | 'passwordShort' | 'roleMissing' | 'areaMissing';
};

const { login: loginSchema, password: passwordSchema } = newAccountSchema.shape;

/** What is still wrong, in the order of the form. */
export function accountFaults(draft: AccountDraft): AccountFault[] {
  const wrong: (AccountFault | null)[] = [
    draft.name.trim() === '' ? { field: 'name', code: 'personMissing' } : null,
    draft.role === null ? { field: 'role', code: 'roleMissing' } : null,
    draft.role === 'town-desk' && draft.area === null ? { field: 'area', code: 'areaMissing' } : null,
    loginSchema.safeParse(draft.login).success ? null : { field: 'login', code: 'loginWrong' },
    passwordSchema.safeParse(draft.password).success ? null : { field: 'password', code: 'passwordShort' },
  ];
  return wrong.filter((one) => one !== null);
}
