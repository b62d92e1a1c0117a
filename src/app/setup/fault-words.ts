import type { setup as zh } from '../words/zh/setup';
import type { Plan, PlanFault } from './plan';

/** The sentence for each fault of a plan. */
export function faultWords(fault: PlanFault, plan: Plan, words: typeof zh): string {
  const sentences: Record<PlanFault, string> = {
    'begin-missing': words.begin.missing,
    'area-missing': words.county.areaMissing,
    'name-missing': words.county.nameMissing,
    'helpline-long': words.county.helplineLong,
    'holder-missing': words.account.nameMissing,
    'login-wrong': words.account.loginWrong,
    'password-short': words.account.passwordShort([...plan.password].length),
    'again-wrong': words.account.againWrong,
    'post-name-missing': words.posts.nameMissing,
    'post-kind-missing': words.posts.kindMissing,
    'post-town-missing': words.posts.townMissing,
    'post-twice': words.posts.twice,
    'post-typed': words.posts.typed,
  };
  return sentences[fault];
}
