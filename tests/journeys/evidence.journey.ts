import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { makeHcert, makeSigner, type Signer, TEST } from '../domain/evidence/hcert-issuer';
import { CountyServer } from './county';
import { faultsOf } from './faults-of';
import { Phone } from './phone';
import { closeStudio, codeFrame } from './studio';
import { nationalId } from './traveller';
import { joinPost, openScan, typeIn } from './worker';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HOUR = 3_600_000;
const WANG = { name: '王小明', id: nationalId('61012119900307123') };

test.afterAll(closeStudio);

/** The operator takes a country's key out of a trust list, by the command for it. */
function loadList(county: CountyServer, { trusted }: Signer): void {
  const folder = mkdtempSync(join(tmpdir(), 'kakou-list-'));
  const file = join(folder, 'did.json');
  const kid = Buffer.from(trusted.kid, 'base64url').toString('base64');
  const id = `did:web:list.example.org:v2:trustlist:DCC:AT:DSC#${encodeURIComponent(kid)}`;
  const method = { id, type: 'JsonWebKey2020', publicKeyJwk: { ...trusted.key, kid } };
  writeFileSync(file, JSON.stringify({ id: 'did:web:list.example.org', verificationMethod: [method] }));
  try {
    execFileSync(process.execPath, ['dist/server/kakou.js', 'trust', 'load-hcert', file], {
      cwd: ROOT,
      env: { ...process.env, KAKOU_DATA: county.data },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A country's certificate of a NAAT, negative, its sample twenty hours old. */
function certify(signer: Signer, person: { nam: object; dob: string }): Promise<string> {
  const now = Date.now();
  const tests = TEST.t.map((one) => ({ ...one, sc: new Date(now - 20 * HOUR - 60_000).toISOString() }));
  const seconds = Math.floor(now / 1000);
  return makeHcert(signer, {
    content: { ...TEST, ...person, t: tests },
    claims: [
      [4, seconds + 30 * 86_400],
      [6, seconds - 3600],
    ],
  });
}

const THEIRS = { nam: { fn: '王', gn: '小明', fnt: 'WANG', gnt: 'XIAOMING' }, dob: '1990-03-07' };
const ANOTHERS = { nam: { fn: 'Müller', gn: 'Anna', fnt: 'MUELLER', gnt: 'ANNA' }, dob: '1988-02-09' };

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** Somebody without a code, registered by hand, up to the question for the test. */
async function walkToTest(page: Page): Promise<void> {
  await tap(page, '无码');
  await typeIn(page, WANG);
  for (const name of ['1 人', '相符', '绿码，在跳动']) await tap(page, name);
  await expect(page.getByRole('heading', { name: '核酸结果？' })).toBeVisible();
}

test('a certificate from elsewhere is verified beside the test with no network, and the worker answers', async () => {
  const signer = await makeSigner('ES256', '0a0b0c0d0e0f1011');
  const county = await CountyServer.ready();
  loadList(county, signer);
  const worker = await Phone.take({ origin: county.origin });
  const { page } = worker;
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await county.stop();
    await openScan(page);
    await walkToTest(page);

    await test.step('a certificate of another person shows both, and is not used', async () => {
      worker.show([await codeFrame(await certify(signer, ANOTHERS))]);
      await tap(page, '扫外地健康证明');
      await expect(page.getByRole('heading', { name: '核酸阴性' })).toBeVisible();
      await expect(page.getByRole('alert')).toContainText('像是别人的');
      const table = page.getByRole('table');
      for (const said of ['Müller Anna', '1988-02-09', '王小明', '1990-03-07'])
        await expect(table).toContainText(said);
      expect(await faultsOf(page)).toEqual([]);
      await tap(page, '不是本人，不用');
      await expect(page.getByText(/^证明：/)).toHaveCount(0);
    });

    await test.step('their own stands beside the question, which is not answered by it', async () => {
      worker.show([await codeFrame(await certify(signer, THEIRS))]);
      await tap(page, '扫外地健康证明');
      await expect(page.getByText('姓名、出生日期一致')).toBeVisible();
      await expect(page.getByText('已验证，名单第 1 号，今天')).toBeVisible();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await faultsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      await tap(page, '是本人，放在核酸旁边');
      await expect(page.getByRole('heading', { name: '核酸结果？' })).toBeVisible();
      await expect(page.getByText('证明：核酸阴性，20 小时前')).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });

    await test.step('the page may be killed: what was verified stands there again', async () => {
      await page.reload();
      await expect(page.getByText('证明：核酸阴性，20 小时前')).toBeVisible();
    });

    await tap(page, /^阴性，.*同证明/);
    for (const name of ['箭头在动，只有这些地方', /^一直在/, '都没有', '36.5']) await tap(page, name);
    await expect(page.getByRole('alert')).toContainText('放行');
    await expect(page.getByText(/核酸 20 小时/)).toBeVisible();
  } finally {
    await worker.drop();
    await county.remove();
  }
});

test('a certificate by a key that no list has is not believed', async () => {
  const signer = await makeSigner('ES256', '0a0b0c0d0e0f1011');
  const stranger = await makeSigner('ES256', '0a0b0c0d0e0f1012');
  const county = await CountyServer.ready();
  loadList(county, signer);
  const worker = await Phone.take({ origin: county.origin });
  const { page } = worker;
  try {
    await joinPost(page, await county.enrolment(await county.post('汉阴南出口'), '王工'), '王工');
    await walkToTest(page);
    worker.show([await codeFrame(await certify(stranger, THEIRS))]);
    await tap(page, '扫外地健康证明');
    await expect(page.getByRole('heading', { name: '不认识签发它的钥匙' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('钥匙名单第 1 号（今天）');
    await tap(page, '返回，当面看');
    await expect(page.getByRole('heading', { name: '核酸结果？' })).toBeVisible();
  } finally {
    await worker.drop();
    await county.remove();
  }
});
