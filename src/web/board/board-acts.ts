/** What can be done with the board without a pointer; each with what it begins from, where that is known. */
export type BoardAct = { readonly kind: "add" } | { readonly kind: "connect"; readonly from?: string | undefined } | { readonly kind: "rename"; readonly id?: string | undefined } | { readonly kind: "remove"; readonly id?: string | undefined } | { readonly kind: "save" };

export const actTitles = { add: "Add", connect: "Connect", rename: "Rename", remove: "Remove", save: "Save as a file" } as const satisfies Record<BoardAct["kind"], string>;

/** As what a board can be taken along; the form is the ending of the file's name. */
export const boardForms = [
  { form: "svg", title: "Picture, SVG" },
  { form: "png", title: "Picture, PNG" },
  { form: "excalidraw", title: "File for Excalidraw" },
] as const;
export type BoardForm = (typeof boardForms)[number]["form"];
