/** The first screen. */
export const start = {
  title: '您要做什么？',
  declare: '出发前报备',
  declareHint: '先填好，到卡口扫一下就走',
  carryOn: '接着填报备',
  carryOnHint: '上次填到一半，内容都在',
  pass: '我的通行码',
  lost: '报备过，但通行码不见了？',
  passHint: '给卡口工作人员看，没有网络也能打开',
  nobodySkipped: '没有智能手机也可以过卡口：请家人代填，或者到卡口直接登记。',
  worker: '我是卡口或村值守点的工作人员',
  desk: '我在县、镇指挥部工作',
  privacy: '我们怎样使用您的信息',
  before: {
    title: (count: number) => `以前填的 ${count} 份没有传出去`,
    text: '手机的存储丢过一次，这些已经传不了。要过卡口，请重新报备。',
    seen: '知道了',
  },
  open: { checkpoint: '打开卡口查验', village: '打开值守点', driver: '打开转运任务', site: '打开隔离点' },
};
