/** Transfers, as drivers, quarantine sites and the desk say them. */
export const transfers = {
  title: '转运',
  number: (n: number) => `转运 ${n} 号`,
  state: {
    open: '待派车',
    ordered: '已派车，未接单',
    accepted: '已接单，在路上',
    'at-scene': '已到现场',
    'picked-up': '人已上车',
    delivered: '已送到，待接收',
    received: '已入住',
    discharged: '已离开',
    cancelled: '已取消',
  },
  step: {
    accepted: '接单',
    'at-scene': '到现场',
    'picked-up': '人上车',
    delivered: '送到',
    received: '入住',
    discharged: '离开',
  },
  left: (text: string) => `还剩 ${text}`,
  late: (text: string) => `超时 ${text}`,
  duration: (hours: number, minutes: number) =>
    hours === 0 ? `${minutes} 分钟` : minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分`,
  days: (n: number) => `${n} 天`,
  fever: '发热',
  feverFirst: '这个人发热。先穿好防护，再接触。',
  to: '送到',
  who: '接谁',
  plate: '乘坐的车',
  noPhone: '没有留电话',
  noAddress: '没有留住址，请问指挥部',
  word: '指挥部说',
  masked: '到现场后显示全名和电话（要有网络）。',
  back: '返回',
  notYet: '还没有',
  by: (who: string, at: string) => `${who} ${at}`,
  cannotSaid: (why: string) => `上一组去不了：${why}`,
};

/** The driver's phone. */
export const driver = {
  title: '转运任务',
  done: '今天办完的',
  none: '现在没有任务',
  noneText: '指挥部一派车，这里马上出现，并有声音。',
  say: { accepted: '接单', 'at-scene': '到现场了', 'picked-up': '人已上车', delivered: '已送到' },
  cannot: '去不了',
  cannotTitle: '为什么去不了？',
  cannotText: '指挥部马上另派车。',
  cannotWhy: {
    breakdown: '车坏了',
    busy: '车上已有人',
    blocked: '路不通',
    crew: '人员或防护不够',
  },
  cancelled: '已取消，不用去了',
};

export { deskTransfers } from './desk-transfers';
