import { Webcam } from "lucide-react";
import { useId, useState, type ComponentProps } from "react";
import { buttonClass } from "../parts/button";
import { DevicesPanel } from "./devices-panel";
import styles from "./devices-popover.module.css";

/** One button for microphone, camera and recording. What it opens closes on Escape and on a press outside. */
export function DevicesPopover(props: ComponentProps<typeof DevicesPanel>) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isTroubled = props.recording.notice !== null;
  return (
    <>
      <button type="button" className={buttonClass("plain", "small")} popoverTarget={id} aria-label={isTroubled ? "Devices: the recording has stopped" : "Devices"}>
        <Webcam aria-hidden />
        <span className={styles.word} aria-hidden>
          Devices
        </span>
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Devices"
        className={styles.popover}
        onToggle={({ newState }) => {
          setOpen(newState === "open");
        }}
      >
        {/* The level is measured only while it is seen. */}
        {isOpen ? <DevicesPanel {...props} /> : null}
      </div>
    </>
  );
}
