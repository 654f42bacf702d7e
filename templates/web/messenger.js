// A signed-in tab: the conversations beside the open one, live, and the keys that work everywhere.

import { el } from "./dom.js";
import { Api } from "./api.js";
import { openAccount } from "./account.js";
import { ChatList } from "./chatlist.js";
import { ChatPane } from "./chatpane.js";
import { takeStart } from "./links.js";
import { NewChat } from "./newchat.js";
import { Presence } from "./presence.js";
import { isNarrow, showChatScreen, showListScreen, watchScreens } from "./screens.js";
import { Sending } from "./sending.js";
import { Store } from "./store.js";
import { showFault } from "./toasts.js";
import { language, say } from "./words.js";

const OPEN_CHAT = "huibao.chat";
/** Where fingers type, focus would raise a keyboard nobody asked for. */
const canHover = matchMedia("(hover: hover)");

/** Everything a signed-in tab shows and does. */
export class Messenger {
  /** `refused` is called when the server knows the person no more. */
  constructor(person, refused) {
    this.api = new Api(person.token);
    this.store = new Store(this.api, language);
    this.sending = new Sending(this.api, this.store);
    this.presence = new Presence(this.api, this.store, refused);
    this.newChat = new NewChat(this.api, this.store, (id) => this.choose(id));
    this.pane = new ChatPane(this.store, this.api, this.sending, showListScreen);
    this.list = this.buildList(person);
    this.watch();
  }

  buildList(person) {
    const choose = (id) => this.choose(id);
    return new ChatList(
      this.store,
      choose,
      person,
      (anchor) => this.newChat.offer(anchor),
      openAccount,
    );
  }

  watch() {
    this.store.addEventListener("chats", () => this.showTitle());
    document.addEventListener("keydown", (event) => this.takeKey(event));
  }

  /** Show it all on `page`. */
  async start(page) {
    page.replaceChildren(
      this.skipLink(),
      el("div", { class: "desk" }, this.list.element, this.pane.element),
    );
    watchScreens();
    this.presence.start();
    await this.store.loadChats();
    await this.openFirst();
    await this.acceptStart();
  }

  /** The chat this tab had open; else the only one, or on a wide screen the latest. */
  async openFirst() {
    const chats = this.store.sorted();
    const kept = Number(sessionStorage.getItem(OPEN_CHAT));
    if (this.store.chats.has(kept)) return this.choose(kept);
    if (chats.length === 1 || (chats.length && !isNarrow())) return this.choose(chats[0].id);
    return chats.length ? undefined : this.openOnlyBot();
  }

  async openOnlyBot() {
    const { bots } = await this.api.bots();
    if (bots.length === 1) await this.newChat.create(bots[0]);
  }

  /** An invitation: into the chat with its bot, and say so. */
  async acceptStart() {
    const link = takeStart();
    if (!link) return;
    const { bots } = await this.api.bots();
    const bot = bots.find(({ username }) => username === link.bot) ?? bots[0];
    if (!bot) return;
    await this.newChat.create(bot);
    this.pane.say(`/start ${link.start}`);
  }

  async choose(id) {
    showChatScreen();
    sessionStorage.setItem(OPEN_CHAT, id);
    try {
      await this.store.openChat(id);
    } catch (fault) {
      showFault(fault);
    }
    if (canHover.matches) this.pane.focus();
  }

  showTitle() {
    const { unread } = this.store;
    document.title = unread ? `(${unread}) ${say("title")}` : say("title");
  }

  takeKey(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step || !this.store.chats.size) return;
    event.preventDefault();
    this.choose(this.list.neighbour(step));
  }

  skipLink() {
    const skip = el("a", { class: "skip", href: "#composer", text: say("skip_to_composer") });
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.pane.focus();
    });
    return skip;
  }
}
