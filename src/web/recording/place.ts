/** Where the self-view lies in the room: 0 is as far left or up as it can be, 1 as far right or down. */
export type Place = { readonly x: number; readonly y: number };

/** The free space that the self-view can be moved in, in pixels. */
export type Free = { readonly width: number; readonly height: number };

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** Moved by so many pixels, and never out of the room. */
export function movedBy({ x, y }: Place, by: { readonly x: number; readonly y: number }, { width, height }: Free): Place {
  return { x: width <= 0 ? x : within(x + by.x / width), y: height <= 0 ? y : within(y + by.y / height) };
}

/** At the nearest side, as high as it was. */
export const sideOf = ({ x, y }: Place): Place => ({ x: Math.round(x), y });

/** At the side where it is not, as high as it was. */
export const otherSide = ({ x, y }: Place): Place => ({ x: 1 - Math.round(x), y });

/** The nearest corner. */
const cornerOf = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

/** The next corner, clockwise. */
export function nextCorner(place: Place): Place {
  const { x, y } = cornerOf(place);
  return { x: 1 - y, y: x };
}

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

/** Where an arrow key points; null for any other key. */
export const directionOf = (key: string): { readonly x: number; readonly y: number } | null => directions[key] ?? null;
