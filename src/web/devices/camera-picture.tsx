import { useCallback } from "react";
import { classNames } from "../parts/class-names";
import styles from "./camera-picture.module.css";

/** What the camera sees, mirrored as people know themselves. */
export function CameraPicture({ track, label, className }: { readonly track: MediaStreamTrack; readonly label: string; readonly className?: string | undefined }) {
  const place = useCallback(
    (video: HTMLVideoElement | null) => {
      if (video === null) return;
      video.srcObject = new MediaStream([track]);
      return () => {
        video.srcObject = null;
      };
    },
    [track],
  );
  return <video ref={place} className={classNames(styles.picture, className)} aria-label={label} autoPlay muted playsInline disablePictureInPicture />;
}
