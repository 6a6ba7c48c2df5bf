/** Whether white space stands at a place, as a pattern's \s has it; most characters are known without asking the pattern. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(text.charAt(at));
}
