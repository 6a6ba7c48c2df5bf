import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import type { RoomRecording } from "./use-recording";

/** While the end of the recording is still on its way to the disk. */
export function KeepingDialog({ recording: { chunksLeft, trouble }, onGoOn }: { readonly recording: RoomRecording; readonly onGoOn: () => void }) {
  return (
    <Dialog title="Keeping the last seconds of the recording" onClose={onGoOn} actions={<Button onClick={onGoOn}>Go on without waiting</Button>}>
      <p role="status" data-figures>
        {trouble !== null
          ? `${trouble} What was recorded is kept in this browser, and sent as soon as Altitude takes it, or when you open it here again.`
          : `${chunksLeft === null || chunksLeft === 0 ? "The recording is being closed." : chunksLeft === 1 ? "About a second of it is still to be sent." : `About ${String(chunksLeft)} seconds of it are still to be sent.`} If you go on, that happens meanwhile: leave this tab open until then.`}
      </p>
    </Dialog>
  );
}
