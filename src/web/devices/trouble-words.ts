import { deviceKinds, type DeviceKind, type DeviceTrouble } from "./device-trouble";

const names = { microphone: "microphone", camera: "camera" } as const satisfies Record<DeviceKind, string>;
const without = { microphone: "You can go on by typing", camera: "You can go on without a picture" } as const satisfies Record<DeviceKind, string>;

const troubles = {
  refused: (name) => `This page may not use the ${name}. Allow it beside the address of the page, and in the privacy settings of the system, then try again.`,
  missing: (name) => `No ${name} was found. Plug one in, or switch it on; it is then used by itself.`,
  busy: (name) => `The ${name} does not open, most often because another program uses it. Close that program, then try again.`,
  unplugged: (name) => `The ${name} was unplugged or switched off. Plug it in again, and it is used by itself.`,
  unavailable: (name) => `This browser gives the page no ${name}. Open Altitude at http://localhost or http://127.0.0.1 in a current browser.`,
} as const satisfies Record<DeviceTrouble, (name: string) => string>;

/** What is wrong, how to mend it, and that one can go on meanwhile. */
export const troubleWords = (kind: DeviceKind, trouble: DeviceTrouble): string => `${troubles[trouble](names[kind])} ${without[kind]}.`;

/** The same for both at once. */
const bothTroubleWords = (trouble: DeviceTrouble): string => `${troubles[trouble]("microphone and camera")} You can go on by typing, without a picture.`;

/** What is wrong, in as few sentences as tell it: where both are refused or unavailable, that is one thing. */
export function troublesIn({ microphone, camera }: { readonly [kind in DeviceKind]: DeviceTrouble | null }): readonly { readonly kinds: readonly DeviceKind[]; readonly words: string; readonly isWorthTrying: boolean }[] {
  if (microphone !== null && microphone === camera && (microphone === "refused" || microphone === "unavailable")) return [{ kinds: ["microphone", "camera"], words: bothTroubleWords(microphone), isWorthTrying: isWorthTrying(microphone) }];
  return deviceKinds.flatMap((kind) => {
    const trouble = { microphone, camera }[kind];
    return trouble === null ? [] : [{ kinds: [kind], words: troubleWords(kind, trouble), isWorthTrying: isWorthTrying(trouble) }];
  });
}

/** Whether trying again by hand can help; the others mend themselves, or never. */
export const isWorthTrying = (trouble: DeviceTrouble): boolean => trouble !== "unavailable";

/** Another device took over. */
export const replacedWords = (kind: DeviceKind, name: string): string => `The ${names[kind]} you used is gone; ${name === "" ? "another one" : name} is used instead.`;
