/** Who waits at this checkpoint for the transfer car. */
export const held = {
  title: (n: number) => `在这里等转运 ${n} 人`,
  state: {
    open: '指挥部已收到，还没派车',
    ordered: '已派车，司机还没接单',
    accepted: '司机在路上',
    'at-scene': '司机已到',
    'picked-up': '已上车',
  },
  left: (minutes: number) => `${minutes} 分钟内到`,
  late: (minutes: number) => `超时 ${minutes} 分钟`,
};
