// A new conversation: with a bot alone, or a group with one.

import { el } from "./dom.js";
import { askForm } from "./dialogs.js";
import { openMenu } from "./menus.js";
import { showFault } from "./toasts.js";
import { say } from "./words.js";

export class NewChat {
  #api;
  #store;
  #choose;

  /** `choose` is called with the id of the chat that was made. */
  constructor(api, store, choose) {
    this.#api = api;
    this.#store = store;
    this.#choose = choose;
  }

  /** Offer every bot, and a group, in a menu at `anchor`. */
  async offer(anchor) {
    try {
      const { bots } = await this.#api.bots();
      const chats = bots.map((bot) => ({
        text: say("chat_with", { name: bot.name }),
        action: () => this.create(bot),
      }));
      openMenu(anchor, [
        ...chats,
        { text: say("new_group"), action: () => this.#createGroup(bots) },
      ]);
    } catch (fault) {
      showFault(fault);
    }
  }

  /** The private chat with a bot, made if it is not there yet; resolves when it is open. */
  async create(bot) {
    const { chat } = await this.#api.createChat(bot.id);
    return this.#enter(chat);
  }

  async #createGroup(bots) {
    const title = el("input", { type: "text", required: true, maxlength: "128", autofocus: true });
    const choice = el(
      "select",
      {},
      bots.map((bot) => el("option", { value: bot.id, text: bot.name })),
    );
    const fields = [
      el("label", {}, say("group_title"), title),
      el("label", {}, say("group_bot"), choice),
    ];
    if (!(await askForm(say("create_group"), fields, say("create")))) return;
    try {
      const { chat } = await this.#api.createGroup(title.value.trim(), Number(choice.value));
      await this.#enter(chat);
    } catch (fault) {
      showFault(fault);
    }
  }

  async #enter(chat) {
    await this.#store.loadChats();
    if (!this.#store.chats.has(chat.id)) this.#store.addChat(chat);
    return this.#choose(chat.id);
  }
}
