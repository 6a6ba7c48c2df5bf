/** A text without the line breaks that only keep its source narrow: paragraphs stay. */
export const unwrapped = (text: string): string => text.replace(/(?<=[^\n])\n(?![\n*-]|\d+\.)/g, " ");
