export type DeviceKind = "microphone" | "camera";

export const deviceKinds = ["microphone", "camera"] as const satisfies readonly DeviceKind[];

/** refused: by the person or the system; missing: there is none; busy: another program has it; unplugged: it was there; unavailable: the page is not allowed to ask (not secure, no API). */
export type DeviceTrouble = "refused" | "missing" | "busy" | "unplugged" | "unavailable";

/** What `getUserMedia` means by what it throws. Names: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
export function troubleOf(error: unknown): DeviceTrouble {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "unavailable";
  }
}
