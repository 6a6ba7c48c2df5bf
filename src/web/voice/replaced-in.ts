/** A text with one phrase put in the place of another: of all the places where that stands, the one after so many others. */
export function replacedIn(text: string, phrase: string, by: string, timesBefore: number): string {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  const places = [...text.matchAll(pattern)];
  const place = places[timesBefore] ?? places.at(-1);
  return place === undefined ? text : text.slice(0, place.index) + by + text.slice(place.index + place[0].length);
}
