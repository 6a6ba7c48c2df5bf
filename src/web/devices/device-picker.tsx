import { Select } from "../parts/field";
import type { DeviceKind } from "./device-trouble";
import { useRoomMedia } from "./room-media";

const title = { microphone: "Microphone", camera: "Camera" } as const satisfies Record<DeviceKind, string>;

/** Which of the microphones or cameras is used. Their names are known once one was allowed. */
export function DevicePicker({ kind, quietLabel = false }: { readonly kind: DeviceKind; /** The label is read out only. */ readonly quietLabel?: boolean }) {
  const media = useRoomMedia();
  const track = media[kind];
  // Browsers tell no id before one was allowed; Chromium offers one of them again for phone calls.
  const offered = media.devices.filter((device) => device.kind === (kind === "microphone" ? "audioinput" : "videoinput") && device.deviceId !== "" && device.deviceId !== "communications");
  const current = track?.getSettings().deviceId ?? media.chosen[kind] ?? "";
  const isListed = offered.some(({ deviceId }) => deviceId === current);
  return (
    <Select
      label={quietLabel ? `Which ${kind}` : title[kind]}
      quietLabel={quietLabel}
      value={isListed ? current : ""}
      disabled={offered.length === 0}
      onChange={(deviceId) => {
        media.choose(kind, deviceId);
      }}
    >
      {isListed ? null : <option value="">{offered.length === 0 ? `${title[kind]} of the system` : `Choose a ${kind}`}</option>}
      {offered.map(({ deviceId, label }, index) => (
        <option key={deviceId} value={deviceId}>
          {label === "" ? `${title[kind]} ${String(index + 1)}` : label}
        </option>
      ))}
    </Select>
  );
}
