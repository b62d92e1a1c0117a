import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import Database from 'libsql';
import { v7 as uuid } from 'uuid';
import { dayOf } from '#domain/day';
import { installAnswerSchema } from '#domain/wire';
import { testPhone } from '../server/phone';
import { declaration, nationalId } from '../server/sayings';
import { CountyServer } from './county';
import { DESK_SCREEN, openDesk } from './desk';
import { Phone } from './phone';
import { joinPost, joinVillage } from './worker';

const HOUR = 3_600_000;
const PARTY = ['魏晓棠', '何素问', '袁立群'];
const ALONE = '沈安和';
const GREEN = ['相符', '绿码，在跳动', /^阴性，/, '箭头在动，只有这些地方', '36.5'];
const ARRIVES = ['36.5', '绿码，在跳动', '箭头在动，只有这些地方', '记录到达'];

const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Hours go by for everything that the county knows; its work of each minute begins when it starts again. */
async function goBy(county: CountyServer, hours: number): Promise<void> {
  await county.stop();
  const database = new Database(join(county.data, 'kakou.db'));
  const ms = hours * HOUR;
  database.exec(`
    update declarations set arrive_at = arrive_at - ${ms}, corrected_at = corrected_at - ${ms};
    update checks set corrected_at = corrected_at - ${ms};
    update arrivals set corrected_at = corrected_at - ${ms};
    delete from meta where key = 'compared';`);
  database.close();
  await county.up();
}

/** A party of three and somebody alone, who all want to arrive soon; said by a phone of their own. @returns when, ms UTC */
async function declareAll(county: CountyServer, destination: string): Promise<number> {
  const phone = testPhone(county.origin);
  const body = { install: phone.install, key: phone.key };
  const hello = await phone.request('POST', '/v1/installs', { body });
  phone.county(installAnswerSchema.parse(await hello.json()).county);
  const arriveAt = Date.now() + 60_000;
  const first = declaration({ destination, arriveAt, plate: '陕GO1234' });
  const party = uuid();
  const said = [...PARTY, ALONE].map((name, at) => {
    const together = at < PARTY.length;
    const { trip, person } = first.body;
    return {
      kind: 'declaration' as const,
      body: {
        ...first.body,
        party: together ? party : uuid(),
        partySize: together ? PARTY.length : 1,
        position: together ? at + 1 : 1,
        person: { ...person, name, identity: nationalId(at + 1), phone: `1390000000${at}` },
        trip: { ...trip, heads: together ? PARTY.length : 1 },
      },
    };
  });
  const sealed = [];
  for (const saying of said) sealed.push(await phone.seal(saying));
  await phone.send(sealed);
  return arriveAt;
}

/** Finds somebody of the list of who is expected, by the last four of the telephone. */
async function find(page: Page, last: string, name: string): Promise<void> {
  await tap(page, '输入/查找');
  await page.getByRole('textbox', { name: /^证件后六位/ }).fill(last);
  await tap(page, '查找');
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
}

test('who stays behind, never arrives, passes no post or never comes is found, each by whom it concerns, and closed', async () => {
  test.setTimeout(240_000);
  const county = await CountyServer.ready();
  const post = await Phone.take({ origin: county.origin });
  const village = await Phone.take({ origin: county.origin });
  const desk = await Phone.take({ origin: county.origin, screen: DESK_SCREEN });
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  const missing = (name: string, kind: string) =>
    village.page.locator('button.person-row', { hasText: name }).filter({ hasText: kind });
  try {
    const duty = await county.villagePost('城关第一村值守点');
    const area = (await county.places()).posts.find(({ id }) => id === duty)?.area ?? '';
    const atPost = await county.enrolment(await county.post('汉阴南出口'), '王工');
    const atVillage = await county.enrolment(duty, '陈组长');
    const arriveAt = await declareAll(county, area);
    await joinPost(post.page, atPost, '王工');
    await joinVillage(village.page, atVillage, '陈组长');

    await test.step('two of three are in the car, and the worker asks after the third with one tap', async () => {
      const { page } = post;
      await find(page, '0000', '魏');
      await tap(page, '2 人');
      await expect(heading(page, '少了 1 人，人呢？')).toBeVisible();
      await tap(page, '说不清');
      for (const name of GREEN) await tap(page, name);
      await tap(page, /^下一人/);
      await find(page, '0001', '何');
      for (const name of GREEN) await tap(page, name);
      await tap(page, '放行，下一辆');
      await expect(page.getByText('0 待传')).toBeVisible();
    });

    await test.step('the desk sees the party beside each other, and that one is missing', async () => {
      await goBy(county, 1);
      await openDesk(desk.page);
      await desk.page.goto('/desk/open?kind=fewer-checked');
      await expect(desk.page.getByText('报备 3 人，查验 2 人')).toBeVisible();
      await desk.page.getByRole('link', { name: '按镇村对照' }).click();
      await expect(desk.page).toHaveURL(/\/desk\/compare$/);
      // Soon after midnight, an hour ago was another day.
      await desk.page.goto(`/desk/compare?day=${dayOf(arriveAt - HOUR)}`);
      await expect(desk.page.getByRole('row', { name: /^合计|^城关镇/ }).first()).toContainText('4');
    });

    await test.step('the third comes by another way: that is settled, and how they came is the village’s to find out', async () => {
      const { page } = village;
      await tap(page, '登记袁*群到达');
      for (const name of ARRIVES) await tap(page, name);
      await expect(page.getByText('0 待传')).toBeVisible();
      await goBy(county, 1);
      await page.reload();
      await missing('袁立群', '到了没过卡口').click();
      await tap(page, '走的路没有卡口');
      await expect(page.getByRole('status').filter({ hasText: '走的路没有卡口' })).toBeVisible();
      await expect(page.getByText('0 待传')).toBeVisible();
    });

    await test.step('one of the two arrives, of the other the village says where she is', async () => {
      const { page } = village;
      await tap(page, '登记魏*棠到达');
      for (const name of ARRIVES) await tap(page, name);
      await expect(page.getByText('0 待传')).toBeVisible();
      await goBy(county, 3);
      await page.reload();
      await missing('何素问', '过了卡口没到').click();
      await expect(page.getByText(/在汉阴南出口放行/)).toBeVisible();
      await village.context.setOffline(true);
      await tap(page, '去了别的村');
      await expect(missing('何素问', '过了卡口没到')).toHaveCount(0);
      await village.context.setOffline(false);
      await expect(page.getByText('0 待传')).toBeVisible();
    });

    await test.step('who declared and never came is missed, until the village hears that he does not come', async () => {
      const { page } = village;
      await goBy(county, 3);
      await page.reload();
      await missing(ALONE, '报备了没来').click();
      await expect(page.getByRole('link', { name: '13900000003' })).toBeVisible();
      await tap(page, '不来了');
      await expect(page.getByText('0 待传')).toBeVisible();
    });

    await test.step('at the desk nothing is left open', async () => {
      await expect
        .poll(async () => (await county.ask<{ items: unknown[] }>('GET', '/v1/open-items')).items)
        .toEqual([]);
    });
  } finally {
    for (const phone of [post, village, desk]) await phone.drop();
    await county.remove();
  }
});
