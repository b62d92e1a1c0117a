/** Certificates from elsewhere, beside a question of the worker. */
export const certificate = {
  aim: '对准健康证明的码',
  parts: (read: number, of: number) => `已扫 ${read} 张，共 ${of} 张，请接着扫`,
  otherCard: '这是另一张卡的码，从这一张重新开始',
  notOne: '这不是健康证明的码',
  back: '返回，当面看',
  again: '再扫一张',
  use: '是本人，放在核酸旁边',
  other: '不是本人，不用',

  scheme: { hcert: '欧盟或世卫证明', shc: 'SMART 健康卡' },
  method: { naat: '核酸', antigen: '抗原检测', unknown: '检测（种类不明）' },
  result: { negative: '阴性', positive: '阳性', unknown: '结果不明' },
  titled: (method: string, result: string) => `${method}${result}`,
  hours: (hours: number) => `${hours} 小时前`,
  days: (days: number) => `${days} 天前`,
  fields: {
    sampled: '采样',
    issuer: '签发',
    until: '有效至',
    signature: '签名',
    name: '姓名',
    birth: '出生',
  },
  onCertificate: '证明上',
  onRecord: '这个人',
  sampledAt: (at: string, age: string) => `${age}，${at}`,
  noTime: '没写采样时间，请当面问',
  noEnd: '没写期限',
  signed: (list: number, age: string) => `已验证，名单第 ${list} 号，${age}`,
  fresh: '今天',
  agrees: '姓名、出生日期一致',
  compare: '同一个人吗？请和证件比对',
  differs: '像是别人的。请和证件比对',
  notHere: '看证件',
  notThere: '没写',
  note: {
    antigen: '抗原不算核酸',
    old: (hours: number) => `采样超过 ${hours} 小时，不算`,
    ahead: '采样时间在将来，不算',
    positive: '阳性会按规则判定',
    vague: '种类、结果或时间看不出来，不能用，请当面看',
  },

  noTest: {
    vaccination: { title: '疫苗接种证明', text: '签名是真的，但里面没有检测。请照常当面看核酸结果。' },
    recovery: { title: '康复证明', text: '签名是真的，但里面没有检测。请照常当面看核酸结果。' },
  },

  fault: {
    damaged: { title: '码没有读完整', text: '这个码残缺或损坏。请对方把码放大、擦净屏幕，再扫一次。' },
    'no-list': {
      title: '这部手机没有钥匙名单',
      text: '验证不了，不算真也不算假。请照常当面看核酸结果；有网络时同步一次。',
    },
    'unknown-key': {
      title: '不认识签发它的钥匙',
      text: (list: number, age: string) =>
        `钥匙名单第 ${list} 号（${age}）里没有这把钥匙。不算已验证，请照常当面看核酸结果。`,
    },
    'wrong-algorithm': {
      title: '签名方式不对',
      text: '它声称的签名方式和名单里的钥匙不符。不要采信，请看证件和核酸结果原件。',
    },
    'bad-signature': {
      title: '签名是假的',
      text: '内容被改过，或者不是它说的机构签的。不要采信，请看证件和核酸结果原件。',
    },
    'not-yet-valid': {
      title: '证明还没有生效',
      text: (at: string) => `从 ${at} 起有效。请核对这部手机的时间；时间没错就不算。`,
    },
    expired: { title: '证明已过期', text: (at: string) => `${at} 到期，不算。请照常当面看核酸结果。` },
    unreadable: {
      title: '内容看不懂',
      text: '签名是真的，但里面不是一个人的检测、接种或康复。请照常当面看核酸结果。',
    },
    'key-use': {
      title: '这把钥匙不能签这种证明',
      text: '签名对得上，但签发方没有这个权限。不要采信，请照常当面看核酸结果。',
    },
  },
};
