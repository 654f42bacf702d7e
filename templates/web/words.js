// Every word the page itself says, in Chinese and in English.

import { getLanguage } from "./preferences.js";

const WORDS = {
  title: ["汇报助手", "Huibao"],
  skip_to_composer: ["跳到输入框", "Skip to the message box"],
  conversations: ["会话", "Conversations"],
  messages_of: ["与{name}的对话", "Conversation with {name}"],
  no_chats: ["还没有会话", "No conversations yet"],
  pick_chat: ["选择一个会话开始聊天", "Choose a conversation to begin"],
  no_messages: ["还没有消息", "No messages yet"],
  not_words: ["［图片等］", "[picture or other]"],
  unread: ["{n} 条未读", "{n} unread"],
  new_messages: ["新消息", "New messages"],
  to_newest: ["回到最新消息", "Go to the newest message"],
  today: ["今天", "Today"],
  yesterday: ["昨天", "Yesterday"],
  edited: ["已编辑", "edited"],
  you: ["我", "You"],
  loading: ["正在载入…", "Loading…"],
  beginning: ["对话由此开始", "The conversation begins here"],
  typing: ["正在输入…", "typing…"],
  sending_file: ["正在发送文件…", "sending a file…"],
  offline: ["连接中断，正在重新连接…", "Connection lost, reconnecting…"],
  online: ["已重新连接", "Connected again"],
  back: ["返回会话列表", "Back to the list"],

  new_chat: ["新会话", "New conversation"],
  chat_with: ["与 {name} 私聊", "Private chat with {name}"],
  new_group: ["新建群组…", "New group…"],
  group_title: ["群组名称", "Name of the group"],
  group_bot: ["群里的机器人", "Bot in the group"],
  create_group: ["新建群组", "New group"],
  create: ["创建", "Create"],
  bot: ["机器人", "bot"],
  group: ["群组", "group"],

  compose: ["输入消息…", "Write a message…"],
  send: ["发送", "Send"],
  save: ["保存", "Save"],
  attach: ["添加附件", "Attach"],
  attach_file: ["文件或图片…", "File or picture…"],
  other_sticker: ["贴纸", "Sticker"],
  other_voice: ["语音", "Voice message"],
  other_location: ["位置", "Location"],
  commands: ["命令菜单", "Commands"],
  no_commands: ["这个机器人没有命令", "This bot has no commands"],
  start: ["开始", "Start"],
  start_hint: ["点“开始”，看看它能做什么。", "Press Start to see what it can do."],
  quick_replies: ["快捷回复", "Quick replies"],
  blocked: ["已停用这个机器人", "This bot is blocked"],

  edit: ["编辑", "Edit"],
  editing: ["编辑消息", "Editing a message"],
  cancel: ["取消", "Cancel"],
  copy: ["复制文字", "Copy text"],
  copied: ["已复制", "Copied"],
  copy_hint: ["点一下就复制", "Tap to copy"],
  forward: ["转发…", "Forward…"],
  forward_to: ["转发给", "Forward to"],
  forwarded: ["已转发", "Forwarded"],
  forwarded_from: ["转发自 {name}", "Forwarded from {name}"],
  download: ["下载", "Download"],
  download_named: ["下载 {name}", "Download {name}"],
  message_menu: ["消息操作", "Message actions"],
  buttons: ["按钮", "Buttons"],
  opens_link: ["{text}（打开网页）", "{text} (opens a page)"],
  picture: ["图片", "Picture"],
  open_picture: ["查看大图", "Open the picture"],
  spoiler: ["显示隐藏文字", "Show hidden text"],
  expand: ["展开", "Show more"],
  collapse: ["收起", "Show less"],
  message_gone: ["原消息", "Message"],
  pending: ["发送中…", "sending…"],
  not_sent: ["未发送", "Not sent"],
  retry: ["重发", "Send again"],
  discard: ["放弃", "Discard"],

  send_files: ["发送文件", "Send files"],
  caption: ["说明（可不填）", "Caption (optional)"],
  drop_here: ["松开鼠标，发送到这个会话", "Drop to send to this conversation"],

  ok: ["知道了", "OK"],
  close: ["关闭", "Close"],
  open_link: ["打开链接", "Open the link"],
  open_link_ask: ["要打开这个链接吗？", "Open this link?"],

  chat_menu: ["会话菜单", "Conversation menu"],
  block: ["停用机器人", "Block the bot"],
  unblock: ["重新启用机器人", "Unblock the bot"],

  account: ["{name}：账户与设置", "{name}: account and settings"],
  theme: ["外观", "Appearance"],
  theme_auto: ["跟随系统", "Like the system"],
  theme_light: ["浅色", "Light"],
  theme_dark: ["深色", "Dark"],
  language: ["页面语言 / Language", "Language of the page / 语言"],
  shortcuts: ["键盘快捷键", "Keyboard shortcuts"],
  another_person: ["在新标签页登录另一人", "Sign in someone else in a new tab"],
  sign_out: ["退出此标签页", "Sign out of this tab"],

  key_send: ["发送", "Send"],
  key_newline: ["换行", "New line"],
  key_edit: ["输入框为空时，编辑上一条", "In an empty box: edit the last message"],
  key_cancel: ["取消编辑、关闭菜单", "Cancel editing, close a menu"],
  key_switch: ["切换会话", "Switch conversations"],
  key_commands: ["命令菜单", "Commands"],
  key_messages: ["到消息和按钮上", "To the messages and their buttons"],
  key_move: ["在消息之间移动", "Move between messages"],

  welcome: ["欢迎使用汇报助手", "Welcome to Huibao"],
  welcome_hint: [
    "每个标签页登录一个人，互不干扰。",
    "Each tab is signed in as one person, side by side.",
  ],
  invited: [
    "您收到了一份邀请。填写姓名即可开始。",
    "You have been invited. Give your name to begin.",
  ],
  your_name: ["您的姓名", "Your name"],
  enter: ["进入", "Enter"],
  known_people: ["或以此浏览器用过的身份进入", "Or enter as someone this browser knows"],
  token_refused: [
    "这个身份已失效，请重新进入。",
    "This person is no longer signed in; please enter again.",
  ],
};

// What the server may refuse, by its keys.
const REFUSALS = {
  unreachable: ["连不上服务器，请稍后再试", "The server cannot be reached; try again later"],
  forbidden: ["服务器拒绝了这个请求", "The server refused this"],
  signed_out: ["这个标签页已退出，请重新进入", "This tab is signed out; please enter again"],
  not_found: ["找不到了，可能已被删除", "It is not there any more"],
  too_large: ["文件太大，发送不了", "The file is too large to send"],
  busy: ["机器人没有回应，请稍后再试", "The bot did not answer; try again later"],
  wrong_name: ["请填写姓名（不超过 64 个字）", "Please give a name of up to 64 characters"],
  wrong_code: ["登录链接无效、已用过或已过期", "The sign-in link is wrong, used or out of date"],
  wrong_text: ["消息不能是空的", "A message needs some text"],
  text_too_long: ["文字太长了", "The text is too long"],
  wrong_file: ["这个文件发送不了", "This file cannot be sent"],
  not_yours: ["只能修改自己的消息", "Only your own messages can be changed"],
  wrong_button: ["这个按钮已经不在了", "This button is not there any more"],
  blocked: ["机器人已停用，请先重新启用", "The bot is blocked; unblock it first"],
};

export const language = getLanguage();

/** The page's words for `key`, with {name} places filled in. */
export function say(key, places = {}) {
  return choose(WORDS[key]).replace(/\{(\w+)\}/g, (_, name) => String(places[name] ?? ""));
}

/** Words for what the server refused; its own sentence where we have none. */
export function sayRefusal(key, sentence) {
  return key in REFUSALS ? choose(REFUSALS[key]) : sentence || choose(REFUSALS.forbidden);
}

function choose([chinese, english]) {
  return language === "zh" ? chinese : english;
}
