// Words on their way to where one pastes from.

import { showFault, showToast } from "./toasts.js";
import { say } from "./words.js";

/** Copy words and say so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(say("copied"));
  } catch (fault) {
    showFault(fault);
  }
}
