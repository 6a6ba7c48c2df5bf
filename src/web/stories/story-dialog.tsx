import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { longestStory, WriteStory, type Story } from "#core/stories/story";
import { addStory, changeStory, storyQuery } from "../api";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Failure } from "../parts/failure";
import { Notice } from "../parts/notice";
import { Loading } from "../parts/skeleton";
import { TextArea, TextField } from "../parts/text-field";
import { forgetTyped, keepTyped, nothingTyped, typedBefore, type Typed } from "./kept-words";
import styles from "./story-dialog.module.css";

type Props = { readonly id: string | null; readonly onClose: () => void; readonly onSaved: () => void };

/** Writes a new story, or one anew. What is typed stays in this browser until it is saved or discarded, whatever closes the dialog. */
export function StoryDialog({ id, onClose, onSaved }: Props) {
  if (id === null) return <Form story={null} onClose={onClose} onSaved={onSaved} />;
  return <Loaded id={id} onClose={onClose} onSaved={onSaved} />;
}

function Loaded({ id, onClose, onSaved }: Omit<Props, "id"> & { readonly id: string }) {
  const story = useQuery(storyQuery(id));
  if (story.isSuccess) return <Form story={story.data} onClose={onClose} onSaved={onSaved} />;
  return (
    <Dialog title="Edit this story" kind="sheet" onClose={onClose}>
      {story.isError ? (
        <Failure
          title="The story could not be read."
          error={story.error}
          onRetry={() => {
            void story.refetch();
          }}
        />
      ) : (
        <Loading label="Loading the story" />
      )}
    </Dialog>
  );
}

const inFigures = new Intl.NumberFormat("en-GB");

const typedOf = ({ title, text, tags }: Story): Typed => ({ title, text, tags: tags.join(", ") });
const wordsOf = ({ title, text, tags }: Typed) => ({ title, text, tags: tags.split(",").map((tag) => tag.trim()).filter((tag) => tag !== "") });

/** What is wrong with each field, in words; empty where nothing is. */
function faultsOf(typed: Typed): Partial<Record<keyof Typed, string>> {
  const read = WriteStory.safeParse(wordsOf(typed));
  if (read.success) return {};
  const fault = (field: keyof Typed): string | undefined => read.error.issues.find(({ path }) => path[0] === field)?.message;
  return Object.fromEntries((["title", "text", "tags"] as const).flatMap((field) => {
    const message = fault(field);
    return message === undefined ? [] : [[field, `${message.charAt(0).toUpperCase()}${message.slice(1)}.`]];
  }));
}

function Form({ story, onClose, onSaved }: { readonly story: Story | null; readonly onClose: () => void; readonly onSaved: () => void }) {
  const id = story?.id ?? null;
  const [stored] = useState(story === null ? nothingTyped : typedOf(story));
  const [before] = useState(() => typedBefore(id));
  const [typed, setTyped] = useState(before ?? stored);
  const [isTold, setTold] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const [basedOn] = useState(story?.changedAt ?? 0);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => (id === null ? addStory(wordsOf(typed), key) : changeStory(id, { ...wordsOf(typed), basedOn })),
    onSuccess: async () => {
      forgetTyped(id);
      await queries.invalidateQueries({ queryKey: ["stories"] });
      onSaved();
    },
  });
  const faults = isTold ? faultsOf(typed) : {};
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    keepTyped(id, next);
  };
  const submit = (): void => {
    setTold(true);
    if (Object.keys(faultsOf(typed)).length === 0) save.mutate();
  };
  const discard = (): void => {
    forgetTyped(id);
    onClose();
  };

  return (
    <Dialog
      title={id === null ? "Add a story" : "Edit this story"}
      kind="sheet"
      onClose={onClose}
      actions={
        <>
          <Button onClick={discard}>{id === null ? "Discard" : "Discard changes"}</Button>
          <Button tone="primary" busy={save.isPending} onClick={submit}>
            {save.isPending ? "Saving" : "Save"}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {before === null ? null : <Notice title="You typed this before and did not save it." />}
        <TextField
          label="Title"
          value={typed.title}
          error={faults.title ?? null}
          onChange={(title) => {
            change({ title });
          }}
        />
        <TextArea
          label="What happened"
          value={typed.text}
          hint={`${inFigures.format(typed.text.length)} of ${inFigures.format(longestStory)} characters`}
          error={faults.text ?? null}
          onChange={(text) => {
            change({ text });
          }}
        />
        <TextField
          label="Tags"
          value={typed.tags}
          hint="Parted by commas, like: conflict, migration"
          error={faults.tags ?? null}
          onChange={(tags) => {
            change({ tags });
          }}
        />
        {save.isError ? <Failure title="It was not saved." error={save.error} kept="Your words stay in this browser." onRetry={submit} /> : null}
      </div>
    </Dialog>
  );
}
