/** A code that leads no further by itself: what it is, and what to do. A sentence each. */
export const troubles = {
  rescan: '再扫一次',
  compare: '比对证件，继续',
  byHand: '按证件登记',
  challenge: '让对方手机验证',
  again: '同一个人，再查一次',
  other: '是另一个人，按证件登记',
  code: (number: string) => `代码 ${number}`,
  foreign: {
    empty: { title: '空白的码', text: '码里什么都没有。', todo: '请对方打开本县的通行码。' },
    'newer-pass': {
      title: '通行码比这个应用新',
      text: '这部手机的应用还读不了它。',
      todo: '有网络时更新应用；现在先按证件登记。',
    },
    challenge: { title: '这是卡口的口令码', text: '这是给旅客扫的。', todo: '请扫旅客手机上的通行码。' },
    frame: {
      title: '这是手机间传登记的码',
      text: '里面是另一部手机的登记。',
      todo: '请到“登记与设置”里接收；这里请扫通行码。',
    },
    enrolment: {
      title: '这是加入码',
      text: '它让工作人员的手机加入卡口。',
      todo: '请在“加入卡口”页面扫；这里请扫通行码。',
    },
    hcert: {
      title: '欧盟或世卫的健康证明',
      text: '它可以在核酸那一步看，但不是通行码。',
      todo: '请扫通行码，没有就按证件登记。',
    },
    shc: {
      title: 'SMART 健康卡',
      text: '它可以在核酸那一步看，但不是通行码。',
      todo: '请扫通行码，没有就按证件登记。',
    },
    'vds-nc': {
      title: '国际民航的健康证明',
      text: '这部手机不能验证它。',
      todo: '请扫通行码，没有就按证件登记。',
    },
    nz: { title: '新西兰的健康通行证', text: '这部手机不能验证它。', todo: '请扫通行码，没有就按证件登记。' },
    divoc: { title: 'DIVOC 证书', text: '这部手机不能验证它。', todo: '请扫通行码，没有就按证件登记。' },
    'w3c-vc': {
      title: '别处的电子凭证',
      text: '这部手机不能验证它。',
      todo: '请扫通行码，没有就按证件登记。',
    },
    payment: { title: '这是付款码', text: '没有付款，也没有打开。', todo: '请对方打开通行码。' },
    web: { title: '这是一个网址', text: '没有打开它。', todo: '请扫通行码，或者本县的场所码。' },
    wifi: { title: '这是无线网的码', text: '没有连接。', todo: '请扫通行码。' },
    contact: { title: '这是名片', text: '没有保存。', todo: '请扫通行码。' },
    phone: { title: '这是电话号码', text: '没有拨打。', todo: '请扫通行码。' },
    mail: { title: '这是邮件地址', text: '没有打开。', todo: '请扫通行码。' },
    'app-link': { title: '这是别的应用的码', text: '没有打开它。', todo: '请扫通行码。' },
    text: {
      title: '不是本县的码',
      text: '里面只是一段文字。',
      todo: '请对方打开本县的通行码，没有就按证件登记。',
    },
  },
  'place-forged': {
    title: '场所码不是本县签发的',
    text: '码可能被人换过。',
    todo: '请按证件登记，并报告指挥部换码。',
  },
  'not-ready': {
    title: '这部手机还不能验码',
    text: '它没有本县的钥匙。',
    todo: '请联网，点“现在同步”；现在先按证件登记。',
  },
  malformed: {
    title: '码读不完整',
    text: '码有一部分坏了，或者被改过。',
    todo: '请对方调亮屏幕、不要抖，再扫一次；纸码破了就按证件登记。',
  },
  'unknown-issuer': {
    title: '不认识的签发单位',
    text: (place: string) => `码自称是去${place}的，没有得到证实：不是本县签的，或者这部手机的名单旧了。`,
    todo: '请联网，点“现在同步”再扫；不行就按证件登记。',
  },
  'wrong-algorithm': {
    title: '码的签名方式不对',
    text: '本县从不这样签发，当伪造处理，会自动报告指挥部。',
    todo: '请按证件登记。',
  },
  'bad-signature': {
    title: '码是伪造或改过的',
    text: '本县的签名对不上，会自动报告指挥部。',
    todo: '请按证件登记。',
  },
  'not-yet-valid': {
    title: '码还没有生效',
    text: (at: string) => `${at}才生效，多半是这部手机的时间慢了。`,
    todo: '请把手机时间改成自动再扫，或者比对证件。',
  },
  expired: {
    title: '通行码过期了',
    text: (at: string) => `${at}到期。`,
    todo: '请对方联网，换成新的码再扫；不行就比对证件。',
  },
  revoked: {
    title: '通行码已作废',
    text: (list: number, age: string) => `作废名单第 ${list} 号里有它，名单是 ${age}的，会自动报告指挥部。`,
    todo: '请对方出示新的码；没有就比对证件。',
  },
  'proof-missing': {
    title: '只有截图',
    text: '手机码要现场打开，这个码的动态部分被去掉了；它不是纸码。',
    todo: '请对方打开通行码页面再扫，或者比对证件。',
  },
  'bad-proof': {
    title: '码是从别的手机来的',
    text: '动态部分不是报备的那部手机签的，会自动报告指挥部。',
    todo: '请比对证件。',
  },
  'stale-proof': {
    title: '旧图片，或者时间不对',
    text: (age: string) => `这个码是 ${age}的。`,
    todo: '请对方现场打开再扫；是他手机时间不准，点“让对方手机验证”。',
  },
  'clocks-differ': {
    title: '两部手机时间不一致',
    text: (age: string) => `相差 ${age}，不知道是时间不准，还是刚拍的图片。`,
    todo: '请让对方手机验证，或者比对证件。',
  },
  'used-here': {
    title: '这个码刚在这里查过',
    text: {
      'this-phone': (at: string) => `${at} 用这部手机查过。`,
      'other-phone': (at: string) => `${at} 在本卡口的另一部手机上查过。`,
    },
    todo: '同一个人回来，就再查一次；是另一个人，码就是借来的。',
  },
  age: {
    seconds: (count: number) => `${count} 秒`,
    minutes: (count: number) => `${count} 分钟`,
    hours: (count: number) => `${count} 小时`,
    days: (count: number) => `${count} 天`,
    ago: (span: string) => `${span}前`,
    ahead: (span: string) => `${span}后`,
  },
};
