/** What is done with a pass beyond showing it: answering a worker, taking it back, printing it, finding it again. */
export const asked = {
  title: '回答工作人员的验证码',
  how: '对准工作人员手机上的码',
  camera: '相机画面',
  starting: '正在打开相机…',
  asleep: '点这里继续扫',
  asleepHint: '一分钟没有扫到码，相机已关，省电。',
  cameraFault: {
    denied: '没有相机权限。请输入工作人员念的 6 位数字，或者在浏览器的网站设置里允许相机。',
    missing: '没有找到相机。请输入工作人员念的 6 位数字。',
    'in-use': '别的应用正在用相机。请关掉它再试，或者输入 6 位数字。',
    insecure: '这个网址或这个浏览器不能用相机。请输入 6 位数字。',
    black: '相机没有画面。请擦一擦镜头再试，或者输入 6 位数字。',
  },
  retry: '再试相机',
  type: '输入 6 位数字',
  scan: '用相机扫',
  field: '工作人员念的 6 位数字',
  fieldHint: '也可以粘贴验证码的文字',
  show: '换成回答码',
  picture: '选一张验证码的图片',
  pictureFault: {
    'not-a-picture': '打不开这个文件，请选一张照片或截图。',
    'too-large': '这张图片太大，请拍近一点，只拍那个码。',
    'no-code': '图片里没有找到码，请拍清楚一点再选。',
  },
  fault: {
    empty: '请输入 6 位数字，听不清就请工作人员再念一遍。',
    digits: '要正好 6 位数字，请再听一遍。',
    'not-asked': '这不是卡口的验证码，没有回答它。请对准工作人员手机上写着“请对方扫这个码”的那个码。',
    malformed: '这个验证码不完整。请靠近一点再扫，或者输入 6 位数字。',
  },
};

export const answered = {
  title: '请工作人员再扫一次',
  post: (post: string) => `码上写的是：${post}`,
  unknownPost: '本县没有叫这个名字的卡口。如果不是卡口的人让您扫的，请点“回到平常的码”。',
  digits: (digits: string) => `已回答 ${digits}`,
  bright: '把屏幕调亮，手机拿稳，离对方一个手掌远。',
  left: (seconds: number) => `还有 ${seconds} 秒`,
  end: '回到平常的码',
};

export const replaced = {
  title: '这个通行码已经作废',
  by: {
    phone: (at: string) => `${at}，另一部手机为同一份证件领了通行码。一个人只能有一个。`,
    rebound: (at: string) => `${at}，另一部手机凭证件号码和手机号码，把这个通行码领过去了。`,
    paper: (at: string) => `${at}，另一部手机为同一份证件签发了纸质通行码。`,
    'this-phone': (at: string) => `${at}，您在这部手机上又报备了一次，请用新的通行码。`,
  },
  fine: '是您自己或家人办的：用新的那个就行。',
  notYou: '不是你们办的：告诉卡口工作人员，然后在这里拿回来。',
  notYouCall: (phone: string) => `不是你们办的：告诉卡口工作人员，或者打 ${phone}，然后在这里拿回来。`,
  back: '在这部手机上拿回来',
  backHint: '拿回来以后，对方的那个就作废。',
  fault: {
    network: '拿回来需要网络，请连上网再试。现在到了卡口，请出示证件，由工作人员登记。',
    often: '这个人的通行码今天换得太多次了。请带证件到卡口，由工作人员登记。',
    refused: '现在拿不回来，请稍后再试，或者带证件到卡口登记。',
  },
};

export const paper = {
  ask: {
    title: '改用纸质通行码？',
    text: '签发以后，手机上的这一个马上作废。查验时纸上的人要和证件对照。给没有手机的家人用，或者手机快没电时用。',
    sure: '签发纸质通行码',
    keep: '不，留着手机上的',
    network: '签发纸质通行码需要网络，请连上网再试。',
    often: '这个人的通行码今天换得太多次了，请明天再试，或者带证件到卡口登记。',
    refused: '现在签发不了，请稍后再试。',
  },
  title: '纸质通行码',
  size: '纸的大小',
  sizes: { a6: 'A6，一张明信片大', a4: 'A4，普通打印纸' },
  print: '打印',
  how: '没有打印机：把这一页存成 PDF，发到打印店。黑白打印就行，不要缩小，码不要折。',
  back: '改回手机上的通行码',
  backHint: '改回以后，打出来的纸就作废。',
  sheet: {
    mark: '纸质通行码 PAPER PASS',
    compare: '必须和证件对照，人证一致才有效。',
    compareEn: 'Valid only when it agrees with the document.',
    name: '姓名 Name',
    document: '证件 Document',
    last: (kind: string, last: string) => `${kind}，尾号 ${last}`,
    plate: '车牌 Plate',
    valid: '有效期到 Valid until',
    lost: '丢了请重新签发，旧的就作废。',
  },
};

export const rebind = {
  title: '找回通行码',
  text: '换了手机、换了浏览器，或者手机清空过：输入报备时填的两样，通行码就到这部手机上来，原来的作废。',
  phone: '报备时填的手机号码',
  phoneHint: '和家人一起报备、自己没填的，填第 1 个人的',
  phoneEmpty: '请填报备时用的手机号码。没有填过的，请带证件到卡口。',
  find: '找回',
  network: '找回通行码需要网络。没有网络也可以到卡口：出示证件，工作人员查得到您的报备。',
  fault: {
    'not-found':
      '没有找到还有效的报备。请检查证件号码和手机号码；没有报备过，请先报备。没填过手机号码的，请带证件到卡口。',
    'slow-down': '试的次数太多了。请过一小时再试，或者带证件到卡口，由工作人员登记。',
    refused: '现在找不了，请稍后再试，或者带证件到卡口登记。',
    'not-kept': '通行码找到了，但是手机没能保存。请再点一次找回。',
  },
  declare: '没有报备过？现在报备',
};

/** Saying that a colour is wrong. */
export const objecting = {
  go: '书面提出异议',
  label: '哪里不对，为什么',
  hint: '例如：我 4 月 3 日没有去过上海，那天在家，有人可以证明。不用写证件号。',
  send: '提出异议',
  missing: '请写哪里不对，至少 4 个字。',
  notSaved: '没有存上，请再试一次。',
  sent: (at: string, due: string) => `${at}已提出。${due}以前会有人答复，答复显示在这里。`,
  waiting: '已记在手机上，连上网就送到县指挥部，24 小时内答复。',
  yours: '您说',
  outcome: { stands: '县指挥部的答复：维持原判定', corrected: '县指挥部的答复：有错，已经更正' },
  again: '再提一次',
};
