import { recall, remember } from "../parts/remembered";

/** What each key does. `?` shows them. */
export const keys = [
  { press: ["?"], does: "Shows these keys", where: "Everywhere" },
  { press: ["/"], does: "Searches the scenarios", where: "Practise" },
  { press: ["Esc"], does: "Closes what is open on top", where: "Everywhere" },
  { press: ["Ctrl", "Enter"], orPress: ["⌘", "Enter"], does: "Says your answer", where: "In an interview" },
  { press: ["Space"], does: "Talks for as long as it is held, where you push to talk", where: "In an interview by voice" },
  { press: ["M"], does: "Silences the interviewer's voice, or lets it speak", where: "In an interview by voice" },
  { press: ["Space"], orPress: ["K"], does: "Plays and pauses", where: "In a replay" },
  { press: ["←"], orPress: ["→"], does: "Goes back or on by 5 seconds", where: "In a replay" },
  { press: ["J"], orPress: ["L"], does: "Goes back or on by 10 seconds", where: "In a replay" },
  { press: [","], orPress: ["."], does: "Goes to the previous or the next note", where: "In a replay" },
  { press: ["<"], orPress: [">"], does: "Plays slower or faster", where: "In a replay" },
  { press: ["R"], does: "Draws a rectangle; A an arrow, T text, P by hand, V selects", where: "On the board" },
  { press: ["Ctrl", "Z"], orPress: ["⌘", "Z"], does: "Takes back the last stroke", where: "On the board" },
  { press: ["Tab"], does: "Goes on to the next control; with Shift back", where: "Everywhere" },
] as const satisfies readonly { readonly press: readonly string[]; readonly orPress?: readonly string[]; readonly does: string; readonly where: string }[];

/** Keys that are a single character can be switched off: speech control and shaky hands press them by accident. */
export const areSingleKeysOn = (): boolean => recall("single-keys") !== false;

export const switchSingleKeys = (on: boolean): boolean => remember("single-keys", on);

/** Whether a key press is meant as text, or for a dialog that is open, and not for the page. */
export function isForSomethingElse({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const isTyped = target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
  return isTyped || ctrlKey || metaKey || altKey || isComposing || document.querySelector("dialog[open]") !== null;
}
