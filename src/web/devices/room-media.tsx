import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { DeviceKind } from "./device-trouble";
import { mediaKeeper, type MediaKeeper, type MediaStanding } from "./media-keeper";

export type { DeviceKind, DeviceTrouble } from "./device-trouble";

/** The microphone and the camera of the page, how they stand, and how to open, close and choose them. */
export type RoomMedia = MediaStanding & Pick<MediaKeeper, "want" | "tryAgain" | "choose">;

const Media = createContext<RoomMedia | null>(null);

/** Holds microphone and camera for what it stands around: each is open only while it is wanted, and both are stopped when this goes. */
export function RoomMediaProvider({ children }: { readonly children: ReactNode }) {
  // Where a page is not secure, browsers leave it out.
  const [keeper] = useState(() => mediaKeeper("mediaDevices" in navigator ? navigator.mediaDevices : null, permissionOf));
  useEffect(() => keeper.open(), [keeper]);
  const standing = useSyncExternalStore(keeper.subscribe, keeper.standing);
  const media = useMemo(() => ({ ...standing, want: keeper.want, tryAgain: keeper.tryAgain, choose: keeper.choose }), [standing, keeper]);
  return <Media value={media}>{children}</Media>;
}

export function useRoomMedia(): RoomMedia {
  const media = use(Media);
  if (media === null) throw new Error("useRoomMedia outside of RoomMediaProvider");
  return media;
}

async function permissionOf(kind: DeviceKind): Promise<PermissionState | null> {
  if (!("permissions" in navigator)) return null;
  try {
    return (await navigator.permissions.query({ name: kind })).state;
  } catch (error) {
    // Browsers that do not know the name throw one of these.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
