export const console = {
  "console.title": "服务工作台",
  "console.noAccess": "此页面仅供员工使用",
  "console.noAccessHint": "请使用员工账号登录。",
  "console.portal": "前往客户门户",
  "menu.queue": "工单",
  "menu.myWork": "我的工作",
  "menu.registerCall": "来电登记",
  "menu.tasks": "待办",
} as const;
