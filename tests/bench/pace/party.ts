import { expect, type Page } from '@playwright/test';
import { checkCharacter } from '#domain/document/national-id';
import { answerPerson, answerTrip, type Traveller } from '../../journeys/traveller';

const FAMILY = ['张', '王', '李', '赵'] as const;
const GIVEN = '一二三四五六七八九十';

/** Somebody made up whose document number nobody else here has. */
export function person(index: number): Traveller {
  const digits = `610121199001${String(1 + (index % 28)).padStart(2, '0')}${String(100 + index)}`;
  return {
    name: `${FAMILY[index % FAMILY.length]}小${GIVEN.charAt(index % GIVEN.length)}`,
    id: digits + checkCharacter(digits),
    phone: `138000${String(10_000 + index)}`,
  };
}

/** The end of the document number, by which a worker finds somebody. */
export const lastOf = ({ id }: Traveller): string => id.slice(-6);

const onward = (page: Page) => page.getByRole('button', { name: '继续' }).click();
const question = (page: Page, title: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

/** One form for everybody in the car, all tested together, sent; until the first pass is there. */
export async function declareParty(page: Page, [first, ...others]: readonly Traveller[]): Promise<void> {
  if (first === undefined) return;
  await page.goto('/declare');
  await answerTrip(page);
  await answerPerson(page, first);
  if (others.length > 0) await addOthers(page, others);
  await page.getByRole('button', { name: '确认并发送' }).click();
  await expect(page.getByRole('img', { name: /通行码/ })).toBeVisible();
}

/** From the review back to the heads and the number of people; the form then asks about each of the new ones. */
async function addOthers(page: Page, others: readonly Traveller[]): Promise<void> {
  const all = others.length + 1;
  await page.goto('/declare/plate?from=check');
  await page.getByRole('textbox', { name: /一共几个人/ }).fill(String(all));
  await onward(page);
  await question(page, '请核对一遍');
  await page.goto('/declare/size?from=check');
  await page.getByRole('radio', { name: `${all} 人`, exact: true }).click();
  await onward(page);
  for (const [index, one] of others.entries()) {
    await question(page, `第 ${index + 2} 个人是谁？`);
    await page.getByRole('textbox', { name: '姓名' }).fill(one.name);
    await page.getByRole('textbox', { name: '证件号码' }).fill(one.id);
    await onward(page);
    await question(page, /在一起吗/);
    await page.getByRole('radio', { name: /核酸也一起做/ }).click();
    await onward(page);
    await question(page, '身体和接触情况');
    await page.getByRole('radio', { name: /^都没有/ }).click();
    await onward(page);
  }
  await question(page, '请核对一遍');
}
