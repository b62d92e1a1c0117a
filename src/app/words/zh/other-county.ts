import type { ChangeFault } from '#device/change-county';

/** When the address of the county that a phone trusts is that of another one now. */
export const otherCounty = {
  title: '这个地址现在是另一个县',
  lead: (before: string) => `这部手机认的是“${before}”。现在这个地址发来的是别的县的资料，手机没有采用。`,
  why: '可能是换了县，或者系统重新装过；也可能有人冒充。不清楚就先不要改，打电话问一问。',
  offered: (name: string) => `它自称“${name}”。`,
  silent: '现在连不上，看不到它自称哪个县。连上网再打开本页。',
  same: '现在又是原来的县了，不用改。',
  headChange: '改了以后',
  kept: (count: number) =>
    count === 0
      ? '没有等着上传的内容。'
      : `有 ${count} 条还没有上传。它们是用原来的县的钥匙封好的，只有原来的县能打开：会留在这部手机里，但不会传到新的县。`,
  passes: '原来的通行码留在手机里。到新的县要重新报备。',
  believe: '以后只认新的县签发的策略、名单和通行码。',
  sure: '我已经从公告、电话或工作人员那里问清楚了',
  change: (name: string) => `改用“${name}”`,
  stay: '不改，回首页',
  post: '这是卡口的手机。请向县指挥部要一个加入码，扫一下就改过来。',
  enrol: '扫加入码',
  done: (name: string) => `已经改用“${name}”。`,
  fault: {
    'no-network': '没有连上，什么也没有改。请连上网再试。',
    'other-again': '这个地址又变了，什么也没有改。请再看一遍它自称哪个县。',
    enrol: '卡口的手机要扫加入码才能改。',
    'storage-blocked': '这部手机现在不能保存内容，什么也没有改。',
  } satisfies Record<ChangeFault, string>,
};
