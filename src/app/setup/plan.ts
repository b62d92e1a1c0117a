import { type SetupRequest, setupRequestSchema } from '#domain/desk/desk';

export type PlannedPost = SetupRequest['posts'][number];

/** A post as far as it was filled in. */
export type PostDraft = { name: string; kind: PlannedPost['kind'] | null; area: string | null };
export const NEW_POST: PostDraft = { name: '', kind: null, area: null };

/** The county as far as it was filled in. Kept in memory alone: there is a password in it. */
export type Plan = {
  demo: boolean | null;
  area: string | null;
  name: string;
  helpline: string;
  holder: string;
  login: string;
  password: string;
  again: string;
  posts: readonly PlannedPost[];
  post: PostDraft;
};

export const NEW_PLAN: Plan = {
  demo: null,
  area: null,
  name: '',
  helpline: '',
  holder: '',
  login: '',
  password: '',
  again: '',
  posts: [],
  post: NEW_POST,
};

export const STEPS = ['begin', 'county', 'account', 'posts', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** The steps of this plan: the demonstration county is given, but its desk account is not. */
export const stepsOf = (plan: Plan): readonly Step[] =>
  plan.demo === true ? ['begin', 'account', 'check'] : STEPS;

/** What can be wrong with a plan; each names the field that it is about. */
export const PLAN_FAULTS = {
  'begin-missing': 'begin',
  'area-missing': 'area',
  'name-missing': 'name',
  'helpline-long': 'helpline',
  'holder-missing': 'holder',
  'login-wrong': 'login',
  'password-short': 'password',
  'again-wrong': 'again',
  'post-name-missing': 'post-name',
  'post-kind-missing': 'post-kind',
  'post-town-missing': 'post-town',
  'post-twice': 'post-name',
  'post-typed': 'post-name',
} as const;
export type PlanFault = keyof typeof PLAN_FAULTS;

const { county: countySchema, account: accountSchema } = setupRequestSchema.shape;
const { helpline: helplineSchema } = countySchema.shape;
const { login: loginSchema, password: passwordSchema } = accountSchema.shape;
const COUNTY_DIGITS = 6;

/** What keeps a step from being done, in the order of its fields. */
export function stepFaults(plan: Plan, step: Step): PlanFault[] {
  const wrong = (when: boolean, fault: PlanFault): PlanFault[] => (when ? [fault] : []);
  switch (step) {
    case 'begin':
      return wrong(plan.demo === null, 'begin-missing');
    case 'county':
      return [
        ...wrong(plan.area?.length !== COUNTY_DIGITS, 'area-missing'),
        ...wrong(plan.name.trim() === '', 'name-missing'),
        ...wrong(!helplineSchema.safeParse(plan.helpline.trim()).success, 'helpline-long'),
      ];
    case 'account':
      return [
        ...wrong(plan.holder.trim() === '', 'holder-missing'),
        ...wrong(!loginSchema.safeParse(plan.login).success, 'login-wrong'),
        ...wrong(!passwordSchema.safeParse(plan.password).success, 'password-short'),
        ...wrong(plan.password !== plan.again, 'again-wrong'),
      ];
    case 'posts':
      return wrong(plan.post.name.trim() !== '', 'post-typed');
    case 'check':
      return [];
  }
}

/** What is missing of the post that is being filled in. */
export function postFaults({ post, posts }: Plan): PlanFault[] {
  const name = post.name.trim();
  return [
    ...(name === '' ? (['post-name-missing'] as const) : []),
    ...(posts.some((one) => one.name === name) ? (['post-twice'] as const) : []),
    ...(post.kind === null ? (['post-kind-missing'] as const) : []),
    ...(post.area === null ? (['post-town-missing'] as const) : []),
  ];
}

/** The plan with the post that was filled in among its posts; the same plan while something of it is missing. */
export function withPost(plan: Plan): Plan {
  const { name, kind, area } = plan.post;
  if (postFaults(plan).length > 0 || kind === null || area === null) return plan;
  return { ...plan, posts: [...plan.posts, { name: name.trim(), kind, area }], post: NEW_POST };
}

/** Another county has other towns: posts that were planned elsewhere go. */
export function withArea(plan: Plan, area: string | null, name: string): Plan {
  if (area === plan.area) return plan;
  const posts = plan.posts.filter((post) => area !== null && post.area.startsWith(area));
  return { ...plan, area, name, posts, post: NEW_POST };
}

/** A county that is there to be tried. */
export type Example = { area: string; name: string; posts: readonly PlannedPost[] };

/** What is sent, or null while something is missing. The token is that of the one-time link. */
export function toRequest(plan: Plan, token: string, example: Example): SetupRequest | null {
  const { area, name, posts } = plan.demo === true ? example : plan;
  const helpline = plan.demo === true ? '' : plan.helpline.trim();
  const parsed = setupRequestSchema.safeParse({
    token,
    county: { name: name.trim(), area, ...(helpline === '' ? {} : { helpline }) },
    account: { login: plan.login, name: plan.holder.trim(), password: plan.password },
    posts,
    demo: plan.demo === true,
  });
  return parsed.success ? parsed.data : null;
}

/** The token behind the `#` of the one-time link, or null when the address has none. */
export function tokenOf(hash: string): string | null {
  const parsed = setupRequestSchema.shape.token.safeParse(hash.replace(/^#/, ''));
  return parsed.success ? parsed.data : null;
}
