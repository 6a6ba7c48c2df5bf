import { useEffect, useState } from "react";
import { Skeleton } from "../parts/skeleton";
import { setAssetPath } from "./set-asset-path";
import styles from "./board-picture.module.css";
import type { Drawn } from "./drawn";
import { outlineOf } from "./outline";
import { useIsDark } from "./use-is-dark";

type Picture = { readonly kind: "drawing" } | { readonly kind: "drawn"; readonly address: string } | { readonly kind: "failed" };

/** A board as it stood at a moment, to look at only. It is a picture: what is written on it is never markup of this page. */
export function BoardAt({ elements }: { readonly elements: readonly Drawn[] }) {
  const isDark = useIsDark();
  const [picture, setPicture] = useState<Picture>({ kind: "drawing" });
  const isEmpty = elements.every(({ isDeleted }) => isDeleted);
  useEffect(() => {
    if (isEmpty) return;
    let isWanted = true;
    const draw = async (): Promise<void> => {
      setAssetPath();
      const { boardSvg } = await import("./export-board");
      const svg = await boardSvg(elements, { isDark });
      if (isWanted) setPicture({ kind: "drawn", address: URL.createObjectURL(svg) });
    };
    draw().catch((error: unknown) => {
      console.error(error);
      if (isWanted) setPicture({ kind: "failed" });
    });
    return () => {
      isWanted = false;
    };
  }, [elements, isDark, isEmpty]);
  const address = picture.kind === "drawn" ? picture.address : null;
  useEffect(() => {
    if (address === null) return;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [address]);

  if (isEmpty) return <p className={styles.nothing}>Nothing is on the board yet.</p>;
  if (picture.kind === "failed") return <p className={styles.nothing}>The board could not be drawn as a picture. It is kept.</p>;
  if (address === null) return <Skeleton height="16rem" />;
  return <img className={styles.picture} src={address} alt={inWords(elements)} />;
}

const mostNamed = 12;

/** The picture for those who do not see it: the parts, then what leads where. */
function inWords(elements: readonly Drawn[]): string {
  const { components, connections } = outlineOf(elements);
  if (components.length === 0) return "The board, drawn by hand";
  const parts = components.slice(0, mostNamed).map(({ name }) => name).join(", ");
  const arrows = connections.slice(0, mostNamed).map(({ from, to }) => `${from.name} to ${to.name}`).join(", ");
  return `The board: ${parts}.${arrows === "" ? "" : ` Arrows: ${arrows}.`}`;
}
