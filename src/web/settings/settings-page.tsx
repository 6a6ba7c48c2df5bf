import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { referenceQuery } from "../api";
import { KeyList } from "../keys/key-list";
import { areSingleKeysOn, switchSingleKeys } from "../keys/keys";
import { Choice } from "../parts/choice";
import { Check } from "../parts/field";
import { Page } from "../parts/page";
import { Agents } from "./agents";
import { chooseAppearance, chosenAppearance } from "./appearance";
import { ModelSection } from "./model-section";
import { Privacy } from "./privacy";
import styles from "./settings-page.module.css";
import { VoiceSection } from "./voice-section";

/** Which model words the questions, which services hear and speak, how the app looks, which keys it knows, and what it keeps where. */
export function SettingsPage() {
  return (
    <Page title="Settings">
      <ModelSection />
      <VoiceSection />
      <Appearance />
      <Keyboard />
      <Agents />
      <Privacy />
      <Versions />
    </Page>
  );
}

function Appearance() {
  const [appearance, setAppearance] = useState(chosenAppearance);
  return (
    <section className={styles.section} aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <Choice
        legend="Appearance"
        quietLegend
        value={appearance}
        options={[
          { value: "system", title: "As the system" },
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ]}
        onChange={(chosen) => {
          chooseAppearance(chosen);
          setAppearance(chosen);
        }}
      />
    </section>
  );
}

function Keyboard() {
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <section className={styles.section} aria-labelledby="keyboard">
      <h2 id="keyboard">Keyboard</h2>
      <KeyList />
      <Check
        label="Keys of a single character, such as ?, are on"
        checked={isOn}
        onChange={(on) => {
          switchSingleKeys(on);
          setOn(on);
        }}
      />
    </section>
  );
}

function Versions() {
  const reference = useQuery(referenceQuery);
  return (
    <section className={styles.section} aria-labelledby="content-version">
      <h2 id="content-version">Content</h2>
      <p data-figures>
        {reference.isSuccess
          ? `Interviews and readings come from content version ${reference.data.content}. Each session keeps the version that it ran under.`
          : reference.isError
            ? "The version of the content could not be read, as Altitude does not answer. Everything is kept; see that it still runs in its terminal."
            : "\u00a0"}
      </p>
    </section>
  );
}
