/**
 * The sentences of a verdict. `told` speaks to the traveller, `fact` is for who works with it; `rule` says what the policy
 * makes of it, `source` how it is known.
 */
export const reasons = {
  'test-positive': {
    told: (at: string | null) => `您的检测结果是阳性${at === null ? '' : `（${at}采样）`}。`,
    fact: (at: string | null) => `检测阳性${at === null ? '' : `，${at}采样`}`,
    rule: '检测阳性的人要集中隔离。',
  },
  'code-red': {
    told: (at: string) => `${at}在卡口查看时，您的健康码是红色。`,
    fact: (at: string) => `健康码红码，${at}所见`,
    rule: '红码人员要集中隔离。',
  },
  'close-contact': {
    told: (day: string) => `您填写了${day}和确诊的人有过近距离接触。`,
    fact: (day: string) => `密切接触者，${day}接触`,
    rule: '密切接触者要集中隔离。',
  },
  'stay-high': {
    told: (place: string, days: string, kind: string) => `您${days}在${place}，那里是${kind}。`,
    fact: (place: string, days: string, kind: string) => `${days}在${kind}${place}`,
    rule: '到过高风险地区的人要集中隔离。',
  },
  abroad: {
    told: (place: string, days: string) => `您${days}在境外（${place}）。`,
    fact: (place: string, days: string) => `${days}在境外：${place}`,
    rule: '从境外来的人要集中隔离。',
  },
  temperature: {
    told: (degrees: string) => `您的体温是 ${degrees} ℃。`,
    fact: (degrees: string) => `体温 ${degrees} ℃`,
    rule: '发热的人先去发热门诊，医生排除后解除。',
  },
  unwell: {
    told: (symptom: string, day: string) => `您${day}说有：${symptom}。`,
    fact: (symptom: string, day: string) => `症状：${symptom}（${day}）`,
    rule: '有这些症状的人先去发热门诊，医生排除后解除。',
  },
  'stay-medium': {
    told: (place: string, days: string, kind: string) => `您${days}在${place}，那里是${kind}。`,
    fact: (place: string, days: string, kind: string) => `${days}在${kind}${place}`,
    rule: '到过中风险地区的人要居家隔离，到卡口先检测。',
  },
  'possible-high': {
    told: (place: string, days: string, kind: string, area: string) =>
      `您${days}在${place}，那里有${kind}（${area}）。您没有填到区县或乡镇，我们不能确定您没有去过。`,
    fact: (place: string, days: string, kind: string, area: string) =>
      `${days}在${place}，可能到过${kind}${area}`,
    rule: '可能到过高风险地区的人要居家隔离，到卡口先检测。把地点填细一些，颜色可能会变。',
  },
  'code-yellow': {
    told: (at: string) => `${at}在卡口查看时，您的健康码是黄色。`,
    fact: (at: string) => `健康码黄码，${at}所见`,
    rule: '黄码人员要检测，结果阴性后解除。',
  },
  refused: {
    told: (step: string, at: string) => `${at}在卡口，您没有同意这一步：${step}。`,
    fact: (step: string, at: string) => `拒绝${step}，${at}`,
    rule: '四步查验缺一不可。配合完成以后就解除。',
  },
  'possible-medium': {
    told: (place: string, days: string, kind: string, area: string) =>
      `您${days}在${place}，那里有${kind}（${area}）。`,
    fact: (place: string, days: string, kind: string, area: string) =>
      `${days}在${place}，可能到过${kind}${area}`,
    rule: '可能到过中风险地区的人要检测并做健康监测。',
  },
  'travel-not-shown': {
    told: () => '您没有出示行程卡。',
    fact: () => '行程卡未出示',
    rule: '看不到行程的人要检测并做健康监测。',
  },
  'travel-still': {
    told: () => '您的行程卡箭头不动，可能是截图。',
    fact: () => '行程卡箭头不动',
    rule: '行程卡不是现场打开的人要检测并做健康监测。',
  },
  'travel-unexplained': {
    told: (place: string) => `您的行程卡上有${place}，报备里没有填。`,
    fact: (place: string) => `行程卡有${place}，报备中没有`,
    rule: '行程和报备对不上的人要检测并做健康监测。',
  },
  'code-not-shown': {
    told: () => '您没有出示健康码。',
    fact: () => '健康码未出示',
    rule: '看不到健康码的人在卡口检测。',
  },
  'code-still': {
    told: () => '您的健康码时间不动，可能是截图。',
    fact: () => '健康码时间不动',
    rule: '健康码不是现场打开的人在卡口检测。',
  },
  'test-none': {
    told: () => '您没有核酸检测结果。',
    fact: () => '无核酸结果',
    rule: '从外面来的人要有有效的核酸阴性结果，没有就在卡口检测。',
  },
  'test-pending': {
    told: () => '您的核酸结果还没有出来。',
    fact: () => '核酸结果未出',
    rule: '从外面来的人要有有效的核酸阴性结果，没有就在卡口检测。',
  },
  'test-old': {
    told: (at: string | null) => `您的核酸结果已经过了有效时间${at === null ? '' : `（${at}采样）`}。`,
    fact: (at: string | null) => `核酸过期${at === null ? '' : `，${at}采样`}`,
    rule: '核酸结果过期的人在卡口检测。',
  },
  'test-declared': {
    told: () => '您填写了核酸结果，卡口还没有看到。',
    fact: () => '核酸只有本人填报，未见结果',
    rule: '请在卡口出示核酸结果；看不到就在卡口检测。',
  },
  'test-undated': {
    told: () => '您的核酸结果没有采样时间。',
    fact: () => '核酸无采样时间',
    rule: '没有采样时间的结果不算，要在卡口检测。',
  },
  'test-future': {
    told: () => '您的核酸采样时间在将来，请检查。',
    fact: () => '核酸采样时间在将来',
    rule: '时间不对的结果不算，要在卡口检测。',
  },
  'pass-forged': {
    told: () => '出示的通行码是伪造的，或者是别人的。',
    fact: () => '通行码为伪造或借用',
    rule: '要和证件人工核对。',
  },
  'pass-revoked': {
    told: () => '出示的通行码已经作废。',
    fact: () => '通行码已作废',
    rule: '要和证件人工核对。',
  },
  'pass-expired': {
    told: () => '出示的通行码已经过期。',
    fact: () => '通行码已过期',
    rule: '要和证件人工核对。',
  },
  'pass-old-picture': {
    told: () => '出示的通行码不是现场打开的。',
    fact: () => '通行码是旧图片',
    rule: '要和证件人工核对。',
  },
  precaution: {
    told: (place: string, days: string) => `您${days}在${place}，那里是防范区。`,
    fact: (place: string, days: string) => `${days}在防范区${place}，无需管控`,
    rule: '不用隔离。少去人多的地方，有不舒服马上说。',
  },
  nothing: { told: () => '没有查到需要管控的情况。', fact: () => '无管控情形', rule: '可以放行。' },
  /** What the area of a stay is: by its level, or as the county calls its zone. */
  kind: {
    high: '高风险地区',
    medium: '中风险地区',
    lockdown: '封控区（高风险）',
    control: '管控区（中风险）',
  },
  /** Where the county gives another measure or decision than the sentences above speak of. */
  byRow: (measure: string, decision: string) => `按现行策略：${measure}；在卡口：${decision}。`,
  source: {
    declared: '根据您的报备',
    'travel-record': '根据行程卡',
    seen: '卡口工作人员所见',
    evidence: '根据已验证的凭证',
    checked: '根据卡口查验',
  },
  row: (id: string, policy: number) => `第 ${policy} 号策略，规则 ${id}`,
  ends: {
    day: (day: string) => `到${day}结束时自动解除`,
    cleared: '发热门诊排除以后解除',
    'negative-test': '再做一次核酸，结果阴性就解除',
    'complete-check': '配合完成四步查验以后解除',
    check: '只管这一次查验',
    none: '没有期限',
  },
};
