import { useQuery } from "@tanstack/react-query";
import type { Connected } from "#core/connection/connection-view";
import type { VoiceView } from "#core/voice/voice-view";
import { modelQuery, voiceQuery } from "../api";
import { useVoiceSettings, type VoiceSettings } from "../voice/voice-settings";
import { runsElsewhere } from "./destination";
import { KeptRecordings } from "./kept-recordings";
import styles from "./settings-page.module.css";

/** What is kept, where, and what leaves this machine: as things stand now. */
export function Privacy() {
  const model = useQuery(modelQuery);
  const voice = useQuery(voiceQuery);
  const byBrowser = leavesByBrowser(useVoiceSettings());
  return (
    <section className={styles.section} aria-labelledby="privacy">
      <h2 id="privacy">Privacy</h2>
      <ul className={styles.points}>
        <li>
          Everything you say in an interview, and every report, is kept on this machine: in the folder that <code>ALTITUDE_HOME</code> names, else in <code>.altitude</code> in your home folder. Where the server was started with{" "}
          <code>DATABASE_URL</code>, it is kept in that database instead.
        </li>
        <li>An interview is recorded only where you switch that on. The recording stands in the same folder, as a file of its own, also where there is a database. Nothing looks at your face, voice or accent: there is no such analysis.</li>
        <li>{model.isSuccess && voice.isSuccess ? leaves({ model: model.data.connected, voice: voice.data, byBrowser }) : [leavesAtMost, ...byBrowser].join(" ")} There is no account, no measuring of use, and no other request to anywhere: fonts and scripts come from here, too.</li>
        <li>
          The key of a language model stands in <code>model.json</code> in that folder, those of speech services in <code>voice.json</code>, which only you can read, or in the environment. They are never sent to this browser.
        </li>
        <li>This browser remembers your last choices and devices, how the app should look, the words that you typed and have not said yet, what you said and could not be written down until it is, you discard it or the interview ends (where that was erased from elsewhere, until you open Altitude a week later), and seconds of a recording until they have reached the folder.</li>
        <li>To erase a session with all that was kept of it, erase it under Reports, a story under Stories. To erase everything, stop Altitude, delete the folder, and clear this site's data in your browser.</li>
      </ul>
      <KeptRecordings />
    </section>
  );
}

const leavesAtMost = "Nothing leaves this machine through Altitude, unless a language model elsewhere is connected, or a speech service: then what it works on is sent there.";

type Leaving = { readonly model: Connected | null; readonly voice: VoiceView; readonly byBrowser: readonly string[] };

function leaves({ model, voice: { transcription, speech }, byBrowser }: Leaving): string {
  if (model === null && transcription === null && speech === null && byBrowser.length === 0) return "Nothing leaves this machine: no language model and no speech service is connected.";
  const said = [
    ...(model === null ? [] : runsElsewhere(model) ? ["Interviews with the language model that is connected go to its server on this machine, which sends them on."] : model.isLocal ? [] : [`Interviews with ${model.name} are sent to ${model.goesTo}: the scenario, the questions and your answers.`]),
    ...(transcription === null || transcription.isLocal ? [] : [`Recordings of what you say are sent to ${transcription.goesTo} to be written down, with terms of the scenario.`]),
    ...(speech === null || speech.isLocal ? [] : [`What the interviewer says is sent to ${speech.goesTo} to be said aloud.`]),
    ...byBrowser,
  ];
  return said.length === 0 ? "Altitude sends nothing to other machines: what is connected runs on this one." : `${said.join(" ")} Nothing else leaves this machine.`;
}

/** What this browser itself may send to its maker, as it was allowed under Voice in an interview. */
function leavesByBrowser({ mayGoToMaker, mayVoiceBeRemote }: VoiceSettings): readonly string[] {
  return [
    ...(mayGoToMaker ? ["Where there is no other way to turn your voice into words, your browser sends it to its maker, as you allowed under Voice in an interview."] : []),
    ...(mayVoiceBeRemote ? ["For voices that are not on this machine, your browser sends what the interviewer says to its maker, as you allowed under Voice in an interview."] : []),
  ];
}
