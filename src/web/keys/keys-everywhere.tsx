import { useEffect, useState } from "react";
import { Dialog } from "../parts/dialog";
import { KeyList } from "./key-list";
import { areSingleKeysOn, isForSomethingElse } from "./keys";

/** Listens for `?` on every page and shows the keys. */
export function KeysEverywhere() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "?" || isForSomethingElse(event) || !areSingleKeysOn()) return;
      event.preventDefault();
      setShown(true);
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, []);
  if (!isShown) return null;
  return (
    <Dialog
      title="Keys"
      onClose={() => {
        setShown(false);
      }}
    >
      <KeyList />
    </Dialog>
  );
}
