import type { REJECTIONS } from '#domain/wire';

/** Why the county did not take a record, and what can be done about it: the phone and the desk say the same. */
export const rejections = {
  why: {
    unreadable: {
      means: '指挥部打不开这条登记，内容可能损坏了。',
      todo: '再传一次；还不行就重新查验这个人。',
    },
    'wrong-key': {
      means: '这条是用旧钥匙封的，指挥部现在打不开。',
      todo: '导出文件交给指挥部；急的话先重新查验。',
    },
    malformed: { means: '这条登记里有内容不合规定。', todo: '更新应用以后再传；还不行就重新查验这个人。' },
    'newer-version': {
      means: '这条是用更新的应用登记的，指挥部的系统还不认识。',
      todo: '不用重做，等指挥部更新以后再传。',
    },
    'other-install': { means: '这条不是这部手机登记的。', todo: '导出文件交给指挥部。' },
    'not-allowed': { means: '这部手机不能做这种登记。', todo: '请指挥部核对手机属于哪个卡口，再传一次。' },
    'unknown-worker': {
      means: '登记的人不在指挥部的工作人员名单里。',
      todo: '请指挥部补上这个人，再传一次。',
    },
    'other-post': {
      means: '登记的卡口不是这部手机加入过的。',
      todo: '请指挥部让这部手机加入那个卡口，再传一次。',
    },
  } satisfies Record<(typeof REJECTIONS)[number], { means: string; todo: string }>,
  conflict: {
    means: '指挥部已经有一条同号的登记，内容不一样。两条都留着。',
    todo: '请和指挥部核对哪一条对；要改就重新查验。',
  },
  wrongFields: (names: string) => `不对的地方：${names}`,
  comma: '、',
  field: {
    subject: '人',
    scan: '扫码',
    health: '健康码',
    naat: '核酸',
    itinerary: '行程',
    temperature: '体温',
    told: '14 天到过',
    car: '车辆',
    shown: '判定',
    decision: '处置',
    override: '改处置',
    onSpot: '现场检测',
    evidence: '凭证',
    person: '人',
    trip: '行程',
    stays: '到过的地方',
    symptoms: '症状',
    village: '村',
    pass: '通行码',
    takenAt: '时间',
    worker: '工作人员',
    post: '卡口',
  },
};
