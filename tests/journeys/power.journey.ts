import { expect, type Page, test } from '@playwright/test';
import { CountyServer } from './county';
import { Phone } from './phone';
import { nationalId } from './traveller';
import { Wire } from './wire';
import { askToSend, checkByHand, confirmRelease, expectUnsent, joinPost } from './worker';

const ON_FOOT = [
  { name: '孙建国', id: nationalId('61012119810404125') },
  { name: '李秀英', id: nationalId('61012119760505126') },
];

const backToWork = (page: Page) => page.getByRole('button', { name: '返回', exact: true }).click();

test('a server that loses power and a network that lies lose nothing and double nothing', async () => {
  const wire = await Wire.lay();
  const county = await CountyServer.ready(wire);
  const phone = await Phone.take({ origin: county.origin });
  const { page } = phone;
  const confirmed: string[] = [];
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await county.kill();
    for (const stranger of ON_FOOT) {
      await checkByHand(page, stranger);
      confirmed.push(await confirmRelease(page, stranger));
    }
    await expectUnsent(page, ON_FOOT.length);

    await test.step('the power goes when the records have just been written, and the receipt is lost', async () => {
      wire.now('swallows-receipts');
      await county.up();
      const sent = wire.sending();
      await askToSend(page);
      await sent;
      await county.kill();
      await backToWork(page);
      await expectUnsent(page, ON_FOOT.length);
      expect(county.stored().records).toHaveLength(ON_FOOT.length);
    });

    await test.step('a portal that says 200 to everything is not believed', async () => {
      wire.now('is-a-portal');
      const sent = wire.sending();
      await askToSend(page);
      await sent;
      await expect(page.getByRole('button', { name: '现在同步' })).toBeVisible();
      await backToWork(page);
      await expectUnsent(page, ON_FOOT.length);
    });

    await test.step('the power goes as soon as the records arrive', async () => {
      wire.now('passes');
      await county.up();
      const sent = wire.sending();
      await askToSend(page);
      await Promise.all([county.kill(), sent]);
      await backToWork(page);
    });

    await test.step('with the real server back the counter goes to nothing', async () => {
      await county.up();
      await askToSend(page);
      await expect(page.getByText('全部已传到指挥部')).toBeVisible();
      await backToWork(page);
      await expectUnsent(page, 0);
    });

    await county.signIn();
    const { rows } = await county.board();
    expect(rows.map((row) => row.name).sort()).toEqual([...confirmed].sort());
    await county.stop();
    expect(county.stored().records).toMatchObject(
      ON_FOOT.map((_, index) => ({ kind: 'check', seq: index + 1 })),
    );
  } finally {
    await phone.drop();
    await county.remove();
    await wire.cut();
  }
});
