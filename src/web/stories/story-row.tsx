import { Pencil, Trash2 } from "lucide-react";
import type { StoryLine } from "#core/stories/story";
import { IconButton } from "../parts/button";
import { whenInWords } from "../parts/when";
import styles from "./story-row.module.css";

type Props = { readonly story: StoryLine; readonly onEdit: (story: StoryLine) => void; readonly onErase: (story: StoryLine) => void };

/** One story: its title, how it begins or where the words were found, its tags. */
export function StoryRow({ story, onEdit, onErase }: Props) {
  const { title, excerpt, tags, words, changedAt } = story;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.excerpt}>{excerpt}</p>
        {tags.length === 0 ? null : (
          <ul className={styles.tags} aria-label="Tags">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <p className={styles.about} data-figures>
          <time dateTime={new Date(changedAt).toISOString()}>{whenInWords(changedAt, Date.now())}</time> · {words === 1 ? "1 word" : `${String(words)} words`}
        </p>
      </div>
      <div className={styles.actions}>
        <IconButton
          label={`Edit ${title}`}
          icon={<Pencil aria-hidden />}
          onClick={() => {
            onEdit(story);
          }}
        />
        <IconButton
          label={`Erase ${title}`}
          icon={<Trash2 aria-hidden />}
          onClick={() => {
            onErase(story);
          }}
        />
      </div>
    </li>
  );
}
