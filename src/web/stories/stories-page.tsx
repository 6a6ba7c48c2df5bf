import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download, Plus, Search } from "lucide-react";
import { useDeferredValue, useId, useState } from "react";
import type { StoryLine } from "#core/stories/story";
import { storiesFile, storiesQuery } from "../api";
import { Button, buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import { EraseStoryDialog } from "./erase-story-dialog";
import styles from "./stories-page.module.css";
import { StoryDialog } from "./story-dialog";
import { StoryRow } from "./story-row";

/** What lies open over the page: a new story, one that is written anew, one that is about to go. */
type Open = { readonly what: "new" } | { readonly what: "edit" | "erase"; readonly story: StoryLine } | null;

/** The story bank: what happened to the person, in their own words, to find when a question asks for it. */
export function StoriesPage() {
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const stories = useQuery({ ...storiesQuery(words), placeholderData: keepPreviousData });
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const searchId = useId();
  const close = (): void => {
    setOpen(null);
  };
  const closeSaying = (what: string) => () => {
    setOpen(null);
    setSaid(what);
  };
  const add = (
    <Button
      tone="primary"
      icon={<Plus aria-hidden />}
      onClick={() => {
        setOpen({ what: "new" });
      }}
    >
      Add a story
    </Button>
  );
  const isEmpty = stories.isSuccess && words === "" && stories.data.length === 0;

  return (
    <Page title="Stories" lead="What happened to you, in your own words, to have at hand when a question asks for it. They are kept on this machine, and no reading looks at them." actions={isEmpty ? undefined : add}>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {isEmpty ? (
        <div className={styles.empty}>
          <h2>No story yet</h2>
          <p>Begin with one that you would tell tomorrow: what was at stake, what you did yourself, what came of it with a number, what you would do differently.</p>
          {add}
        </div>
      ) : (
        <>
          <search className={styles.tools}>
            <div className={styles.search}>
              <label htmlFor={searchId} className={styles.label}>
                Search
              </label>
              <div className={styles.box}>
                <Search aria-hidden />
                <input
                  id={searchId}
                  type="search"
                  value={typed}
                  autoComplete="off"
                  maxLength={500}
                  onChange={(event) => {
                    setTyped(event.target.value);
                  }}
                />
              </div>
            </div>
            <a className={buttonClass("quiet")} href={storiesFile} download>
              <Download aria-hidden />
              <span>Markdown</span>
            </a>
          </search>
          {stories.isSuccess ? (
            <Found
              stories={stories.data}
              isSearch={words !== ""}
              onEdit={(story) => {
                setOpen({ what: "edit", story });
              }}
              onErase={(story) => {
                setOpen({ what: "erase", story });
              }}
            />
          ) : stories.isError ? (
            <Failure
              title="Your stories could not be listed."
              error={stories.error}
              kept="They are kept."
              onRetry={() => {
                void stories.refetch();
              }}
            />
          ) : (
            <Loading label="Loading your stories">
              <Skeleton height="6rem" />
              <Skeleton height="6rem" />
            </Loading>
          )}
        </>
      )}
      {open?.what === "new" ? <StoryDialog id={null} onClose={close} onSaved={closeSaying("The story is kept.")} /> : null}
      {open?.what === "edit" ? <StoryDialog id={open.story.id} onClose={close} onSaved={closeSaying("The story is kept.")} /> : null}
      {open?.what === "erase" ? <EraseStoryDialog story={open.story} onClose={close} onErased={closeSaying(`${open.story.title} is erased.`)} /> : null}
    </Page>
  );
}

type FoundProps = { readonly stories: readonly StoryLine[]; readonly isSearch: boolean; readonly onEdit: (story: StoryLine) => void; readonly onErase: (story: StoryLine) => void };

function Found({ stories, isSearch, onEdit, onErase }: FoundProps) {
  const count = stories.length === 1 ? "1 story" : `${String(stories.length)} stories`;
  return (
    <>
      <p role="status" className={styles.count} data-figures>
        {stories.length === 0 ? "No story holds those words." : isSearch ? `${count} found` : count}
      </p>
      {stories.length === 0 ? null : (
        <ul className={styles.list}>
          {stories.map((story) => (
            <StoryRow key={story.id} story={story} onEdit={onEdit} onErase={onErase} />
          ))}
        </ul>
      )}
    </>
  );
}
