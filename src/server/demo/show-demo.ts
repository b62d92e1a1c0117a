import { renderUnicodeCompact } from 'uqr';
import { hashPassword, makePassword } from '../access/password';
import type { Context } from '../context';
import { makeEnrolment } from '../county/join-county';
import { changePassword, dropSessionsOf, readAccount } from '../store/accounts';
import { listPosts } from '../store/county';

/**
 * What each person of the demonstration opens: a link for the traveller, one-time codes for the phones of a checkpoint, a
 * village, a team of drivers and a quarantine site, and the desk with a password that is new at every start.
 */
export async function showDemo(context: Context): Promise<string> {
  const account = await readAccount(context.store.db, { login: 'desk' });
  if (account === null) return '';
  const password = await newPassword(context, 'desk');
  const second = await newPassword(context, 'second');
  const posts = await listPosts(context.store.db);
  const enrol = async (kind: string) => {
    const post = posts.find((one) => one.kind === kind && one.ended_at === null);
    const made =
      post === undefined ? null : await makeEnrolment(context, { post: post.id, account: account.id });
    if (post === undefined || made === null) return '';
    return `  ${post.name}, once, within ten minutes:\n  ${made.text}\n${indent(renderUnicodeCompact(made.text))}\n`;
  };
  return [
    '',
    '  DEMONSTRATION 演示: nobody in it exists. 全部人员均为虚构。',
    '',
    `  Traveller 返乡人员     ${context.origin}/`,
    `  County desk 指挥部     ${context.origin}/desk   login desk   password ${password}`,
    `  a second person there, for what needs two:   login second   password ${second}`,
    '',
    '  Checkpoint phone 卡口手机',
    await enrol('motorway'),
    '  Village duty phone 村值守手机',
    await enrol('village'),
    '  Transfer driver 转运司机手机',
    await enrol('drivers'),
    '  Quarantine site 集中隔离点手机',
    await enrol('site'),
  ].join('\n');
}

/** Gives an account of the demonstration a new password; '' when it has no such account. */
async function newPassword(context: Context, login: string): Promise<string> {
  const account = await readAccount(context.store.db, { login });
  if (account === null) return '';
  const password = makePassword();
  const stored = await hashPassword(password);
  await context.store.write(async (tx) => {
    await changePassword(tx, account.id, stored);
    await dropSessionsOf(tx, account.id);
  });
  return password;
}

const indent = (text: string) =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
